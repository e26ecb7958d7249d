"""`.env.example` explains every variable, and says nothing that `settings.py` does not do."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.env_file import read_env_file
from bot.secret import Secret
from bot.settings import Settings

EXAMPLE = Path(__file__).parent.parent / ".env.example"
ENTRY = re.compile(
    r"(?P<meaning>(?:^# (?!Unit:|----).+\n)+)"
    r"^# Unit: (?P<unit>.+?)\. Default: (?P<default>.+?)\. Example: (?P<example>.+)\n"
    r"^(?P<name>[A-Z_]+)=$",
    re.MULTILINE,
)
ENTRIES = {match["name"]: match for match in ENTRY.finditer(EXAMPLE.read_text(encoding="utf-8"))}
# A variable that needs others beside it.
COMPANY = {
    "TELEGRAM_WEBHOOK_URL": {"TELEGRAM_WEBHOOK_SECRET": "s" * 32},
    "ZALO_WEBHOOK_URL": {"ZALO_WEBHOOK_SECRET": "s" * 8},
    "ZALO_OA_REFRESH_TOKEN": {"ZALO_OA_APP_ID": "1", "ZALO_OA_SECRET": "s"},
}


def shown(value: object) -> str:
    """A default as the file shows it."""
    if value in (None, ()):
        return "empty"
    return ":".join(map(str, value)) if isinstance(value, tuple) else str(value)


def test_it_holds_the_settings_and_nothing_else() -> None:
    assert set(ENTRIES) == {field.name.upper() for field in fields(Settings)}
    assert set(read_env_file(EXAMPLE)) == set(ENTRIES)


def test_copied_as_it_is_it_changes_nothing() -> None:
    assert Settings.load(read_env_file(EXAMPLE)) == Settings()


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_the_default_is_the_one_in_force(name: str) -> None:
    assert ENTRIES[name]["default"] == shown(getattr(Settings(), name.lower()))


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_the_example_works(name: str) -> None:
    example = ENTRIES[name]["example"]
    value = "0123456789abcdef" * 4 if example.startswith("output of: openssl rand -hex 32") else example
    settings = Settings.load({name: value} | COMPANY.get(name, {}))
    assert getattr(settings, name.lower()) != getattr(Settings(), name.lower())


def test_secrets_are_called_so() -> None:
    secret = {field.name.upper() for field in fields(Settings) if field.type == Secret | None}
    assert {name for name, entry in ENTRIES.items() if "secret" in entry["unit"]} == secret
