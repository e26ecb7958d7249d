"""What a question wants by its noun: the place or body of "xã nào", the document of "quyết định số mấy"."""

from collections.abc import Collection, Sequence
from functools import cache

from index.phrases import Found, Phrases
from index.tokens import Token

_BODIES = frozenset({"bộ", "sở", "cục", "viện", "trường"})
_LONG_BODIES = frozenset({"bệnh viện", "ngân hàng", "trung tâm"})
_PLACES = frozenset({"xã", "huyện", "phường", "quận"})
_DOCUMENT_CODES = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "kế hoạch": "KH", "công văn": "CV", "chỉ thị": "CT", "tờ trình": "TTr",
    "nghị định": "NĐ", "chương trình hành động": "CTr",
}  # fmt: skip


def wanted_noun(tokens: Sequence[Token], asking: Sequence[Found[str]]) -> str | None:
    """The noun of "xã nào", "huyện nào", "bộ nào"."""
    start = next((found.start for found in asking if found.value in ("place", "body")), None)
    if start is None:
        return None
    first, two = tokens[start].text, " ".join(token.text for token in tokens[start : start + 2])
    return two if two in _LONG_BODIES else first if first in _PLACES or first in _BODIES else None


def wanted_code(tokens: Sequence[Token], named: Collection[int]) -> str | None:
    """The code of the document kind named right before "nào" or "số mấy", else of the only one named."""
    found = [
        match for match in _document_codes().find(tokens) if not any(match.start <= at < match.end for at in named)
    ]
    for match in found:
        if match.end < len(tokens) and tokens[match.end].folded in ("nao", "so"):
            return match.value
    return found[0].value if len(found) == 1 else None


def named_codes(tokens: Sequence[Token]) -> set[str]:
    """The codes of all kinds of documents that a question names: "kế hoạch" is KH."""
    return {match.value for match in _document_codes().find(tokens)}


@cache
def _document_codes() -> Phrases[str]:
    return Phrases(_DOCUMENT_CODES.items())
