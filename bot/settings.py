"""Every setting of the service, read once from the environment.

`.env.example` explains each variable; a test keeps the two in step.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from re import fullmatch
from typing import TypeVar
from urllib.parse import urlsplit

from bot import setting_values as values
from bot.secret import Secret
from bot.setting_values import AdminId, LogLevel, Network

__all__ = ["EXIT_CONFIGURATION", "AdminId", "Secret", "Settings", "SettingsError"]

_T = TypeVar("_T")

EXIT_CONFIGURATION = 3  # exit code of a command whose settings are missing or wrong

_TELEGRAM_BASE_URL = "https://api.telegram.org/bot"
_TELEGRAM_BASE_FILE_URL = "https://api.telegram.org/file/bot"
_TELEGRAM_WEBHOOK_PORTS = (443, 80, 88, 8443)  # the only ones that Telegram's own server connects to


class SettingsError(Exception):
    """The environment does not describe a service that can start; `problems` has one line a variable."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """A field for each variable, named like it in lower case. None: the variable is unset or empty."""

    telegram_bot_token: Secret | None = None
    telegram_base_url: str = _TELEGRAM_BASE_URL
    telegram_base_file_url: str = _TELEGRAM_BASE_FILE_URL
    telegram_proxy: Secret | None = None  # may hold a user name and password
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: Secret | None = None
    zalo_bot_token: Secret | None = None
    zalo_base_url: str = "https://bot-api.zaloplatforms.com"
    zalo_webhook_url: str | None = None
    zalo_webhook_secret: Secret | None = None
    zalo_monthly_messages: int = 3000  # Zalo's basic plan, in and out together; 0: none
    zalo_oa_app_id: str | None = None
    zalo_oa_secret: Secret | None = None
    zalo_oa_refresh_token: Secret | None = None
    zalo_oa_base_url: str = "https://openapi.zalo.me"
    zalo_oa_oauth_url: str = "https://oauth.zaloapp.com/v4/oa/access_token"
    admin_ids: tuple[AdminId, ...] = ()
    corpus_dir: tuple[Path, ...] = (Path("corpus/articles"),)
    data_dir: Path = Path("data")
    web_host: str = "127.0.0.1"
    web_port: int = 8080
    public_url: str | None = None  # without a slash at its end
    cors_origins: tuple[str, ...] = ()
    trusted_proxies: tuple[Network, ...] = ()
    help_contact: str | None = None
    organisation: str | None = None
    retention_days: int = 30
    privacy_key: Secret | None = None
    rate_at_once: int = 10  # questions of one person, waiting or being worked on
    rate_per_minute: int = 20  # questions of one person
    rate_per_day: int = 200  # questions of one person
    log_level: LogLevel = "INFO"
    evaluation_dir: Path | None = None

    @classmethod
    def load(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings that `environ` describes.

        Raises SettingsError, which names every wrong variable, its value (never a secret's) and the way out.
        """
        reader = _Reader(environ)
        settings = _read(reader)
        _check_webhooks(settings, reader)
        _check_zalo_oa(settings, reader)
        if reader.problems:
            raise SettingsError(tuple(reader.problems.values()))
        return settings

    def secrets(self) -> tuple[Secret, ...]:
        """Every secret that is set; the log shows stars in their place."""
        found = (getattr(self, each.name) for each in fields(self))
        return tuple(value for value in found if isinstance(value, Secret))


@dataclass
class _Reader:
    """Takes variables from the environment and gathers what is wrong with them, by variable."""

    environ: Mapping[str, str]
    problems: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.environ.get(name, "").strip()

    def get(self, name: str, parse: Callable[[str], _T], default: _T) -> _T:
        if not self.text(name):
            return default
        try:
            return parse(self.text(name))
        except values.WrongValue as wrong:
            self.complain(name, f"{name}={self.text(name)!r} cannot be used: {wrong}.")
            return default

    def secret(self, name: str, expected: str, pattern: str = r"\S+") -> Secret | None:
        text = self.text(name)
        if text and not fullmatch(pattern, text):
            self.complain(name, f"{name} (its value is not shown) cannot be used: expected {expected}.")
        return Secret(text) if text else None

    def complain(self, name: str, problem: str) -> None:
        self.problems.setdefault(name, problem)


