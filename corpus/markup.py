"""Left-overs of HTML, scripts and web servers in a text."""

import re
from collections.abc import Iterable, Iterator

from corpus.lines import count_words

_TAG = re.compile(
    r"<(?:!--.*?(?:-->|$)|!doctype[^>]*>?|/?[a-z][a-z0-9:-]*(?:\s[^<>]*)?/?>|\?php.*)", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAG = re.compile(
    r"(?:\s*</?(?:p|div|br|hr|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|article|section|header|footer|nav|aside|main"
    r"|html|head|body|title|meta|link|figure|figcaption|blockquote|form|input|button|img|iframe)\b[^<>]*>\s*)+",
    re.IGNORECASE,
)
_EDGE_TAGS = re.compile(r"^(?:\s*<[^<>]+>)+\s*|\s*(?:<[^<>]+>\s*)+$")
_OPENS_SCRIPT = re.compile(r"<(script|style)\b(?!.*</\1>)", re.IGNORECASE)
_CLOSES_SCRIPT = re.compile(r"</(?:script|style)>", re.IGNORECASE)
_IN_SCRIPT = re.compile(r"<(script|style)\b.*</\1>", re.IGNORECASE)
_CODE = re.compile(
    "|".join(
        (
            r"(?:php )?(?:warning|notice|fatal error|parse error|deprecated|strict standards)\s*:.*"
            r"(?: in |on line|undefined|\.php).*",
            r".*\bon line \d+\.?",
            r"(?:#\d+ +)?(?:/\w[\w.-]*){2,}\.(?:php|aspx?|js|py|java)\b.*",
            r".*\bstack trace\b.*",
            r"(?:var|let|const) \w+\s*=.*",
            r"(?:window|document|jquery|\$|googletag|datalayer|fbq|ga|gtag|__)\s*[.(\[].*",
            r"\(?function\s*\w*\s*\(.*",
            r"[.#@]?[\w .,#:>-]{1,80}\{[^}]*:[^}]*\}?",
            r"(?:&[a-z]{2,8};|\s|&#\d+;)+",
            r"\[(?:if|endif|caption|gallery|embed|/caption)\b.*",
            r"/\*.*\*/",
            r"(?:normal 0 )?(?:false ){2,}.*",
            r"mso-.*",
            r"(?:404|403|500|502|503)\b.*(?:not found|forbidden|error|unavailable|bad gateway).*",
            r"(?:error|exception|lỗi) (?:404|500|\d{3})\b.*",
            r"\{+.*\}+|[{}();\[\]]+",
        )
    ),
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"(?:trang|page)?\s*[-–—]\s*\d{1,4}\s*[-–—](?:\s*trang)?|(?:trang|page)\s+\d{1,4}(?:\s*/\s*\d{1,4})?", re.IGNORECASE
)


def is_markup(words: str) -> bool:
    """Tags, scripts and server warnings, page numbers, lines without a letter or digit."""
    if not any(c.isalnum() for c in words):
        return True
    if "<" in words:
        tags = sum(len(match.group()) for match in _TAG.finditer(words))
        if (tags >= 0.4 * len(words) and count_words(_TAG.sub(" ", words)) < 4) or _IN_SCRIPT.match(words):
            return True
    return bool(_CODE.fullmatch(words) or _PAGE_NUMBER.fullmatch(words))


def is_link(words: str) -> bool:
    """Whether all words of the line are those of links."""
    return "<a " in words and not re.sub(r"<a\s[^<>]*>.*?</a>|<[^<>]*>", "", words).strip()


def tag_spans(words: str) -> Iterator[tuple[int, int]]:
    """Where tags divide the line: block tags anywhere, other tags at its ends; in order, apart from each other."""
    if "<" not in words:
        return
    spans = sorted({m.span() for pattern in (_BLOCK_TAG, _EDGE_TAGS) for m in pattern.finditer(words)})
    at = 0
    for start, end in spans:
        if max(start, at) < end:
            yield max(start, at), end
            at = end


def script_lines(lines: Iterable[str]) -> list[bool]:
    """For each line whether it belongs to a script or a style sheet that runs over several lines."""
    found = []
    inside = False
    for line in lines:
        opens = bool(_OPENS_SCRIPT.search(line))
        found.append(inside or opens)
        inside = (inside or opens) and not (_CLOSES_SCRIPT.search(line) and not opens)
    return found if not inside else [False] * len(found)
