"""Finds the headline of a page, and what stands before it."""

import re
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from corpus import letterhead
from corpus.line_kinds import has_heading_mark, is_capitalised, is_name, is_posted
from corpus.lines import count_words, in_capitals
from corpus.publishers import publisher_alone
from corpus.unit import Unit
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_provinces

_SITE = re.compile(r"(?:Cổng (?:TTĐT|dịch vụ)|Cơ quan |Hệ thống pháp luật|Thư viện |Tiếng nói )[^:]{0,60}$")
_ASKS = re.compile(  # a question with its answer, a field to type one, a row of buttons
    r"(?:Câu )?(?:hỏi|đáp|trả lời|question|answer)(?:\s*\d+)?\s*[:.]"
    r"|tìm kiếm\b.*(?:\.\.\.|…|\])|.*\[[^\]]+\]\s*\[[^\]]+\]",
    re.IGNORECASE,
)
# An item of a list, a remark in brackets, two sentences: "… khách chờ. Tỉnh …".
_NO_TITLE = re.compile(r"[-+*•▪■◆●►▶✓✔✅☑👉📍🕗🕘🕙⏰–—]\ufe0f?\s|\([^()]*\)$|.*[^\W\d_A-ZÀ-Ỹ]{2}[.…]\s[A-ZÀ-ỸĐ]")
# A field of a paper's first page; what stands behind "Đề tài:" is its title.
_FIELD = re.compile(
    r"(?:sinh viên|học viên|giảng viên|giáo viên|người hướng dẫn|người thực hiện|nhóm|lớp|khoa|ngành|địa điểm|"
    r"thời gian|mssv|mã số)\b[^:]{0,30}:\s",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-ZĐ]\.){1,4}[A-ZĐ]?\.?$|(?:[A-ZĐ]\. )+[A-ZĐ]\w*$|PV$")
_MAX_NEWS = 120  # characters of a newspaper's headline
_MIN_LEAD = 70  # characters of a lead without a full stop
_MAX = 250  # characters; the longest title of a plan seen has 190


def mark_headline(units: list[Unit], known: str | None) -> None:
    """Marks the title, the menu lines before it and the names of authors below it.

    `known` is the title when the file's head states it: then no line is taken for a menu by its place alone.
    """
    first = _first_content(units)
    _mark_poster(units)
    if known is not None:
        _mark_known(units, known)
    else:
        found = _find(units, first)
        if found is not None:
            units[found].kind = "title"
            _mark_rest(units, found)
            found = _with_kind_line(units, found)
        _mark_before(units, found if found is not None else _first_letterhead(units, first), first)
    _mark_authors(units, first)


def _mark_poster(units: list[Unit]) -> None:
    """Who posted a text copied from a social network: the first line, with the hour of the post below."""
    if len(units) > 1 and units[0].is_open and is_posted(units[1].text):
        units[0].kind = "byline"


def _with_kind_line(units: list[Unit], found: int) -> int:
    """Where the title begins: with the line above that names the kind of document, if there is one."""
    above = next((i for i in range(found - 1, -1, -1) if units[i].kind != "machine"), None)
    if above is None or not units[above].is_open or not in_capitals(units[above].text):
        return found
    if not letterhead.is_kind_line(units[above].text):
        return found
    units[above].kind = "title"
    return above


def _mark_rest(units: list[Unit], found: int) -> None:
    """Marks the lines below that end a headline broken into lines: they begin with a small letter."""
    for above, unit in pairwise(units[found:]):
        beside = unit.line.number == above.line.number + 1
        if not beside or not unit.is_open or unit.is_prose or not unit.text[0].islower() or has_heading_mark(unit.text):
            return
        unit.kind = "title"


def _first_content(units: list[Unit]) -> int:
    """Where running text, or an official document, begins; the number of units when there is none."""
    for i, unit in enumerate(units):
        if (unit.is_prose and not _asks_as_headline(units, i)) or unit.kind in ("letterhead", "legal_basis"):
            return i
    return len(units)


def _asks_as_headline(units: list[Unit], i: int) -> bool:
    """Whether a question that would else be the first sentence is the headline: no other line above may be one."""
    question = units[i].text
    if not question.endswith("?") or len(question) > _MAX_NEWS or not _may_be_title(units[i]):
        return False
    return not any(_may_be_title(unit) and count_words(unit.text) >= 4 for unit in units[:i])


def _first_letterhead(units: list[Unit], first: int) -> int:
    return first if first < len(units) and units[first].kind == "letterhead" else 0


