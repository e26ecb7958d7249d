"""Only people named in ADMIN_IDS, in their own words, in a chat of two."""

import pytest

from bot.permissions import Caller, may_administer
from bot.setting_values import AdminId

ADMINS = (AdminId("telegram", "42"), AdminId("zalo", "ab12"))


def test_an_admin_in_a_private_chat_may() -> None:
    assert may_administer(Caller("telegram", "42", private=True), ADMINS)
    assert may_administer(Caller("zalo", "ab12", private=True), ADMINS)


@pytest.mark.parametrize(
    "caller",
    [
        Caller("telegram", "43", private=True),
        Caller("telegram", "", private=True),
        Caller("telegram", "042", private=True),
        Caller("telegram", "４２", private=True),
        Caller("telegram", "@admin", private=True),
        Caller("zalo", "42", private=True),
        Caller("zalo_oa", "ab12", private=True),
        Caller("zalo", "AB12", private=True),
        Caller("telegram", "42", private=False),
        Caller("telegram", "42", private=True, own_words=False),
    ],
)
def test_nobody_else_may(caller: Caller) -> None:
    assert not may_administer(caller, ADMINS)


@pytest.mark.parametrize("account", ["1087968824", "777000", "136817688"])
def test_accounts_that_speak_for_others_may_not_even_when_they_are_named(account: str) -> None:
    assert not may_administer(Caller("telegram", account, private=True), (AdminId("telegram", account),))


def test_without_admins_nobody_may() -> None:
    assert not may_administer(Caller("telegram", "42", private=True), ())
