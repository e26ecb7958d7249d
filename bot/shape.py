"""What the form of a sentence makes it worth: its block, its length, how it opens and defines."""

import re
from collections.abc import Collection, Sequence, Set
from functools import lru_cache

from bot.annexes import goes_with_document
from bot.asked import SAID_KINDS, Asked, Kind
from bot.cues import cues
from bot.sentence import Meeting, Sentence, Words
from corpus.document import BlockKind
from corpus.vietnamese.document_number import find_numbers, same_number
from corpus.vietnamese.normalize import REMEMBERED, accents_optional, evenly_spelt, fold
from corpus.vietnamese.provinces import find_provinces
from index.mentions import find_figures
from index.units import Unit

# Factors of the score:
BLOCK: dict[BlockKind, float] = {
    "legal_basis": 0.8, "title": 0.8, "heading": 0.4, "letterhead": 0.75, "byline": 0.0,
}  # fmt: skip
HEAD = 1.3  # a letterhead that bears the number and the date asked for; its words are all form, its title is no longer
OTHERS_NUMBER = 0.5  # numbers and dates of a legal basis are those of other documents
QUESTION = 0.3  # a question answers nothing; what stands below it does
ANNOUNCES = 0.7  # "Sáng 18/8, tỉnh khai mạc Tuần lễ …" has all the words of an event and none of what happened there
CARD = 0.3  # a field of the card beside a document, which only answers who asks for that field

_EVENT_WORDS = frozenset({"nghi", "thao", "tuan", "dien", "hoi", "phat", "toa", "cuoc"})  # one of them is in each event
_EVENT = r"(?:hội nghị|hội thảo|tuần lễ|diễn đàn|ngày hội|lễ phát động|toạ đàm|tọa đàm|cuộc thi)"
_HELD = re.compile(
    rf"\b(?:tổ chức|khai mạc|diễn ra|phát động|phối hợp)\b[^.;:]{{0,60}}\b{_EVENT}\b"
    rf"|\b{_EVENT}\b[^.;]{{0,80}}\b(?:tổ chức|diễn ra)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:phát biểu|nhấn mạnh|cho (?:biết|rằng|hay)|khẳng định|chia sẻ|yêu cầu|đề nghị|mong muốn|kỳ vọng)\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\s*(cơ quan ban hành|người ký|chức vụ|ngày ban hành|ngày hiệu lực|ngày đăng|lĩnh vực|loại văn bản|số hiệu|"
    r"số ký hiệu|trích yếu|tình trạng|hiệu lực|phạm vi|tệp đính kèm)\s*[|:]",
    re.IGNORECASE,
)


def block(asked: Asked, sentence: Sentence) -> float:
    """What the block that a sentence stands in makes it worth; questions and rows of a page's card are worth little."""
    kind = sentence.passage.kind
    share = QUESTION if sentence.asks else CARD if _is_of_card(asked, sentence) else 1.0
    share *= ANNOUNCES if _only_announces(asked, sentence) else 1.0
    if kind == "legal_basis" and asked.kind in ("number", "date", "person") and not asked.of_basis:
        return share * OTHERS_NUMBER
    return share * (HEAD if _is_head_of(asked, sentence) else BLOCK.get(kind, 1.0))


def _is_head_of(asked: Asked, sentence: Sentence) -> bool:
    """Whether it is the letterhead of the document, or of the kind of document, whose number or date is asked for.

    The number of an annex is that of the document with which it was issued.
    """
    if asked.kind not in ("number", "date"):
        return False
    if sentence.passage.kind != "letterhead":
        return goes_with_document(sentence.text)
    own = find_numbers(sentence.document.number or "")
    if len(asked.numbers) == 1 and any(same_number(number, asked.numbers[0]) for number in own):
        return True
    return any(number.kind_code == asked.wanted_code for number in own)


def _only_announces(asked: Asked, sentence: Sentence) -> bool:
    """Whether a sentence says that an event was held, for a question that asks what was said or done there."""
    if asked.of_holding or (asked.kind not in SAID_KINDS and asked.kind != "truth"):
        return False
    return not sentence.words.known_folded.isdisjoint(_EVENT_WORDS) and _announces(sentence.text)


@lru_cache(maxsize=REMEMBERED)
def _announces(text: str) -> bool:
    return bool(_HELD.search(text)) and not _TOLD.search(text)


