"""Where a sentence stands to the province, the year, the document number and the days that a question names."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from bot.asked import FIGURE_KINDS, SAID_KINDS, Asked
from bot.basis import carried_out
from bot.cues import LOCAL, Cue, own_years, year_beside, year_of, years_led
from bot.sentence import Sentence
from corpus.document import BlockKind, Document
from corpus.vietnamese.dates import find_dates, find_years, show_date
from corpus.vietnamese.document_number import DocumentNumber, find_numbers, may_name, same_number
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import Mention, find_provinces, find_regions
from index.mentions import CAPITALS

# "same": what is asked about stands here; "context": it stands around; "other": another one does; "silent": none does;
# "unasked": the question names none.
Standing = Literal["same", "context", "other", "silent", "unasked"]

# Kinds of documents whose title bears the years planned for, not the year of its figures.
PLANS = frozenset({"plan", "decision", "resolution", "programme", "project", "strategy", "directive"})
# How a document speaks of itself: "Quyết định này có hiệu lực …".
_ITSELF = re.compile(
    r"\b(?:quyết định|nghị quyết|kế hoạch|chỉ thị|chương trình|thông báo|quy định|quy chế|đề án|văn bản)\s+này\b",
    re.IGNORECASE,
)
HEADS: frozenset[BlockKind] = frozenset({"letterhead", "signature", "title"})  # they tell of their document
LISTED = 3  # so many provinces in a sentence make a list, in which the article's own may go unnamed


def province_standing(asked: Asked, sentence: Sentence) -> Standing:
    """Whether the sentence is about a province asked about; without one, about a region asked about."""
    if not asked.provinces:
        return _region_standing(asked, sentence)
    named, text = find_provinces(sentence.text), sentence.text
    if any(mention.name in asked.provinces for mention in named):
        return "same"
    meant = [mention for mention in named if not _OF_SCHOOL.search(text, 0, mention.start)]
    passed = _GONE_TO if asked.kind in FIGURE_KINDS else _PASSED
    here = {mention.name for mention in meant if not passed.search(text, max(0, mention.start - 30), mention.start)}
    if sentence.in_columns and of_district(asked, sentence):
        return "other"
    headed = {mention.name for mention in find_provinces(sentence.heading)} - here if sentence.heading else set()
    if headed and not here and not sentence.in_columns:
        return "context" if headed & set(asked.provinces) else "other"
    if not set(sentence.document.provinces) & set(asked.provinces):
        return "other"
    if (
        asked.kind in FIGURE_KINDS
        and asked.kind != "rank"
        and not asked.regions
        and not here
        and any(not _is_compared_with(sentence.text, region) for region in find_regions(sentence.text))
    ):
        return "other"  # a figure of the region
    return "other" if here and len(here) < LISTED else "context"


# Where one goes, comes from or learns, mentioned in passing: "để người trẻ không phải lên TP. Hồ Chí Minh".
_PASSED = re.compile(
    r"\b(?:lên|sang|ra|vào|từ|tới|với|như|hơn|giáp|gần|cách|sát|cạnh|khỏi|rời|học tập|học hỏi)\s+"
    r"(?:tỉnh\s+|thành phố\s+)?$",
    re.IGNORECASE,
)


# The same where figures are told, which may well be those of somebody with whom one is compared.
_GONE_TO = re.compile(r"\b(?:lên|sang|ra|vào|rời)\s+(?:tỉnh\s+|thành phố\s+)?$", re.IGNORECASE)


# A school that bears a province's name: "Đại học Bách khoa Hà Nội". Small letters only in second syllables of subjects.
_OF_SCHOOL = re.compile(
    rf"\b(?:Đại học|Học viện|Cao đẳng)(?: (?:[{CAPITALS}][^\W\d_]*|khoa|phạm|học|nghệ|tế|chính|thông|gia|nghề|thuật|"
    r"nghiệp|nhiên|dân|quốc|dược|lý|hóa|mại|tải|dựng|trị|ngữ|sản)){0,6} $"
)


_COMPARES = re.compile(r"\b(?:hơn|kém|so với|bằng|bình quân|trung bình|dẫn đầu)\b[^,;.:]*$", re.IGNORECASE)


def _is_compared_with(text: str, region: Mention) -> bool:
    """Whether a figure is only set against a region's: "thấp hơn bình quân vùng Tây Bắc"."""
    return _COMPARES.search(text, max(0, region.start - 50), region.start) is not None


def _region_standing(asked: Asked, sentence: Sentence) -> Standing:
    if not asked.regions:
        of_province = asked.kind in FIGURE_KINDS and asked.of_region and find_provinces(sentence.text)
        return "other" if of_province and not find_regions(sentence.text) else "unasked"
    here = {mention.name for mention in find_regions(sentence.text)}
    if not here:
        return "unasked"
    return "same" if here & set(asked.regions) else "other"


