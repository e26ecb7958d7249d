import contextlib
import copy
import pickle
from ipaddress import ip_network
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.secret import Secret
from bot.setting_values import AdminId
from bot.settings import Settings, SettingsError

LONG_SECRET = "s" * 32


def problems(**environ: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.load(environ)
    return caught.value.problems


def test_an_empty_environment_is_a_whole_set_of_settings() -> None:
    assert Settings.load({}) == Settings()


def test_every_field_is_read_from_the_variable_of_its_name() -> None:
    asked: list[str] = []

    class Recorder(dict[str, str]):
        def get(self, key: str, default: object = None) -> str:
            asked.append(key)
            return ""

    Settings.load(Recorder())
    assert {name.upper() for name in Settings.__dataclass_fields__} <= set(asked)


def test_an_empty_token_switches_its_channel_off() -> None:
    assert Settings.load({"TELEGRAM_BOT_TOKEN": "  "}).telegram_bot_token is None


def test_a_token_is_kept_but_not_shown() -> None:
    settings = Settings.load({"TELEGRAM_BOT_TOKEN": "123456:AAbb-cc_dd"})
    assert settings.telegram_bot_token == Secret("123456:AAbb-cc_dd")
    assert "AAbb" not in repr(settings)
    assert settings.secrets() == (Secret("123456:AAbb-cc_dd"),)


@pytest.mark.parametrize("shown", ["{}", "{!r}", "{!s}", "{!a}"])
def test_a_secret_cannot_be_printed(shown: str) -> None:
    assert "hidden" not in shown.format(Secret("hidden"))


@pytest.mark.parametrize("copied", [pickle.dumps, copy.deepcopy])
def test_a_secret_cannot_be_pickled(copied: object) -> None:
    with pytest.raises(TypeError, match="cannot be pickled"):
        copied(Secret("hidden"))  # type: ignore[operator]


def test_a_bad_secret_is_named_but_not_shown() -> None:
    (problem,) = problems(TELEGRAM_BOT_TOKEN="<my token>")
    assert problem.startswith("TELEGRAM_BOT_TOKEN (its value is not shown)")
    assert "my token" not in problem


def test_a_problem_names_variable_value_and_way_out() -> None:
    assert problems(WEB_PORT="eighty") == (
        "WEB_PORT='eighty' cannot be used: expected a whole number from 0 to 65535 (a port; 0 takes any free one).",
    )


def test_all_problems_are_told_at_once() -> None:
    told = problems(WEB_PORT="-1", RETENTION_DAYS="0", LOG_LEVEL="loud")
    assert [line.split("=")[0] for line in told] == ["WEB_PORT", "RETENTION_DAYS", "LOG_LEVEL"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BASE_URL", "https://example.org/api"),
        ("PUBLIC_URL", "example.org"),
        ("ZALO_BASE_URL", "ftp://example.org"),
        ("ZALO_OA_OAUTH_URL", "https://"),
        ("ADMIN_IDS", "123"),
        ("ADMIN_IDS", "telegram:@someone"),
        ("ADMIN_IDS", "viber:1"),
        ("CORPUS_DIR", ":"),
        ("WEB_HOST", "http://127.0.0.1"),
        ("WEB_PORT", "65536"),
        ("PUBLIC_URL", "https://exa mple.org"),
        ("CORS_ORIGINS", "https://example.org/path"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("RETENTION_DAYS", "30.5"),
        ("RATE_AT_ONCE", "0"),
        ("RATE_PER_MINUTE", "many"),
        ("RATE_PER_DAY", "٣"),
        ("LOG_LEVEL", "TRACE"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    (problem,) = problems(**{name: value})
    assert problem.startswith(f"{name}={value!r} cannot be used: ")


def test_telegram_webhook_needs_its_secret() -> None:
    (problem,) = problems(TELEGRAM_WEBHOOK_URL="https://example.org/hook")
    assert problem.startswith("TELEGRAM_WEBHOOK_SECRET is missing")


def test_telegram_webhook_secret_has_32_characters_or_more() -> None:
    url = "https://example.org/hook"
    (problem,) = problems(TELEGRAM_WEBHOOK_URL=url, TELEGRAM_WEBHOOK_SECRET="s" * 31)
    assert "32 to 256 characters" in problem
    settings = Settings.load({"TELEGRAM_WEBHOOK_URL": url, "TELEGRAM_WEBHOOK_SECRET": LONG_SECRET})
    assert settings.telegram_webhook_secret == Secret(LONG_SECRET)


@pytest.mark.parametrize("url", ["http://example.org/hook", "https://example.org:9000/hook"])
def test_telegram_itself_calls_https_on_four_ports_only(url: str) -> None:
    (problem,) = problems(TELEGRAM_WEBHOOK_URL=url, TELEGRAM_WEBHOOK_SECRET=LONG_SECRET)
    assert "443, 80, 88 and 8443" in problem


def test_an_own_bot_api_server_may_call_any_port() -> None:
    settings = Settings.load(
        {
            "TELEGRAM_BASE_URL": "http://127.0.0.1:8081/bot",
            "TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:9000/hook",
            "TELEGRAM_WEBHOOK_SECRET": LONG_SECRET,
        }
    )
    assert settings.telegram_webhook_url == "http://127.0.0.1:9000/hook"


def test_files_come_from_the_server_that_messages_come_from() -> None:
    settings = Settings.load({"TELEGRAM_BASE_URL": "http://127.0.0.1:8081/bot"})
    assert settings.telegram_base_file_url == "http://127.0.0.1:8081/file/bot"


def test_zalo_oa_needs_app_and_secret() -> None:
    told = problems(ZALO_OA_REFRESH_TOKEN="r")
    assert [line.split()[0] for line in told] == ["ZALO_OA_APP_ID", "ZALO_OA_SECRET"]


def test_a_bare_host_for_zalo_oa_tokens_gets_the_path() -> None:
    settings = Settings.load({"ZALO_OA_OAUTH_URL": "http://127.0.0.1:7000"})
    assert settings.zalo_oa_oauth_url == "http://127.0.0.1:7000/v4/oa/access_token"


def test_lists_are_read_in_order_and_without_repeats() -> None:
    settings = Settings.load(
        {
            "ADMIN_IDS": "telegram:123, zalo:ab12,zalo_oa:77,telegram:123",
            "CORPUS_DIR": "corpus/articles:/srv/articles",
            "CORS_ORIGINS": "https://Example.org/,http://localhost:3000",
            "TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8",
        }
    )
    assert settings.admin_ids == (AdminId("telegram", "123"), AdminId("zalo", "ab12"), AdminId("zalo_oa", "77"))
    assert settings.corpus_dir == (Path("corpus/articles"), Path("/srv/articles"))
    assert settings.cors_origins == ("https://example.org", "http://localhost:3000")
    assert settings.trusted_proxies == (ip_network("127.0.0.1"), ip_network("10.0.0.0/8"))


def test_an_address_loses_the_slash_at_its_end() -> None:
    assert Settings.load({"PUBLIC_URL": "https://example.org/hoi/"}).public_url == "https://example.org/hoi"


@given(
    st.sampled_from([name.upper() for name in Settings.__dataclass_fields__]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60),
)
def test_any_text_is_a_value_or_a_problem(name: str, value: str) -> None:
    with contextlib.suppress(SettingsError):
        Settings.load({name: value})