def _is_of_card(asked: Asked, sentence: Sentence) -> bool:
    """Whether a sentence is a field such as "Cơ quan ban hành | Tỉnh Sơn La", and none that the question names."""
    field = _FIELD.match(sentence.text) if asked.kind in SAID_KINDS or asked.kind == "truth" else None
    return field is not None and fold(field.group(1)) not in fold(asked.reading.text)


def length(sentence: Sentence) -> float:
    """Long sentences meet more by chance; a very short one says little."""
    words = sentence.words.size
    return 1.0 / (1.0 + 0.15 * max(0, words - 40) / 40) * (0.7 if words < 5 else 1.0)


def title_share(asked: Asked, title: Words) -> float:
    """Share of a title's words that the question has: of two plans, the one that the question names is meant."""
    asked_words = {token.folded for token in asked.reading.tokens}
    return sum(word in asked_words for word in title.folded.split()) / max(1, title.size)


def defines(sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether something asked about is followed by "là": the sentence says what it is."""
    words = sentence.words.accented.split()
    ends = {place + met.length for unit, met in meetings if unit.role in ("content", "light") for place in met.places}
    return any(at < len(words) and words[at] == "là" for at in ends)


def leads_with_topic(asked: Asked, sentence: Sentence) -> bool:
    """Whether the sentence opens with "Về" and something asked about: it says what comes."""
    opening = " ".join(sentence.words.folded.split(maxsplit=7)[:7]) + " "
    return opening.startswith("ve ") and any(f" {unit.folded} " in opening for unit in asked.content)


# Behind a noun: what it is comes right away, or after what says so.
_GIVEN = re.compile(r"[^.,;:]{0,50}?(?::|\b(?:như|gồm|including)\b)|[^.,;:]{0,25}?\b(?:là|is|are)\b")
_HAS = re.compile(r"\b(?:với|hướng (?:tới|đến)|đặt(?: ra)?|đề ra|nhằm|mang|lấy|chọn)\s+$")  # "hướng tới mục tiêu …"
_ASKS_WHAT = re.compile(r" (?:(?:nhung|cac|may) )?(?:gi|nao|chi)\b(?!.* ve )")  # right behind its noun
_IS_WHAT = re.compile(r"\b(?:la|gom|bao gom|gom co) (?:(?:nhung|cac) )?(?:gi|nao|chi)\b(?!.* ve )")


def tells_what(asked: Asked, sentence: Sentence, meetings: Sequence[tuple[Unit, Meeting]]) -> bool:
    """Whether a sentence goes on from the very noun that is asked for to what it is.

    "Nhiệm vụ đặt ra là …" for "nhiệm vụ gì" and for "nhiệm vụ của tỉnh là gì".
    """
    if asked.kind not in ("thing", "list"):
        return False
    words = [token.folded for token in asked.reading.tokens]
    topics = [(unit, here) for unit, here in meetings if unit.role in ("content", "light")]
    if _IS_WHAT.search(" ".join(words)):
        nouns = topics[:1]
    else:
        nouns = [(unit, here) for unit, here in topics if _ASKS_WHAT.match(" ".join(["", *words[unit.end :]]))]
    spans, text = sentence.words.spans, sentence.text
    return any(
        _GIVEN.match(text, spans[place + here.length - 1][1]) or _HAS.search(text, 0, spans[place][0])
        for _, here in nouns
        for place in here.places
    )


# A bare noun that opens a sentence is the one just named: "Nghị quyết hướng tới …", "Hội thảo do …", "Ông cho biết …".
_POINTS_BACK = re.compile(
    r"(?P<noun>Nghị quyết|Kế hoạch|Quyết định|Chương trình|Đề án|Hội nghị|Hội thảo|Diễn đàn|Cuộc thi|Mô hình|Nền tảng|"
    r"Ứng dụng|Hệ thống|Dự án|Trung tâm|Đồng chí|Ông|Bà)\s+(?:này\s+)?"
    r"(?=(?:đã|đang|sẽ|do|được|có|là|gồm|bao gồm|hướng|đặt|nêu|xác định|yêu cầu|đề nghị|khẳng định|nhấn mạnh|cho|"
    r"thu hút|nhằm|giúp|cũng|còn|quy định|đề ra|áp dụng|kết nối|tập trung)\b)"
)


_CAUSE_OF_IT = re.compile(
    r"\W*(?:(?:Lý do|Nguyên nhân|Nguyên do)(?: chính| chủ yếu| sâu xa)?(?: được \w+)?(?: (?:là|do|bởi|vì)\b|:)|"
    r"(?:Đó|Đây|Điều (?:này|đó)|Ấy) là (?:do|vì|nhờ)\b)"
)


def tells_cause_of_it(text: str) -> bool:
    """Whether a sentence opens by telling the cause of what was said before it: "Nguyên nhân là …"."""
    return _CAUSE_OF_IT.match(text) is not None


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence opens with a bare noun which the one before it has, or with "ông"."""
    opening = _POINTS_BACK.match(sentence.text)
    noun = opening["noun"].lower() if opening else ""
    return noun in ("ông", "bà", "đồng chí") or (noun != "" and noun in sentence.before.lower())


_ASKED_TOO, _ASKED_IN_ALL = 0.4, 0.8  # shares of the topic that a question of the text has, and it with its title


def answers_it(units: Sequence[Unit], question: Sequence[float], title: Sequence[float]) -> bool:
    """Whether a question of an article is the one asked, by the credits of the units in it and the article's title."""
    topic = [
        (unit.weight, there, max(there, titled))
        for unit, there, titled in zip(units, question, title, strict=True)
        if unit.role == "content"
    ]
    total = sum(weight for weight, _, _ in topic)
    return (
        total > 0
        and sum(weight * there for weight, there, _ in topic) >= _ASKED_TOO * total
        and sum(weight * known for weight, _, known in topic) >= _ASKED_IN_ALL * total
    )


_ROW = re.compile(r"(?:[^,.;:\d]{2,50}[,;]\s){2}")  # members of a row are short and no figures


def names_so_many(asked: Asked, text: str) -> bool:
    """Whether a sentence has as many names as the question asks for, and not one alone: "ba tỉnh nào"."""
    if asked.names_wanted == 1:
        return False
    kind: Kind = "province" if asked.kind == "place" else asked.kind
    return len({text[cue.start : cue.end] for cue in cues(kind, text)}) >= asked.names_wanted


def tells_several(text: str) -> bool:
    """Whether a sentence has a row of things: "giáo dục, y tế, du lịch"."""
    return _ROW.search(text) is not None


_ENUMERATES = re.compile(r":|\b(?:gồm|bao gồm|như|là|including|from)\b|,[^,;.\d]+(?:,| và | and )", re.IGNORECASE)
_PART_ENDS = re.compile(r"[;.]\s")


def only_counts(counts: Set[float], text: str) -> bool:
    """Whether a text names none of things asked for by their count: nothing behind the count, or no row at all."""
    if not counts:
        return False
    counted = [figure for figure in find_figures(text) if figure.value in counts]
    parts = [_PART_ENDS.split(text[figure.end :], 1)[0] for figure in counted] or [text]
    return not any(_ENUMERATES.search(part) for part in parts)


_RANKED = re.compile(r"(?:^|\| )\d{1,2} [^\d|]+")


def is_row_of_ranks(sentence: Sentence) -> bool:
    """Whether a sentence is a row of a ranking: "6 Lạng Sơn | 7 Bắc Ninh | …"."""
    return sentence.passage.kind == "table" and len(_RANKED.findall(sentence.text)) > 3


def ranks_in_row(text: str, provinces: Collection[str]) -> set[float]:
    """The ranks that a row of a ranking gives provinces."""
    cells = [cell for cell in text.split("|") if any(m.name in provinces for m in find_provinces(cell))]
    return {float(match.group()) for cell in cells if (match := re.search(r"\d+", cell))}


# The list of recipients at the end of an official document, and the form around its text.
_RECIPIENTS = re.compile(r"\W*(?:nơi nhận|kính gửi)\s*:", re.IGNORECASE)
_ASKS_RECIPIENTS = re.compile(r"\b(?:noi nhan|gui|nhan)\b")
_FORMS: frozenset[BlockKind] = frozenset({"letterhead"})
_OF_CONTENT: frozenset[Kind] = frozenset({"list", "manner", "reason"})


def is_form(asked: Asked, sentence: Sentence) -> bool:
    """Whether a sentence is a part of an official document's form that tells nothing of what is asked for."""
    if _RECIPIENTS.match(sentence.text) and not _ASKS_RECIPIENTS.search(fold(asked.reading.text)):
        return True
    if sentence.passage.kind == "legal_basis" and asked.kind in SAID_KINDS:
        return not asked.numbers and not asked.of_basis
    return sentence.passage.kind in _FORMS and asked.kind in _OF_CONTENT


_GIVES_REASON = re.compile(r"\W*(?:lý do|lí do|nguyên nhân|sở dĩ)\b", re.IGNORECASE)


_SPENT = r"kinh phí|ngân sách|vốn|chi(?! nhánh| bộ| đoàn| cục| tiết| hội)|đầu tư"
_ASKS_BUDGET = re.compile(rf"\b(?:{_SPENT})\b")
_TELLS_BUDGET = re.compile(
    rf"\b(?:{_SPENT}|bố trí|dự toán|tổng mức|(?<!bị )(?<!lừa )mất|(?<!đến )(?<!tính )hết|tốn|bỏ ra|dành|rót|trị giá|"
    r"funds?|budget|invest\w*|spen[dt]|costs?)\b",
    re.IGNORECASE,
)


def is_of_budget(asked: Asked, text: str) -> bool:
    """Whether a sum of a text is money spent, where the question asks for that: no savings, no turnover."""
    words = " ".join(token.text for token in asked.reading.tokens)
    return not _ASKS_BUDGET.search(words) or bool(_TELLS_BUDGET.search(text))


# "Vì sao … không dùng": no set phrase such as "không dùng tiền mặt".
_DENIES = re.compile(
    r"\b(?:không|chưa|chẳng|khong|chua)\s+(?!(?:dùng |dung )?(?:tiền mặt|tien mat|giấy|giay)|chỉ|chi|gian|khí|người|"
    r"phải|phai|(?:ạ|a|vậy|vay|nhỉ|nhi|ta|ad|em|nào|nao|biết|biet|hiểu|hieu|rõ|ro)\b)\w+"
)
_DENIED = re.compile(
    r"\b(?:không|chưa|chẳng|không thể|khó|thiếu|ngại|sợ|lo|hạn chế|thấp|chậm|yếu|ít|kém|vướng|hỏng|cấm|thôi|ngừng|dừng|"
    r"bỏ|trừ|ngoại trừ|tắt|quá|tốn|đắt|xa|mới chỉ|not|no|never|lack\w*|without|few|less)\b",
    re.IGNORECASE,
)


def tells_denial(asked: Asked, text: str) -> bool:
    """Whether a text says that something is not so, where the question asks why it is not."""
    return not _DENIES.search(asked.reading.text) or _DENIED.search(text) is not None


# To what: "ví X như cái gì", "so sánh X với gì", "giống cái gì"; "ví điện tử" is a purse and "ví dụ" an example.
_ASKS_LIKENESS = accents_optional(
    r"\b(?:(?:ví\b(?! (?:điện tử|dụ|tiền)).*\bnhư|so sánh\b.*\b(?:với|như)|(?:giống|tựa) như)"
    r"(?: (?:cái|hình ảnh|thứ))?|(?:giống|tựa) (?:cái|hình ảnh|thứ)) gì\b"
)
_LIKENS = re.compile(
    r"\b(?:ví(?! dụ| điện tử| tiền)|so sánh|chẳng khác|không khác gì|(?:xem|coi|giống|tựa) như|như (?:một|những|cái))\b"
    r"|\blikened?\b"
)


def likens(asked: Asked, text: str) -> bool:
    """Whether a text likens something to something else, where the question asks to what: "ví … như bộ não"."""
    return _asks_likeness(asked.reading.text) and _LIKENS.search(text) is not None


@lru_cache(maxsize=4)  # asked of every sentence
def _asks_likeness(question: str) -> bool:
    return _ASKS_LIKENESS.search(evenly_spelt(question)) is not None


_FIRST = re.compile(
    r"\b(?:đứng đầu|dẫn đầu|đứng thứ nhất|xếp thứ nhất|hạng nhất|cao nhất|lớn nhất|nhiều nhất)\b", re.IGNORECASE
)


def is_first(unit: Unit, text: str) -> bool:
    """Whether a text says in other words who is the first, where the question asks "đơn vị nào nhất"."""
    return unit.text == "nhất" and _FIRST.search(text) is not None


def gives_reason(text: str) -> bool:
    """Whether a sentence opens by saying that it tells a reason: "Lý do chọn ngày 31/12 là …"."""
    return _GIVES_REASON.match(text) is not None


_DIRECTION = re.compile(
    r"\b(?:(?<!gia )tăng(?! cường| tốc| trưởng)|giảm|lên|xuống|tụt|rớt|leo|hơn|kém|(?<!nâng )cao|thấp|cải thiện"
    r"|không đổi|cùng kỳ|giữ|vươn|rose|fell|up|down|increased?|decreased?|higher|lower)\b",
    re.IGNORECASE,
)


def tells_direction(text: str) -> bool:
    """Whether a text tells how something moved or stands to another: "tăng 8 bậc", "cao hơn trung bình"."""
    return _DIRECTION.search(text) is not None