def own_name(asked: Asked, sentence: Sentence) -> list[int]:
    """The tokens of the province asked about where a sentence tells of others as well: its part of it answers."""
    named = find_provinces(sentence.text) if asked.provinces else []
    if all(mention.name in asked.provinces for mention in named):
        return []
    own = [mention for mention in named if mention.name in asked.provinces]
    spans = sentence.words.spans
    return [at for at, (start, _) in enumerate(spans) if any(m.start <= start < m.end for m in own)]


_LOCAL_FIRST = re.compile(
    rf"(?:[-+•*▪]|\w{{1,3}}[.)]|\d+\s*\|)?\s*(?:(?:Tại|Ở|Riêng)\s+)?(?:{LOCAL})\s+(?P<name>[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*)*)"
)
_LOCAL_ASKED = re.compile(r"(?<!cap )\b(?:huyen|xa(?! hoi)|phuong|thi xa|thi tran|thanh pho|dia phuong|tp)\b")


def of_district(asked: Asked, sentence: Sentence) -> bool:
    """Whether a figure of a province is asked for and the sentence tells one of a district that nobody spoke of."""
    opens = _LOCAL_FIRST.match(sentence.text) if asked.provinces and asked.kind in FIGURE_KINDS else None
    if opens is None or any(mention.start < opens.end() for mention in find_provinces(sentence.text)):
        return False
    typed = fold(asked.reading.text)
    return fold(opens["name"]) not in typed and not _LOCAL_ASKED.search(typed)


def year_standing(asked: Asked, sentence: Sentence, cue: Cue | None) -> Standing:
    """Whether the sentence is of a year asked about: its cue, itself, what stands before it, its document."""
    if not asked.years:
        return "unasked"
    figure = asked.kind in FIGURE_KINDS
    if figure and asked.periods:
        periods = {mention.period for mention in find_years(f"{sentence.text}\n{sentence.before}")}
        return "same" if periods & set(asked.periods) else "other"
    if figure and cue is not None and cue.year is not None:
        if cue.year not in asked.years and _is_of_its_article(asked, sentence, cue):
            return "context"
        return "same" if cue.year in asked.years else "other"
    if not figure and (led := years_led(sentence.text)) and not _meets(asked, led):
        return "other"
    if not figure and _meets(asked, {mention.year for mention in find_years(sentence.document.title)}):
        return "context"  # the document is the one on those years
    stated = _stated_years(sentence.text, figure=figure)
    if figure and cue is not None and cue.figure is not None and year_of(sentence.text, cue.start, cue.end) is None:
        stated = set()  # all of them are of other figures
    if stated:
        return "same" if _meets(asked, stated) else "other"
    if figure and _meets(asked, {int(match[1]) + 1 for match in _COMPARED_WITH.finditer(sentence.text)}):
        return "context"  # what a year is compared with is the year before
    return _year_around(asked, sentence, figure=figure)


_COMPARED_WITH = re.compile(r"\bso với (?:cùng kỳ )?(?:năm )?(20\d\d)\b", re.IGNORECASE)


def _is_of_its_article(asked: Asked, sentence: Sentence, cue: Cue) -> bool:
    """Whether a figure is of the year of its article: its clause has none, another clause one that is to come."""
    document = sentence.document
    dates = {int(date[:4]) for date in (document.published_on, document.issued_on) if date}
    to_come = bool(dates) and cue.year is not None and cue.year > max(dates)
    return to_come and _meets(asked, dates) and year_beside(sentence.text, cue.start, cue.end) is None


def _stated_years(text: str, *, figure: bool) -> set[int]:
    """The years that a sentence states; of a figure no year of a date ("ngày 9/6/2023") and none of a plan's title."""
    own = {year for year, _, _ in own_years(text)}
    return own | {mention.year for mention in find_years(text) if mention.dated or not figure}


def _year_around(asked: Asked, sentence: Sentence, *, figure: bool) -> Standing:
    """The standing of a sentence that states no year: by the sentence before, the title and the document's dates."""
    document = sentence.document
    if not figure and not {mention.period for mention in find_years(sentence.before)}.isdisjoint(asked.periods):
        return "context"  # it goes on with the plan of those years
    headed = {year for year, _, _ in own_years(sentence.heading)} if sentence.heading else set()
    if headed:
        return "same" if _meets(asked, headed) else "other"
    vouching = (_said_before(sentence),) if document.kind in PLANS else (_said_before(sentence), document.title)
    around = {year for text in vouching for year, _, _ in own_years(text)}
    if _meets(asked, around):
        return "context"
    if figure and around:
        return "other"
    lead = set() if document.kind in PLANS else {year for year, _, _ in own_years(sentence.lead)}
    if figure and lead:
        return "context" if _meets(asked, lead) else "other"
    own = {int(date[:4]) for date in (document.published_on, document.issued_on) if date}
    if _meets(asked, lead | (own or {mention.year for mention in find_years(sentence.lead) if mention.dated})):
        return "context"
    return "other" if around else "silent"