def _find(units: list[Unit], first: int) -> int | None:
    candidates = [i for i in range(first) if _may_be_title(units[i])]
    if first == len(units):  # no running text shows where the article is; it stands above the page's tail
        tail = next((i for i, unit in enumerate(units) if unit.role in ("related", "comments", "footer")), first)
        candidates = [i for i in candidates if i < tail] or candidates
    if not candidates:
        return None
    if first < len(units) and units[first].kind == "letterhead":
        return _above_letterhead(units, candidates)
    slug = _slug(units)
    by_slug = [(overlap(units[i].text, slug), i) for i in candidates]
    if slug and max(by_slug)[0] >= 0.5:
        best = max(score for score, _ in by_slug)
        return max(i for score, i in by_slug if score == best)
    marked = [i for i in candidates if units[i].text.startswith("# ")]
    if marked:
        return marked[0]
    above_byline = [i for i in candidates if _stands_above_byline(units, i) and count_words(units[i].text) >= 4]
    if above_byline and not (above_byline[-1] - 1 in candidates and len(units[above_byline[-1]].text) > _MAX_NEWS):
        return above_byline[-1]
    long = [i for i in candidates if count_words(units[i].text) >= 5]
    if len(long) > 1 and long[-2] == long[-1] - 1 and _is_lead(units, *long[-2:]):
        return long[-2]
    return (long or candidates)[-1]


def _may_be_title(unit: Unit) -> bool:
    words = unit.text
    if not unit.is_open or len(words) > _MAX or _SITE.match(words) or _ASKS.match(words) or is_name(words):
        return False
    if _NO_TITLE.match(words) or _FIELD.match(words) or publisher_alone(words):
        return False
    return (
        count_words(words) >= 2
        and not words.endswith((".", ";", ",", ":"))
        and not (has_heading_mark(words) and not words.startswith("# "))
    )


def _is_lead(units: list[Unit], headline: int, below: int) -> bool:
    """Whether the line below a headline is its lead: it is long, or longer and both stand below the date."""
    size = len(units[below].text)
    dated = any(unit.kind == "byline" for unit in units[:headline])
    return size > _MAX_NEWS or (dated and size > _MIN_LEAD and size > 1.5 * len(units[headline].text))


def _above_letterhead(units: list[Unit], candidates: list[int]) -> int | None:
    subject = " ".join(unit.text for unit in units if unit.kind == "title")
    for i in reversed(candidates):
        words = units[i].text
        if count_words(words) >= 5 and (letterhead.starts_with_kind(words) or overlap(words, subject) >= 0.5):
            return i
    return None


def overlap(words: str, other: str) -> float:
    """The share of the words of one text that the other has, both without accents; 0 for very short texts."""
    mine, theirs = set(re.findall(r"\w+", fold(words))), set(re.findall(r"\w+", fold(other)))
    if len(mine) < 3 or not theirs:
        return 0.0
    return len(mine & theirs) / len(mine)


def _slug(units: list[Unit]) -> str:
    for unit in units:
        if unit.kind == "address":
            return re.sub(r"[-_+/.]", " ", unquote(urlsplit(unit.text.split(maxsplit=1)[-1]).path))
    return ""


def _stands_above_byline(units: list[Unit], i: int) -> bool:
    for unit in units[i + 1 :]:
        if unit.kind == "byline":
            return True
        if is_name(unit.text) and not find_provinces(unit.text):
            return True
        if not (unit.kind == "machine" or is_name(unit.text)):
            return False
    return False


def _mark_before(units: list[Unit], end: int, first: int) -> None:
    for unit in units[:end]:
        if unit.kind is None:
            unit.kind = (
                "related"
                if unit.role in ("related", "link")
                else "comments"
                if unit.role in ("comments", "footer")
                else "menu"
            )
    for unit in units[end:first]:
        if unit.kind is None and unit.role in ("footer", "menu", "comments"):
            unit.kind = "menu" if unit.role == "menu" else "comments"


def _mark_known(units: list[Unit], known: str) -> None:
    wanted = " ".join(fold(known).split())
    for unit in units:
        if unit.is_open and " ".join(fold(unit.text.lstrip("# ")).split()) == wanted:
            unit.kind = "title"
            return


def _mark_authors(units: list[Unit], first: int) -> None:
    """Names that stand alone between the title and the text, below the text, or below the office of who signs."""
    last = max((i for i, unit in enumerate(units) if unit.is_prose), default=-1)
    for i, unit in enumerate(units):
        if not unit.is_open:
            continue
        before = units[i - 1].kind if i else None
        after = units[i + 1] if i + 1 < len(units) else None
        beside_date = i < first + 3 and "byline" in (before, after.kind if after else None)
        below = i > last >= 0
        ends_article = i > first and (after is None or after.role is not None)
        if (
            (beside_date and not in_capitals(unit.text) and is_capitalised(unit.text))
            or ((i < first or below) and is_name(unit.text))
            or (before == "signature" and not in_capitals(unit.text) and is_capitalised(unit.text))
            or (ends_article and is_capitalised(unit.text, 6 if " - " in unit.text else 3))
            or ((ends_article or below or i < first) and _INITIALS.match(unit.text))
        ):
            unit.kind = "signature" if before == "signature" else "byline"
