"""A small answering core for the channels' tests: no index, the same answer for the same question."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.answer import Answer, Citation
from bot.question import Question
from corpus.document import Document
from corpus.passage import Passage

QUOTE = "Phấn đấu đến năm 2025 kinh tế số của tỉnh Sông Vàng chiếm khoảng 20% GRDP; hạ tầng số phủ 100% số xã."
LONG = " ".join(f"Câu thứ {n} của đoạn nói về hạ tầng số, dữ liệu số và kỹ năng số." for n in range(1, 120))
TEXTS = (
    "Kế hoạch chuyển đổi số của tỉnh Sông Vàng.",
    QUOTE,
    LONG,
)
DOCUMENT = Document(
    id="song_vang",
    title="Sông Vàng đặt mục tiêu kinh tế số <2025> & sau đó",
    text="\n".join(TEXTS),
    publisher="Báo Sông Vàng",
    published_on="2023-06-09",
    url="https://example.com/song-vang?a=1&b=2",
    provinces=("Sông Vàng",),
    number="48-NQ/TU",
)
OTHER = Document("nui_xanh", "Núi Xanh làm chuyển đổi số", "Núi Xanh.", provinces=("Núi Xanh",), published_on="2024-02")


@dataclass(frozen=True)
class View:
    """A passage in its document."""

    document: Document
    passage: Passage
    previous: str | None
    next: str | None


def passage_id(number: int) -> str:
    return f"doan0000{number:02}"


@dataclass
class FakeAssistant:
    """Answers everything with the same quote; some words ask for other statuses. `failing` makes it raise."""

    echo: bool = False  # the question stands in every part of the answer, as hostile as it is
    failing: bool = False
    unanswerable: str = "không có"
    asked: list[Question] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)

    def reply(self, question: Question) -> Answer:
        self.asked.append(question)
        if self.failing:
            raise RuntimeError("the index is on fire")
        text = question.text
        if "mơ hồ" in text:
            choices = ("Mục tiêu của Sông Vàng là gì?", "Mục tiêu của Núi Xanh là gì?")
            return Answer(text, "clarify", "", "Của tỉnh nào?", choices=choices, labels=("Sông Vàng", "Núi Xanh"))
        if self.unanswerable in text:
            suggestion = "Kinh tế số Sông Vàng bao nhiêu?"
            return Answer(text, "not_found", "", "Chưa có trong kho tài liệu.", suggestions=(suggestion,))
        if "xin chào" in text.lower():
            return Answer(text, "chat", "", "Chào anh/chị!")
        return self._echoed(text) if self.echo else _answer(text, 1)

    def next_best(self, question: Question, skip: int) -> Answer | None:
        return _answer(question.text, skip % 3) if skip < 3 else None

    def passage(self, wanted: str) -> View | None:
        ids = [passage_id(number) for number in range(len(TEXTS))]
        if wanted not in ids:
            return None
        at = ids.index(wanted)
        start = sum(len(text) + 1 for text in TEXTS[:at])
        passage = Passage(wanted, DOCUMENT.id, start, start + len(TEXTS[at]), TEXTS[at], "paragraph", ())
        return View(DOCUMENT, passage, ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)

    def table(self, table_id: str) -> Answer | None:
        return None

    def documents(self) -> Sequence[Document]:
        return [DOCUMENT, OTHER]

    def forget(self, conversation: str) -> None:
        self.forgotten.append(conversation)

    def _echoed(self, text: str) -> Answer:
        told = text * 12
        best = replace(
            _answer(text, 1).citations[0], quote=told, title=told, number=text, publisher=text, marks=((0, 3), (5, 9))
        )
        second = replace(best, n=2, url=text, marks=((len(told) - 5, len(told)), (2, 900_000)))
        both = (text, told)
        return Answer(text, "unsure", told, told, (best, second), suggestions=both, notes=both, understood=text)


def _answer(text: str, number: int) -> Answer:
    quote = " ".join(TEXTS[number].split())
    at = quote.find("20%")
    marks = ((at, at + 3),) if at >= 0 else ()
    citation = Citation(
        1,
        DOCUMENT.id,
        DOCUMENT.title,
        DOCUMENT.publisher,
        DOCUMENT.published_on,
        DOCUMENT.url,
        DOCUMENT.number,
        passage_id(number),
        0,
        len(quote),
        quote,
        marks,
    )
    suggestions = ("Hạ tầng số Sông Vàng thế nào?", "Ai ban hành 48-NQ/TU?")
    return Answer(text, "answered", "khoảng 20% GRDP", f"khoảng 20% GRDP\n{quote}", (citation,), suggestions)
