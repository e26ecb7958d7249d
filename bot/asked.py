"""What a question asks: the kind of answer, the things it names, and the units an answer must be about."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.basis import asks_for_another, asks_for_replaced
from bot.short_forms import short_form_asked
from bot.speech import names_speaker, says
from corpus.vietnamese.dates import DateMention
from corpus.vietnamese.document_number import DocumentNumber
from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold
from corpus.vietnamese.spoken_number import SPELT_BARE
from index.mentions import Figure
from index.reading import Reading
from index.units import Unit

Kind = Literal[
    "amount",
    "percent",
    "money",
    "score",
    "rank",
    "date",
    "year",
    "person",
    "office",
    "place",
    "province",
    "body",
    "number",
    "reason",
    "manner",
    "list",
    "item",
    "ordinal",
    "motto",
    "contact",
    "duration",
    "thing",
    "truth",
    "topic",
]
SAID_KINDS: frozenset[Kind] = frozenset({"thing", "manner", "topic", "list", "reason"})  # what somebody may have said
FIGURE_KINDS: frozenset[Kind] = frozenset({"amount", "percent", "money", "score", "rank", "item"})

# What is asked of a document in one breath: "số mấy, ngày nào", "ban hành ngày nào và ai ký".
TOGETHER: frozenset[Kind] = frozenset({"number", "date", "person", "body"})

_WHICH = re.compile(r"\b(?:nghi quyet|quyet dinh|ke hoach|van ban|chi thi|chuong trinh|de an) nao\b")
_NUMBER = re.compile(r"\bso (?:may|bao nhieu|hieu|nao)\b")
_WHAT_IS = re.compile(
    r"\b(?:nghia la|vai tro (?:gi|nao|the nao|ra sao)|(?:coi|xem|vi|danh gia|xac dinh)(?: nhu)? la|"
    r"duoc (?:coi|xem|vi))\b"
)
_ACTUAL = re.compile(
    r"\b(?:thuc te|hien (?:nay|tai|dang|gio|co|dat)|(?<!thuc )(?<!phat )(?<!the )(?<!xuat )hien(?! dai| thuc| tuong)|"
    r"den nay|bay gio|gio (?:da )?co|(?:gio|nay)(?: \(\d{4}\))? (?:dang|dung|xep|hang)|dang (?:dung|xep|hang|chiem)|"
    r"da (?:co|dat|duoc)|dat duoc)\b"
)
_AIMS = "muc tieu|phan dau|chi tieu|dat ra|de ra|target"
_AIM = re.compile(rf"\b(?:{_AIMS})\b")
# Words of plans and wishes as well: what they speak of has not been reached, though it may be no aim.
_AIMED = re.compile(rf"\b(?:{_AIMS}|ke hoach|du kien|se|muon|huong toi|nham (?:vao|toi|den))\b")
_STATE = re.compile(
    r"\b(?:khó|thấp|ít|chưa|kém|chậm|yếu|xếp hạng|xếp thứ|hạn chế|không đạt|tụt|thiếu|vướng|tồn tại|bất cập|đứng thứ|"
    r"xếp cao|đứng cao|(?:lên|tăng|tụt|giảm|rớt|leo) (?:\d+ )?(?:hạng|bậc))\b"
)
_OF_REGION = re.compile(r"\b(?:của|cả|toàn|trong) (?:vùng|khu vực)\b")
_OF_HOLDING = re.compile(
    r"\b(?:to chuc|khai mac|dien ra|phat dong|phoi hop|mo ra|chu de|su kien gi|nham|de lam gi|quan triet|muc dich)\b"
)
_PARTS = re.compile(r"\b(?:gom|bao gom|cau thanh|cau phan|bo phan|thanh phan)\b")
# "những lĩnh vực nào", "làm mấy việc gì", "gồm gì và gì": more than one thing is asked for.
_SEVERAL = re.compile(
    r"\b(?:những|các) (?:\w+ ){0,4}(?:nào|gì|chi|mô)\b|\bgì và gì\b"
    r"|\b(?:gồm|liệt kê|kể tên|kể ra|kể giúp|danh sách)\b"
    r"|\bmấy (?:lĩnh vực|mảng|việc|nhiệm vụ|giải pháp|nội dung|khoản|thứ|loại|cái|điểm|vấn đề|ngành|đơn vị|tỉnh|"
    r"huyện)\b"
)
# "18 nhiệm vụ là những nhiệm vụ nào", "50 diễn giả gồm những ai": what they are, and not how many.
_NAMED_BY_COUNT = re.compile(
    r"\b\d+\b.*\b(?:(?:la|gom|bao gom|co) (?:nhung|cac)|nhung ai|nhung gi)\b"
    r"|\b(?:liet ke|ke ten|danh sach|ten cua)\b.*\b\d+\b"
)
# "ba tỉnh nào", "2 đơn vị nào": so many names are asked for. Behind a noun the number is its own: "tháng 9 huyện nào",
# "cuối năm sở nào", "thứ hai đơn vị nào".
_SO_MANY = accents_optional(
    r"(?:^\W*|[,;:.?!]\s*|\b(?:có|là|gồm|của|do|ở|tại|thuộc|hỏi|biết|tên|kể|với|cùng|và|thì|cho|chọn) )"
    r"(hai|ba|bốn|năm|[2-9]) (?:tỉnh|địa phương|nơi|huyện|xã|thành phố|đơn vị|doanh nghiệp|công ty|sở|cơ quan|người|"
    r"ông|bà|vị|đồng chí|lãnh đạo)\b[^,;:.?!]{0,20}\b(?:nào|mô)\b"
)
# "không phải mục tiêu" asks for what has been reached.
_NO_AIM = re.compile(rf"\b(?:khong phai|chu khong|dung noi)(?: la)? (?:{_AIMS}|ke hoach)\b")
_YET = re.compile(r"\bchua\b(?: \w+){0,2}\W*$")
_STEPS = r"(?: (?:hang|bac))?"
UP_OR_DOWN = re.compile(
    rf"\b(?:tang|len|giam|xuong|tut|rot|leo|cao|thap){_STEPS} (?:hay|hoac)(?: la)? "
    rf"(?:tang|len|giam|xuong|tut|rot|leo|cao|thap)\b{_STEPS}"
)
_PURPOSE = re.compile(r"\bde (?:lam )?(?:gi|chi)\b|\bnham (?:gi|chi|muc dich)\b|\bmuc dich (?:gi|chi|nao)\b")
_ASKS_HOUR = re.compile(r"\b(?:may gio|gio nao|buoi nao|thu may)\b")
_ASKS_DAY = re.compile(r"\b(?:(?:ngay|hom|bua|thang) (?:nao|may|bao nhieu|mo)|ngay thang)\b")
NAME_WEIGHT = 2.0  # of a province, number or date beside another word


@dataclass(frozen=True)
class Asked:
    """One question, understood.

    `kinds` are the kinds of answer asked for, the leading one first ("topic": a noun phrase without a question word).
    `units` leave out what the other fields hold. `counted` is the noun that a "bao nhiêu" counts, `figures` what the
    question itself asserts.
    """

    reading: Reading
    kinds: tuple[Kind, ...]
    units: tuple[Unit, ...]
    provinces: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()  # provinces where the event was held of which the question asks
    regions: tuple[str, ...] = ()
    wanted_noun: str | None = None  # "xã", "bộ" …: the kind of place or body asked for
    numbers: tuple[DocumentNumber, ...] = ()
    years: tuple[int, ...] = ()
    periods: tuple[tuple[int, int], ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    claim: Figure | None = None  # of `figures` the one that a yes-or-no question asks about: which it is tells that
    counted: tuple[Unit, ...] = ()
    compared: bool = False  # one side of a comparison, whose words are partly the other side's
    about: tuple[str, ...] = ()  # provinces that the chat was on before, which this question may leave out
    inherited_kind: bool = False  # a follow-up that says itself only what it is about: "thế 4G thì sao"
    wanted_code: str | None = None  # "NQ", "KH" …: the kind of document whose number is asked for
    silenced: tuple[Unit, ...] = ()  # of earlier turns, not spoken of any more: their words are not searched for
    breath: tuple["Asked", ...] = ()  # the two things asked in one breath: "ra ngày nào, kinh phí bao nhiêu"
    basis: tuple[DocumentNumber, ...] = ()  # what the document asked about carries out; none of `numbers`

    @cached_property
    def of_basis(self) -> bool:
        """Whether the question asks for what another document is based on, mentions, replaces or carries out."""
        return not self.basis and (self.of_replaced or asks_for_another(self.reading.text))

    @cached_property
    def of_replaced(self) -> bool:
        """Whether the question asks for the document that another one replaces."""
        return asks_for_replaced(self.reading.text)

    @cached_property
    def by_name(self) -> bool:
        """Whether the question asks which document, and not for its number alone: "nghị quyết nào"."""
        text = fold(self.reading.text)
        return bool(_WHICH.search(text)) and not _NUMBER.search(text)

    @cached_property
    def of_names(self) -> bool:
        """Whether the question names a province or a year and no topic: any passage on them may answer."""
        return not self.content and not self.numbers and self.kind not in FIGURE_KINDS

    @cached_property
    def of_actual(self) -> bool:
        """Whether the question asks for what has been reached by now, not for what is aimed at; its last turn tells."""
        text = _NO_AIM.sub("", fold(self.reading.text))
        turn = text.rpartition("; ")[2]
        told = turn if _ACTUAL.search(turn) else text
        return not self.periods and bool(_ACTUAL.search(text)) and not _AIMED.search(told)

    @cached_property
    def of_aim(self) -> bool:
        """Whether the question asks for a figure that is aimed at: "mục tiêu kinh tế số là bao nhiêu", "… 2030"."""
        of_figure = self.kind in FIGURE_KINDS or (self.kind == "topic" and bool(self.years))
        return of_figure and bool(_AIM.search(fold(self.reading.text)))

    @cached_property
    def may_be_aimed(self) -> bool:
        """Whether the question has a word of plans and wishes."""
        return bool(_AIMED.search(fold(self.reading.text)))

    @cached_property
    def of_attainment(self) -> bool:
        """Whether the question asks if a figure has been reached: "đạt 10% chưa"; how far it is tells that."""
        return self.claim is not None and bool(_YET.search(fold(self.reading.text)))

    @cached_property
    def of_standing(self) -> bool:
        """Whether the question asks if somebody is the first or the last by now: where he stands tells that."""
        standing = self.kinds[:2] == ("rank", "truth") or self.of_attainment
        return standing and not _AIMED.search(fold(self.reading.text))

    @cached_property
    def of_reached(self) -> bool:
        """Whether only what has been reached answers; which province is the first is such a question too."""
        return self.of_actual or self.of_standing or (self.kind == "province" and any(u.claim for u in self.units))

    @cached_property
    def of_state(self) -> bool:
        """Whether the question is about how things stand, which has causes and no purpose: "vì sao còn chậm"."""
        return bool(_STATE.search(" ".join(token.text for token in self.reading.tokens)))

    @cached_property
    def of_direction(self) -> bool:
        """Whether the question asks if something went up or down, or is high or low."""
        return self.kind == "truth" and bool(UP_OR_DOWN.search(fold(self.reading.text)))

    @cached_property
    def of_purpose(self) -> bool:
        """Whether the question asks what something is for: "để làm gì"."""
        return self.kind == "reason" and bool(_PURPOSE.search(fold(self.reading.text)))

    @cached_property
    def of_hour(self) -> bool:
        """Whether the question asks for an hour or a day of the week: "mấy giờ", "thứ mấy"."""
        text = fold(self.reading.text)
        return bool(_ASKS_HOUR.search(text)) and not _ASKS_DAY.search(text)

    @cached_property
    def of_day(self) -> bool:
        """Whether the question asks for a day, and for no hour: "ngày nào"; "khi nào" asks for either."""
        text = fold(self.reading.text)
        return bool(_ASKS_DAY.search(text)) and not _ASKS_HOUR.search(text)

    @cached_property
    def of_definition(self) -> bool:
        """Whether the question asks what something is, is seen as or is for."""
        return self.kind in ("thing", "topic", "manner") and bool(_WHAT_IS.search(fold(self.reading.text)))

    @cached_property
    def short_form(self) -> str | None:
        """The abbreviation whose full form is asked for, as typed."""
        return short_form_asked(self.reading.typed)

    @cached_property
    def of_region(self) -> bool:
        """Whether the question is about a region that it does not name: "của vùng", "toàn khu vực"."""
        return not self.provinces and bool(_OF_REGION.search(" ".join(token.text for token in self.reading.tokens)))

    @cached_property
    def of_holding(self) -> bool:
        """Whether the question is about the holding of an event: who held it, when, on what theme, what for."""
        return bool(_OF_HOLDING.search(fold(self.reading.text)))

    @cached_property
    def of_parts(self) -> bool:
        """Whether the question asks what something consists of: "gồm những gì"."""
        return self.kind == "list" and bool(_PARTS.search(fold(self.reading.text)))

    @cached_property
    def of_several(self) -> bool:
        """Whether the question asks for more than one thing: "những lĩnh vực nào"."""
        words = " ".join(token.text for token in self.reading.tokens)
        return self.kind in ("thing", "list", "topic") and bool(_SEVERAL.search(words))

    @cached_property
    def names_wanted(self) -> int:
        """How many names are asked for: 3 of "ba tỉnh nào"; 1 where no number is told."""
        found = _SO_MANY.search(evenly_spelt(self.reading.text))
        return (SPELT_BARE.get(fold(found[1])) or int(found[1])) if found else 1

    @cached_property
    def named_by_count(self) -> frozenset[float]:
        """The counts of things that are asked for by name: 18 of "18 nhiệm vụ là những nhiệm vụ nào"."""
        if not _NAMED_BY_COUNT.search(fold(self.reading.text)):
            return frozenset()
        return frozenset(figure.value for figure in self.figures if figure.kind == "count" and figure.value > 1)

    @cached_property
    def of_speech(self) -> bool:
        """Whether the question asks what somebody said, demanded or advised."""
        return self.kind in SAID_KINDS and (any(map(says, self.units)) or names_speaker(self.units))

    @property
    def owners(self) -> tuple[int, ...]:
        """For each token of the reading the number of its unit; -1 for words held by other fields."""
        return self._by_token[0]

    @property
    def weights(self) -> tuple[float, ...]:
        """For each token of the reading its unit's weight; that of a name for words held by other fields."""
        return self._by_token[1]

    @cached_property
    def _by_token(self) -> tuple[tuple[int, ...], tuple[float, ...]]:
        owners, weights = [-1] * len(self.reading.tokens), [NAME_WEIGHT] * len(self.reading.tokens)
        for number, unit in enumerate(self.units):
            for at in range(unit.start, unit.end):
                owners[at] = number
                weights[at] = {"filler": 0.0, "function": 0.4}.get(unit.role, unit.weight)
        return tuple(owners), tuple(weights)

    @cached_property
    def pairs(self) -> tuple[tuple[str, bool, float], ...]:
        """Neighbouring words of two units, or of a unit and a name: padded, whether accented, the lighter weight."""
        tokens, bare, found = self.reading.tokens, self.reading.bare, []
        for at in range(len(tokens) - 1):
            left, right = self.weights[at], self.weights[at + 1]
            if self.owners[at] == self.owners[at + 1] or not left or not right:
                continue
            accented = at not in bare and at + 1 not in bare
            a, b = tokens[at], tokens[at + 1]
            text = f" {a.text} {b.text} " if accented else f" {a.folded} {b.folded} "
            found.append((text, accented, min(left, right)))
        return tuple(found)

    @property
    def further(self) -> Kind | None:
        """The next thing that is asked of a document in one breath; None when one thing is asked for."""
        if self.kind not in TOGETHER:
            return None
        return next((kind for kind in self.kinds[1:] if kind in TOGETHER), None)

    @cached_property  # this and `content` are looked up 1,500 times for a question
    def kind(self) -> Kind:
        """The leading kind."""
        return self.kinds[0]

    @cached_property
    def content(self) -> tuple[Unit, ...]:
        """The units that carry the topic."""
        return tuple(unit for unit in self.units if unit.role == "content")
