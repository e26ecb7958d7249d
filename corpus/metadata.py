"""What is known of a document: as its file states it, else guessed from its text."""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus import letterhead
from corpus.document import Block, BlockKind, Document
from corpus.line_kinds import publisher_and_date
from corpus.publishers import publisher_alone
from corpus.titles import guess_title
from corpus.vietnamese.dates import find_dates
from corpus.vietnamese.document_number import find_numbers
from corpus.vietnamese.normalize import fold
from corpus.vietnamese.provinces import find_places, find_provinces, provinces

_ISO_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-])")
_MONTH_AND_YEAR = re.compile(r"(tháng\s+\d{1,2}),?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SOURCE = re.compile(r"^\(?(?:Nguồn(?: tin)?|Theo|Source)\s*:?\s+(?P<name>\S.{1,58}?)[\s).]*$", re.IGNORECASE)
_LEAD = re.compile(r"^\((?P<name>[^()\d]{2,40})\)\s*[-–—]")  # "(Thanh tra) - Sáng nay …"
_CELL = re.compile(r"\|?\s*(?P<name>[^|:\t]{2,40}?)\s*[|:\t]\s*(?P<value>[^|\t]+?)\s*(?:\||$)", re.MULTILINE)
_CENTRAL = re.compile(r"\b(?:BỘ |CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|TRUNG ƯƠNG)", re.IGNORECASE)
_KINDS = {
    "nghi quyet": "resolution",
    "quyet dinh": "decision",
    "ke hoach": "plan",
    "chuong trinh": "programme",
    "de an": "project",
    "chi thi": "directive",
    "bao cao": "report",
    "nghi dinh": "decree",
    "thong tu": "circular",
    "to trinh": "proposal",
    "thong bao": "notice",
    "ket luan": "conclusion",
    "huong dan": "guideline",
    "cong dien": "telegram",
    "cong van": "letter",
    "chien luoc": "strategy",
    "luat": "law",
}
_RANKING_CELLS = 20  # a table with that many "7 Bắc Ninh" cells ranks provinces
_RANK = re.compile(r"(?:^|\|)\s*\d{1,2}\.?\s+[A-ZÀ-ỸĐ]", re.MULTILINE)
_ANNOUNCED = re.compile(
    r"(?:[^.;]{0,20}?\bngày\s+(?P<before>\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}),)?[^.;]{2,120}?"
    r"\b(?:ban hành|ký|phê duyệt|công bố)\s+(?P<kind>[^\W\d]+(?:\s[^\W\d]+){0,3}?)\s+(?P<number>số\s+\d\S+)"
    r"(?:,?\s+(?:ngày\s+)?(?P<behind>\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[-+*•▪■◆●►▶✓–—]\s+(?P<place>[^\n:]{3,40}?)\s*:\s")
_HOST_WORDS = re.compile(
    r"^(?:bao|dai|so|tinh|ubnd|tp|thanhpho|congan|tinhuy|cong|eng|www)|(?:tv|portal|online|news|dost)$"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the head of an article file says; None where it says nothing. Fields as in `Document`."""

    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    url: str | None = None
    provinces: tuple[str, ...] | None = None
    number: str | None = None
    issued_on: str | None = None
    numbers: tuple[str, ...] | None = None
    kind: str | None = None


def describe(document_id: str, text: str, blocks: tuple[Block, ...], stated: Stated) -> Document:
    """The document: what its file states goes before what its text lets us guess."""
    page = _Page(text, blocks)
    title = stated.title or guess_title(text, blocks) or document_id
    url = stated.url or page.url()
    publisher = stated.publisher or page.publisher(url)
    found = stated.provinces if stated.provinces is not None else page.provinces(title, publisher, url)
    return Document(
        id=document_id,
        title=title,
        text=text,
        publisher=publisher,
        published_on=stated.published_on or page.published_on(),
        url=url,
        provinces=found,
        number=stated.number or page.number(title),
        issued_on=stated.issued_on or page.issued_on(title),
        numbers=stated.numbers if stated.numbers is not None else page.numbers(),
        kind=stated.kind or page.kind(title),
        blocks=blocks,
    )


def page_date(words: str) -> str | None:
    """The first date in a byline or letterhead as an ISO date or its beginning."""
    if match := _ISO_DATE.search(words):
        return match.group()
    dated = [
        found.iso for found in find_dates(_MONTH_AND_YEAR.sub(r"\1 năm \2", words)) if not found.iso.startswith("-")
    ]
    if dated:
        return dated[0]
    year = _YEAR.search(words)
    return year.group() if year else None


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    blocks: tuple[Block, ...]

    def _of(self, *kinds: BlockKind) -> list[str]:
        return [self.text[block.start : block.end] for block in self.blocks if block.kind in kinds]

    def _kept(self) -> list[str]:
        return [self.text[block.start : block.end] for block in self.blocks if block.kept]

    def url(self) -> str | None:
        return next((words.split()[-1] for words in self._of("address")), None)

    def publisher(self, url: str | None) -> str | None:
        bylines = self._of("byline")
        named = [p[0] for p in map(publisher_and_date, bylines) if p and any(c.isalpha() for c in p[0])]
        for name in (*filter(publisher_alone, named), *self._site(), *named):
            return name
        for words in bylines:
            if match := _SOURCE.match(words):
                return match["name"].rsplit("/", 1)[-1].strip()
        for words in self._of("paragraph")[:1]:
            if match := _LEAD.match(words):
                return match["name"]
        host = urlsplit(url).hostname if url else None
        return host.removeprefix("www.") if host else None

    def _site(self) -> list[str]:
        """The site that a line above the headline names."""
        first = next((block.start for block in self.blocks if block.kind == "title"), 0)
        lines = [
            x for block in self.blocks if block.start < first for x in self.text[block.start : block.end].splitlines()
        ]
        return [name for name in (publisher_alone(line.strip()) for line in lines) if name][:1]

    def published_on(self) -> str | None:
        titles = [block.start for block in self.blocks if block.kind == "title"]
        below = [b for b in self.blocks if b.kind == "byline" and titles and b.start > titles[0]]
        above = [b for b in self.blocks if b.kind == "byline" and b not in below]
        for block in below + above:
            words = self.text[block.start : block.end]
            parts = publisher_and_date(words)
            if found := page_date(parts[1] if parts else words):
                return found
        return None

    def issued_on(self, title: str) -> str | None:
        for words in self._of("letterhead"):
            for line in reversed(words.splitlines()):
                found = page_date(line) if re.search(r"ngày|date", line, re.IGNORECASE) else None
                if found:
                    return found
        if cell := self._cell("ngay ban hanh", "ngay ky", "date issued"):
            return page_date(cell)
        announced = self._announced(title)
        return page_date(announced["before"] or announced["behind"] or "") if announced else None

    def _announced(self, title: str) -> re.Match[str] | None:
        """What the first lines say of the document that the page is named after: "… ban hành Kế hoạch số …"."""
        if not letterhead.starts_with_kind(title):
            return None
        for words in self._of("paragraph", "heading")[:2]:  # a line that ends in ":" passes for a heading
            announced = _ANNOUNCED.match(" ".join(words.split()))
            if announced and fold(title).startswith(fold(announced["kind"])):
                return announced
        return None

    def number(self, title: str) -> str | None:
        """The number of the document itself: of the letterhead, the table of facts, or the title."""
        heads = [*self._of("letterhead"), self._cell("so hieu", "so ky hieu", "so van ban") or ""]
        titles = [title, *self._of("title")]
        for words in [*heads, *(t for t in titles if letterhead.starts_with_kind(t.lstrip("# ")))]:
            for found in find_numbers(" ".join(words.split())):
                if found.issuer_code and (words in heads or found.start < 25):
                    return found.canonical
        announced = self._announced(title)
        return next((found.canonical for found in find_numbers(announced["number"])), None) if announced else None

    def numbers(self) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for words in self._kept():
            for number in find_numbers(" ".join(words.split())):
                if number.issuer_code:
                    found.setdefault(number.canonical)
        return tuple(found)

    def kind(self, title: str) -> str:
        official = bool(self._of("letterhead")) or self._cell("so hieu") is not None
        if official:
            for words in [*self._of("title")[::-1], title]:
                for name, kind in _KINDS.items():
                    if fold(words.strip()).startswith(name):
                        return kind
        ranks = sum(len(_RANK.findall(words)) for words in self._of("table"))
        return "ranking" if ranks >= _RANKING_CELLS else "document" if official else "news"

    def provinces(self, title: str, publisher: str | None, url: str | None) -> tuple[str, ...]:
        """The one or two provinces that the document is about; none for the whole country or a comparison of many."""
        told = self._of("paragraph", "heading", "caption", "legal_basis", "signature")
        counts = Counter(mention.name for words in told for mention in find_provinces(words))
        if len({name for words in told for name in _of_item(words)}) > 1:
            return ()
        titled = _named(title)
        if len(titled) > 2:
            return ()
        if titled:
            share = sum(counts[name] for name in titled) / max(1, counts.total())
            return titled if len(counts) < 4 or share >= 0.4 else ()
        heads = " ".join(words for words in self._of("letterhead"))
        if heads and not _CENTRAL.search(heads) and len(_named(heads)) == 1:
            return _named(heads)
        places = Counter(mention.province for words in told for mention in find_places(words) if not mention.ambiguous)
        if dominant := _dominant(counts) or _dominant(counts + places):
            return dominant
        if opening := self._of_opening(counts + places):
            return opening
        if len(counts) > 2:
            return ()
        return _named(publisher or "")[:1] or _of_host(url) or self._of_menu()

    def _of_opening(self, counts: Counter[str]) -> tuple[str, ...]:
        """The only province of the first paragraph, when none is mentioned more often."""
        named = _named(next(iter(self._of("paragraph")), ""))
        return named if len(named) == 1 and counts[named[0]] == max(counts.values()) else ()

    def _of_menu(self) -> tuple[str, ...]:
        """The only province that the lines above the headline name."""
        first = next((block.start for block in self.blocks if block.kind == "title"), 0)
        named = _named("\n".join(self.text[b.start : b.end] for b in self.blocks if b.start < first))
        return named if len(named) == 1 else ()

    def _cell(self, *names: str) -> str | None:
        """The value beside one of `names` (folded) in a table of facts."""
        for words in self._of("table"):
            for match in _CELL.finditer(words):
                if fold(match["name"]) in names:
                    return match["value"]
        return None


def _named(words: str) -> tuple[str, ...]:
    names = [m.name for m in find_provinces(words) if not m.ambiguous] or [
        m.province for m in find_places(words) if not m.ambiguous
    ]
    return tuple(dict.fromkeys(names))


def _of_item(words: str) -> tuple[str, ...]:
    """The province that an item of a bulletin is headed with: "▪ HÀ NAM: …"."""
    head = _ITEM.match(words)
    mentions = find_provinces(head["place"]) if head else []
    return tuple(m.name for m in mentions if head and (m.start, m.end) == (0, len(head["place"])))


def _dominant(counts: Counter[str]) -> tuple[str, ...]:
    """The province that most mentions mean."""
    if not counts:
        return ()
    (name, count), *_ = counts.most_common(1)
    return (name,) if count >= 0.6 * counts.total() else ()


def _of_host(url: str | None) -> tuple[str, ...]:
    labels = (urlsplit(url).hostname or "").split(".") if url else []
    joined = {re.sub(r"\W", "", fold(name)): name for name in provinces()}
    for label in labels:
        bare = _HOST_WORDS.sub("", label)
        if name := joined.get(label) or joined.get(bare):
            return (name,)
    return ()