# From here on a text tells of today: "Đến nay, tỉnh đã lập …".
_BY_NOW = re.compile(
    r"\b(?:[Đđ]ến nay|[Tt]ới nay|[Đđ]ến thời điểm (?:này|hiện)|[Hh]iện (?:nay|tại)|[Bb]ây giờ|Hiện|Nay)\b"
    r"|(?<![Tt]hực )(?<![Xx]uất )\bhiện (?:có|đã|đang|đạt)\b"
)


def _said_before(sentence: Sentence) -> str:
    """The sentence before one, else the passage from its last year on; nothing where it tells how things are by now."""
    if not sentence.before or _BY_NOW.search(sentence.text):
        return ""
    if own_years(sentence.before):
        return sentence.before
    earlier = sentence.passage.text[: sentence.start - sentence.passage.start]
    years = own_years(earlier)
    return earlier[years[-1][1] :] if years and not _BY_NOW.search(earlier, years[-1][1]) else sentence.before


def _meets(asked: Asked, years: set[int]) -> bool:
    return not years.isdisjoint(asked.years)


def number_standing(asked: Asked, sentence: Sentence) -> Standing:
    """Whether the sentence is about a document asked about by its number."""
    if not asked.numbers:
        return _basis_standing(asked, sentence) if asked.basis else "unasked"
    document = sentence.document
    own = _named(asked, find_numbers(document.number) if document.number else ())
    if own and sentence.passage.kind in HEADS:
        return "same"
    if _names(asked, sentence.text) or (own and _ITSELF.search(sentence.text)):
        return "same"
    if sentence.passage.kind in ("letterhead", "signature") and document.number and not own:
        return "other"  # who signed this document, not one that it names
    # Without the number itself a date or number here is that of another document.
    if own or any(_names(asked, text) for text in (sentence.before, sentence.passage.text)):
        bound = bool(find_numbers(sentence.text)) and not _may_stand_by_another(asked)
        return "other" if bound else "context"
    if sentence.passage.kind == "legal_basis" and asked.kind in SAID_KINDS and find_numbers(sentence.text):
        return "other"  # each of its sentences tells what another document is
    mentioned = any(_names(asked, text) for text in document.numbers)
    if mentioned and (asked.kind not in ("date", "number") or _may_stand_by_another(asked)):
        return "silent"  # the article speaks of the document elsewhere
    return "other"


def _basis_standing(asked: Asked, sentence: Sentence) -> Standing:
    """Whether the sentence is about a document that carries out the one which the question names."""
    document = sentence.document
    texts = (document.title, sentence.text) if sentence.passage.kind in HEADS else (sentence.text,)
    if sentence.passage.kind != "legal_basis" and any(carried_out(text, _of_basis(asked, text))[0] for text in texts):
        return "same"
    named = any(_of_basis(asked, text) for text in (*document.numbers, document.title, sentence.passage.text))
    return "context" if named else "silent"


def _of_basis(asked: Asked, text: str) -> list[DocumentNumber]:
    return [number for number in find_numbers(text) if any(same_number(number, other) for other in asked.basis)]


def _names(asked: Asked, text: str) -> bool:
    """Whether a text has a number of the question."""
    return any(may_name(text, wanted.number) for wanted in asked.numbers) and _named(asked, find_numbers(text))


def _named(asked: Asked, numbers: Sequence[DocumentNumber]) -> bool:
    return any(same_number(number, wanted) for number in numbers for wanted in asked.numbers)


def _may_stand_by_another(asked: Asked) -> bool:
    """Whether the answer may stand beside another document's number: all but a date or a number of the one named."""
    if asked.kind in ("number", "date"):
        other_kind = asked.wanted_code is not None and all(n.kind_code != asked.wanted_code for n in asked.numbers)
        return (other_kind and asked.of_basis) if asked.kind == "date" else (other_kind or asked.of_basis)
    return True


def documents_of_days(asked: Asked, candidates: Sequence[Sentence]) -> Mapping[str, bool]:
    """Which documents know the days that the question names: their sentences mention them, or they are of them."""
    texts: dict[str, list[str]] = {}
    for sentence in candidates:
        texts.setdefault(sentence.document.id, []).append(sentence.text)
    documents = {sentence.document.id: sentence.document for sentence in candidates}
    return {name: _knows_days(asked, document, texts[name]) for name, document in documents.items()}


def _knows_days(asked: Asked, document: Document, texts: Sequence[str]) -> bool:
    days = [show_date(date) for date in (document.published_on, document.issued_on) if date]
    return not asked.dates or any(dates_met(asked, text, *days) for text in texts)


def dates_met(asked: Asked, *texts: str) -> bool:
    """Whether every date of the question stands in the texts (day and month; the year too when both give it)."""
    found = [mention.iso for text in texts for mention in find_dates(text)]
    return all(any(_same_date(date.iso, other) for other in found) for date in asked.dates)


def _same_date(a: str, b: str) -> bool:
    if a.startswith("--") or b.startswith("--"):
        return a[-5:] == b[-5:]
    return a == b or a.startswith(b) or b.startswith(a)