def _read(reader: _Reader) -> Settings:
    get, secret, default = reader.get, reader.secret, Settings()
    token = "a token without spaces, as the platform gave it"  # noqa: S105 - words, no token
    base_url = get("TELEGRAM_BASE_URL", values.bot_url, default.telegram_base_url)
    return Settings(
        telegram_bot_token=secret("TELEGRAM_BOT_TOKEN", "the form 123456789:AA…, as BotFather gave it", r"[\w:-]+"),
        telegram_base_url=base_url,
        telegram_base_file_url=get("TELEGRAM_BASE_FILE_URL", values.bot_url, _file_url_beside(base_url)),
        telegram_proxy=secret(
            "TELEGRAM_PROXY", "http://… or socks5://…, with host and port", r"(https?|socks5h?)://\S+"
        ),
        telegram_webhook_url=get("TELEGRAM_WEBHOOK_URL", values.url, None),
        telegram_webhook_secret=secret(
            "TELEGRAM_WEBHOOK_SECRET", "32 to 256 characters of A-Z a-z 0-9 _ -", r"[A-Za-z0-9_-]{32,256}"
        ),
        zalo_bot_token=secret("ZALO_BOT_TOKEN", token),
        zalo_base_url=get("ZALO_BASE_URL", values.url, default.zalo_base_url),
        zalo_webhook_url=get("ZALO_WEBHOOK_URL", values.url, None),
        zalo_webhook_secret=secret("ZALO_WEBHOOK_SECRET", "8 to 256 characters without spaces", r"\S{8,256}"),
        zalo_monthly_messages=get(
            "ZALO_MONTHLY_MESSAGES", values.between(0, 100_000_000, "messages"), default.zalo_monthly_messages
        ),
        zalo_oa_app_id=get("ZALO_OA_APP_ID", str, None),
        zalo_oa_secret=secret("ZALO_OA_SECRET", "the OA secret key, without spaces"),
        zalo_oa_refresh_token=secret("ZALO_OA_REFRESH_TOKEN", token),
        zalo_oa_base_url=get("ZALO_OA_BASE_URL", values.url, default.zalo_oa_base_url),
        zalo_oa_oauth_url=get("ZALO_OA_OAUTH_URL", values.oauth_url, default.zalo_oa_oauth_url),
        admin_ids=get("ADMIN_IDS", values.admins, default.admin_ids),
        corpus_dir=get("CORPUS_DIR", values.folders, default.corpus_dir),
        data_dir=get("DATA_DIR", values.folder, default.data_dir),
        web_host=get("WEB_HOST", values.host, default.web_host),
        web_port=get("WEB_PORT", values.between(0, 65535, "a port; 0 takes any free one"), default.web_port),
        public_url=get("PUBLIC_URL", values.url, None),
        cors_origins=get("CORS_ORIGINS", values.origins, default.cors_origins),
        trusted_proxies=get("TRUSTED_PROXIES", values.networks, default.trusted_proxies),
        help_contact=get("HELP_CONTACT", str, None),
        organisation=get("ORGANISATION", str, None),
        retention_days=get("RETENTION_DAYS", values.between(1, 3650, "days"), default.retention_days),
        privacy_key=secret("PRIVACY_KEY", "at least 32 characters without spaces", r"\S{32,}"),
        rate_at_once=get("RATE_AT_ONCE", values.between(1, 10_000, "questions"), default.rate_at_once),
        rate_per_minute=get("RATE_PER_MINUTE", values.between(1, 100_000, "questions"), default.rate_per_minute),
        rate_per_day=get("RATE_PER_DAY", values.between(1, 10_000_000, "questions"), default.rate_per_day),
        log_level=get("LOG_LEVEL", values.log_level, default.log_level),
        evaluation_dir=get("EVALUATION_DIR", values.folder, None),
    )


def _file_url_beside(base_url: str) -> str:
    """Files come from the server that messages come from: the token must reach no other."""
    return base_url.removesuffix("/bot") + "/file/bot" if base_url.endswith("/bot") else _TELEGRAM_BASE_FILE_URL


def _check_webhooks(settings: Settings, reader: _Reader) -> None:
    for channel in ("TELEGRAM", "ZALO"):
        url, secret = f"{channel}_WEBHOOK_URL", f"{channel}_WEBHOOK_SECRET"
        if reader.text(url) and not reader.text(secret):
            reader.complain(secret, f"{secret} is missing, and {url} is set: set both, or neither for polling.")
    if settings.telegram_webhook_url and settings.telegram_base_url == _TELEGRAM_BASE_URL:
        # A Bot API server of one's own takes http and any port; Telegram's does not.
        address = urlsplit(settings.telegram_webhook_url)
        if address.scheme != "https" or (address.port or 443) not in _TELEGRAM_WEBHOOK_PORTS:
            reader.complain(
                "TELEGRAM_WEBHOOK_URL",
                f"TELEGRAM_WEBHOOK_URL={settings.telegram_webhook_url!r} cannot be used: "
                "Telegram calls https addresses on the ports 443, 80, 88 and 8443 only.",
            )


def _check_zalo_oa(settings: Settings, reader: _Reader) -> None:
    if settings.zalo_oa_refresh_token is None:
        return
    for name in ("ZALO_OA_APP_ID", "ZALO_OA_SECRET"):
        if not reader.text(name):
            reader.complain(name, f"{name} is missing, and ZALO_OA_REFRESH_TOKEN is set: copy it from the app's page.")
