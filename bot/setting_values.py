"""The kinds of values a setting can have: from a variable's text to something usable."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
Network = IPv4Network | IPv6Network

_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_ADMIN_CHANNELS = ("telegram", "zalo", "zalo_oa")
_ZALO_OA_TOKEN_PATH = "/v4/oa/access_token"  # noqa: S105 - a path, no password


class WrongValue(ValueError):
    """A value that cannot be used; the text says what is expected."""


@dataclass(frozen=True, slots=True)
class AdminId:
    """A person who may use the admin commands, as the channel names them."""

    channel: str  # "telegram", "zalo" or "zalo_oa"
    user_id: str


def url(text: str) -> str:
    """An http(s) address, without a slash at its end."""
    try:
        address = urlsplit(text)
        usable = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:
        usable = False
    if not usable or re.search(r"\s", text):
        raise WrongValue("expected an address that begins with https:// (or http://) and names a host")
    return text.rstrip("/")


def bot_url(text: str) -> str:
    """An address that the Telegram library can put a token into."""
    address = url(text)
    if not address.endswith("/bot") and "{token}" not in address:
        raise WrongValue("expected an address that ends in /bot, or holds {token} where the token belongs")
    return address


def oauth_url(text: str) -> str:
    """Where Zalo renews tokens; a bare host gets Zalo's own path."""
    address = url(text)
    return address if urlsplit(address).path else address + _ZALO_OA_TOKEN_PATH


def host(text: str) -> str:
    """A host name or address to listen on."""
    if re.search(r"[\s/]", text):
        raise WrongValue("expected a host name or address without scheme and path, such as 127.0.0.1 or 0.0.0.0")
    return text


def between(low: int, high: int, unit: str) -> Callable[[str], int]:
    """A reader of whole numbers from `low` to `high`, both included."""

    def number(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise WrongValue(f"expected a whole number from {low} to {high} ({unit})")
        return int(text)

    return number


def folder(text: str) -> Path:
    """A folder's path; whether it is there is for its reader to say."""
    if "\0" in text:
        raise WrongValue("expected the path of a folder")
    return Path(text).expanduser()


def folders(text: str) -> tuple[Path, ...]:
    """Folders with ":" between them."""
    paths = tuple(folder(part) for part in text.split(":") if part)
    if not paths:
        raise WrongValue("expected folders with ':' between them, such as corpus/articles:/srv/articles")
    return paths


def admins(text: str) -> tuple[AdminId, ...]:
    """Admins with commas between them: telegram:123,zalo:ab12."""
    return tuple(_admin(part) for part in _listed(text))


def origins(text: str) -> tuple[str, ...]:
    """Web origins with commas between them."""
    return tuple(_origin(part) for part in _listed(text))


def networks(text: str) -> tuple[Network, ...]:
    """Addresses or networks with commas between them."""
    try:
        return tuple(ip_network(part) for part in _listed(text))
    except ValueError as error:
        raise WrongValue("expected addresses or networks with commas between, such as 127.0.0.1,10.0.0.0/8") from error


def log_level(text: str) -> LogLevel:
    """A level's name, in small letters too."""
    if text.upper() not in _LOG_LEVELS:
        raise WrongValue(f"expected one of {', '.join(_LOG_LEVELS)}")
    return cast("LogLevel", text.upper())


def _listed(text: str) -> list[str]:
    """The parts of a list with commas, each once, in order."""
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _admin(text: str) -> AdminId:
    channel, _, user_id = text.partition(":")
    if channel not in _ADMIN_CHANNELS or not user_id or (channel == "telegram" and not user_id.isdecimal()):
        raise WrongValue(
            f"{text!r} is no admin; expected channel:id with commas between, such as telegram:123456789,zalo:ab12; "
            f"channels are {', '.join(_ADMIN_CHANNELS)}; a Telegram id is a number, not a @name"
        )
    return AdminId(channel, user_id)


def _origin(text: str) -> str:
    address = url(text)
    if urlsplit(address).path or urlsplit(address).query:
        raise WrongValue(f"{text!r} has a path; expected scheme and host only, such as https://example.gov.vn")
    return address.lower()  # browsers send origins in lower case
