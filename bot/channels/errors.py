"""Why a channel cannot run. Each text is one line for the operator; `exit_code` is the process's."""


class ChannelError(Exception):
    """The channel stops for good."""

    exit_code = 1


class TokenRefused(ChannelError):
    """The platform does not know the token."""

    exit_code = 3


class WebhookMisconfigured(ChannelError):
    """The webhook settings cannot work."""

    exit_code = 3


class AnotherInstance(ChannelError):
    """Another process polls with the same token."""

    exit_code = 4
