"""Who may use the admin commands: people named in ADMIN_IDS, by channel and id, in a chat of two."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.setting_values import AdminId

# Accounts that speak for others: anonymous group admins, Telegram itself (linked channels), channels in groups.
_NOBODY = {"telegram": frozenset({"1087968824", "777000", "136817688"})}


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a command or pressed a button, as the platform says; names people give themselves stay outside."""

    channel: str
    user_id: str
    private: bool  # a chat of this person and the bot alone
    own_words: bool = True  # not forwarded, not edited, not sent through or on behalf of another account


def may_administer(caller: Caller, admins: Collection[AdminId]) -> bool:
    """Whether the caller is an admin and speaks for nobody else."""
    if not caller.private or not caller.own_words or caller.user_id in _NOBODY.get(caller.channel, frozenset()):
        return False
    return AdminId(caller.channel, caller.user_id) in admins
