"""Who asks on the web: the caller's address behind proxies, and the conversation that a cookie or the caller names."""

import hmac
import re
import secrets
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.privacy import Pseudonyms
from bot.setting_values import Network
from bot.settings import Settings

CHANNEL = "web"
COOKIE = "hoi_thoai"
CONVERSATION = re.compile(r"[A-Za-z0-9_-]{1,64}")
_RANDOM_BYTES = 16
_RANDOM_LETTERS = 22  # of 16 bytes in base64url
_SEAL_LETTERS = 16  # 64 bits: nobody seals a conversation of their own to get fresh limits
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Someone who asks. `person` and `address` are pseudonyms; `conversation` is the id the caller keeps.

    `known`: the conversation is one that we gave out, so that its limits are this person's own.
    """

    conversation: str
    person: str
    address: str
    known: bool


class Visitors:
    """Recognises visitors by what a request brings along."""

    def __init__(self, settings: Settings, names: Pseudonyms) -> None:
        self._trusted = settings.trusted_proxies
        self._public_https = (settings.public_url or "").startswith("https:")
        self._names = names

    def visitor(self, request: HTTPConnection, conversation: str | None) -> Visitor:
        """The visitor with this conversation; a new one gets an id of ours."""
        given = conversation if conversation and CONVERSATION.fullmatch(conversation) else None
        used = given or self._new()
        address = self._names.name("web-address", _network(client_address(request, self._trusted)))
        return Visitor(used, self._names.name(CHANNEL, used), address, given is not None and self._is_ours(given))

    def of_cookie(self, request: HTTPConnection) -> Visitor:
        """The visitor whose cookie the request brings; a cookie that is not ours counts as none."""
        return self.of_form(request, request.cookies.get(COOKIE, ""))

    def of_form(self, request: HTTPConnection, conversation: str) -> Visitor:
        """The visitor with this conversation, if it is one of ours, else a new one."""
        return self.visitor(request, conversation if self._is_ours(conversation) else None)

    def remember(self, request: HTTPConnection, response: Response, visitor: Visitor, path: str) -> None:
        """Gives the browser the conversation, until it is closed."""
        secure = self._public_https or scheme(request, self._trusted) == "https"
        response.set_cookie(
            COOKIE, visitor.conversation, path=path or "/", secure=secure, httponly=True, samesite="lax"
        )

    def _new(self) -> str:
        random = secrets.token_urlsafe(_RANDOM_BYTES)
        return random + self._seal(random)

    def _is_ours(self, conversation: str) -> bool:
        if len(conversation) != _RANDOM_LETTERS + _SEAL_LETTERS or not conversation.isascii():
            return False
        random, seal = conversation[:_RANDOM_LETTERS], conversation[_RANDOM_LETTERS:]
        return hmac.compare_digest(seal, self._seal(random))

    def _seal(self, random: str) -> str:
        return self._names.name("web-conversation", random)[:_SEAL_LETTERS]


def client_address(request: HTTPConnection, trusted: tuple[Network, ...]) -> str:
    """The caller's address; a proxy's word on it counts only from a trusted one, read from the nearest on."""
    address = request.client.host if request.client else _UNKNOWN
    told = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    for before in reversed([part.strip() for part in told if part.strip()]):
        if not _is_within(address, trusted):
            break
        address = before
    return address


def scheme(request: HTTPConnection, trusted: tuple[Network, ...]) -> str:
    """How the caller reached us: "http" or "https"."""
    peer = request.client.host if request.client else _UNKNOWN
    told = request.headers.get("x-forwarded-proto", "").split(",")[-1].strip().lower()
    return told if told and _is_within(peer, trusted) else request.url.scheme


def _is_within(address: str, networks: tuple[Network, ...]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return any(parsed in network for network in networks)


def _network(address: str) -> str:
    """What one household or phone shares: the address; of IPv6 the first 64 bits, for the rest changes at will."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return _UNKNOWN
    if isinstance(parsed, IPv6Address) and not parsed.ipv4_mapped:
        return parsed.exploded[:19]
    return str(parsed)
