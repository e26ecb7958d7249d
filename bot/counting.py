"""Whether a figure counts the noun that the question counts."""

import re
from functools import lru_cache

from bot.asked import Asked
from bot.counted import CLASSIFIERS, COUNTED
from bot.cues import Cue
from bot.distance import HALF_WAY, closeness, spans_of
from bot.sentence import Sentence, meet, words_of
from bot.shares import counts_a_part
from corpus.vietnamese.normalize import accents_optional, evenly_spelt, fold
from index.units import Unit

BESIDE = 4  # tokens that may stand between a figure and the noun it counts


def _heads(noun: Unit, sentence: Sentence) -> list[int]:
    """Where the head of a long noun stands: a sentence on "doanh nghiệp công nghệ số" may count "doanh nghiệp"."""
    head = " ".join(noun.folded.split()[:2])
    return sentence.words.all_at(head, accented=False) if noun.syllables > 3 else []


_HEAD = re.compile(r"\s+([^\W\d_]+)")
_ENDS = re.compile(
    r"\s*(?:$|[.,;:)])|\s+(?:với|và|có|đã|được|ở|tại|trong|của|cho|đang|là|thuộc|cùng|trên|theo|so|đến|từ|nhưng|thì)\b"
)


def _heads_alone(noun: Unit, cue: Cue, text: str) -> bool:
    """Whether the first word of a long noun stands alone behind the figure: "198 tổ với …", "213 thôn."."""
    head = _HEAD.match(text, cue.end) if noun.syllables > 1 else None
    if head is None or fold(head.group(1)) != noun.folded.partition(" ")[0]:
        return False
    return _ENDS.match(text, head.end()) is not None


def counts(asked: Asked, cue: Cue, sentence: Sentence) -> bool:
    """Whether the noun that the question counts stands within `BESIDE` words of the figure."""
    if not asked.counted:
        return True
    near = 1 / (1 + BESIDE / HALF_WAY)
    noun, *narrower = asked.counted
    if _heads_alone(noun, cue, sentence.text) or _counts_deeds(asked, noun, cue, sentence.text):
        return True
    if counts_a_part(asked.counted, cue, sentence.text):
        return True
    if noun.folded == _PEOPLE and narrower and meet(narrower[0], sentence.words).credit:
        noun, *narrower = narrower  # "người lái đò": "2.150 lái đò"
    met = meet(noun, sentence.words)
    if met.credit and (sentence.in_columns or (cue.figure is not None and cue.figure.kind == "money")):
        return True  # "dư nợ cho vay chuyển đổi số đạt 700 tỷ đồng": a sum is of the noun, and does not count it
    places = (*met.places, *_heads(noun, sentence)) if met.places else ()
    spans = spans_of(met._replace(places=places), sentence)
    if not any(closeness(cue, span, sentence) >= near for span in spans):
        return False
    if sentence.words.english:
        return True
    around = [words_of(text) for text in (sentence.text, sentence.before, sentence.document.title) if text]
    return all(any(meet(unit, words).credit > 0 for words in around) for unit in narrower)


_PEOPLE = "nguoi"
_DEEDS = re.compile(r"\s+lượt\s+([^\W\d_]+)")


def _counts_deeds(asked: Asked, noun: Unit, cue: Cue, text: str) -> bool:
    """Whether a figure counts how often people do what the question asks about: "800 nghìn lượt tải"."""
    counts_them = noun.folded == _PEOPLE and cue.figure is not None and cue.figure.kind == "count"
    deed = _DEEDS.match(text, cue.end) if counts_them else None
    return deed is not None and any(
        fold(deed.group(1)) in other.split()
        for unit in asked.units
        for other in (unit.folded, *(f for _, f in unit.others))
    )


OF_A_PART = 0.7
_OF_WHOLE = re.compile(r"\b(?:toàn|cả|của|trong)\s+tỉnh\b|\btỉnh\s+(?:hiện\s+)?(?:có|còn)\b|\btổng số\b", re.IGNORECASE)


def whole_factor(asked: Asked, text: str) -> float:
    """What a sentence that does not name the province is worth for how many of something there are in it.

    Less, unless it tells so: "22 xã chưa có công chức chuyên trách" for "tỉnh có mấy xã".
    """
    if not (asked.provinces and asked.counted and len(asked.content) == 1):
        return 1.0
    return 1.0 if _OF_WHOLE.search(text) else OF_A_PART


# Behind a figure it is a length of time; "420 năm 2023", "1.830 tháng 6/2024" say when.
_TIME = re.compile(r"\s+(?:giây|phút|giờ|(?:ngày|tuần|tháng|năm|tuổi)(?!\s+\d))\b", re.IGNORECASE)
# What is weighed or measured is not counted: "14 tấn rau". Source: units of measure in reports.
_MEASURED = re.compile(
    r"\s+(tấn|tạ|kg|km2?|m2|ha|héc-ta|hecta|lít|mét|kwh|mw|gb|tb|mbps)\b",
    re.IGNORECASE,
)
# How far or large something is, which only a figure with a unit tells: "25 km", of a film "3 phút".
_ASKS_SIZE = accents_optional(
    r"\b(?:bao xa|xa cỡ nào|(?:(?<!từ )xa|(?<!mở )rộng|dài) bao nhiêu(?= (?:vậy|thế|ạ|nhỉ)\b|\s*(?:[?.;]|$)))"
)
_KM = r"ki[- ]?l[ôo][- ]?m[ée]t"
_HA = r"h[ée]c[- ]?ta"
_AREAS = re.compile(  # and how wide a road is
    rf"\s+(?:km[²2]|[cdm]?m[²2]?|ha|{_HA}|(?:{_KM}|mét)(?: vuông)?|mẫu|sào|công)(?!\w|\s*/)", re.IGNORECASE
)
_LENGTHS = re.compile(rf"\s+(?:km|[cdm]?m|{_KM}|mét|cây số|hải lý|dặm|phút|giờ|trang)(?!\w|\s*/| vuông)", re.IGNORECASE)
# Nouns that are counted, by what they are; one never stands for one of another class: "500.000 đồng" are no "hộ".
_KINDS = {
    "persons": "người|thành viên|học viên|đại biểu|cán bộ|giáo viên|học sinh|nông dân|tiểu thương|kỹ sư|diễn giả",
    "households": "hộ",
    "places": "xã|phường|huyện|thôn|bản|xóm|bon|ấp",
    "cases": "vụ|cuộc",
    "uses": "lượt|lần",
    "groups": "tổ chức|doanh nghiệp|công ty|hợp tác xã|cơ sở|trường|bệnh viện",
    "teams": "tổ|đội",
    "things": "trạm|máy|camera|sản phẩm|con|cây|thẻ|điện thoại",
}
_CLASSES = {noun: name for name, nouns in _KINDS.items() for noun in nouns.split("|")}
_NOUN_BEHIND = re.compile(rf"\s+(?:{'|'.join(sorted(_CLASSES, key=len, reverse=True))})\b", re.IGNORECASE)
_USERS = frozenset({"persons", "groups"})  # "100 lượt doanh nghiệp" are firms that came
# What no money and no measure tells: "bao nhiêu xã", "mấy cái". Behind a verb, "dành bao nhiêu mua máy", they may.
_COUNTS_THINGS = re.compile(
    rf"\b(?:nhiêu|mấy) (?!cây số\b)"
    rf"(?:{'|'.join(sorted({*_CLASSES, *COUNTED, *CLASSIFIERS}, key=len, reverse=True))})\b"
)

_FEW = accents_optional(rf"\bmấy (?:{'|'.join(sorted(_CLASSES, key=len, reverse=True))})\b")  # no share is "mấy xã"

# The generation of the network that is counted: "1.200 trạm phát sóng 5G".
_NETWORK_BEHIND = re.compile(r"\s+(?:[^\W\d_]+\s+){0,3}([2-6]G)\b", re.IGNORECASE)
_NETWORK = re.compile(r"\b[2-6]G\b", re.IGNORECASE)


def _of_other_network(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether the question names a generation of networks, and the figure or the words up to it another one or none.

    "Trạm BTS: 3.284 trạm; 5G: 57 trạm": what stands behind a ";" does not tell of what the figure before it is.
    """
    wanted = _networks(asked.reading.text)
    if not wanted:
        return False
    behind = _NETWORK_BEHIND.match(text, cue.end)
    told = {behind.group(1).upper()} if behind else _networks(text[: cue.end] + text[cue.end :].partition(";")[0])
    return bool(_networks(text)) and told.isdisjoint(wanted)


def _networks(text: str) -> set[str]:
    return {name.upper() for name in _NETWORK.findall(text)}


_REACH = 100  # characters before a figure that tell of what it is


def is_no_figure(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether what stands before a figure tells that it is of something else than what is asked for."""
    if cue.figure is None:
        return False
    before = text[max(0, cue.start - _REACH) : cue.start]
    return (
        is_difference(asked, before)
        or is_total(asked, before, text[cue.end :])
        or (cue.figure.kind == "money" and is_no_expense(asked, before))
        or (cue.figure.kind == "score" and is_scale(asked, text[: cue.start]))
    )


# "cao hơn trung bình cả nước là 0,0069", "hơn năm 2021 15 bậc": by how much, not how much.
_DIFFERENCE = re.compile(
    r"\b(?:hơn|kém|so với)\s+(?:cùng kỳ|năm|trung bình|bình quân|giá trị|mức|mặt bằng|cả nước|tỉnh)\b"
    r"(?:[^,;.:(]|(?<=\d)[.,](?=\d)){0,70}$",
    re.IGNORECASE,
)
_ASKS_DIFFERENCE = accents_optional(
    r"\b(?:hơn|kém|chênh|cách|so với|so vs|tăng|giảm|lên|xuống|leo|tụt|nhích|thay đổi|khác|vượt|nhỉnh|trội|thua|"
    r"(?<!phía )(?<!miền )bậc(?! (?:bộ|trung|ninh|giang|kạn|cạn|liêu)\b))\b"
)


def is_difference(asked: Asked, before: str) -> bool:
    """Whether a figure tells by how much something exceeds another one, which the question does not ask for."""
    return _DIFFERENCE.search(before) is not None and not _asks_difference(asked.reading.text)


_ASKS_CHANGE = accents_optional(
    r"\b(?:tăng|giảm|nhích|lên|xuống|hơn|kém|chênh)(?: (?:thêm|lên|xuống|được|nhau|khoảng|được thêm))? "
    r"(?:bao nhiêu|mấy)\b"
)
_CHANGE = re.compile(
    r"\b(?:tăng|giảm|nhích|lên|xuống|hơn|kém|thêm|vượt|chênh)\b(?:[^,;.:(]|(?<=\d)[.,](?=\d)){0,40}$", re.IGNORECASE
)


def is_level(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a figure tells how much there is, where the question asks by how much it has grown or fallen."""
    if cue.figure is None or not _asks_change(asked.reading.text):
        return False
    return _CHANGE.search(text[max(0, cue.start - _REACH) : cue.start]) is None


_IN_ALL = re.compile(r"\d\s+(?P<noun>(?:[^\W\d_]+\s+){0,3})(?:trong|trên) tổng(?: số| cộng)?\s+$", re.IGNORECASE)
_ASKS_ALL = accents_optional(r"\b(?:tổng|tất cả|cả thảy|hết thảy)\b")
_CLAUSE = re.compile(r"[,;:]\s|\.\s")


def is_total(asked: Asked, before: str, behind: str) -> bool:
    """Whether a figure is all of which the one before it is a part, and the question says what is told of the part.

    "Đã số hóa 96 hồ sơ trong tổng số 145 hồ sơ khó": 145 are no "hồ sơ đã số hóa". Of a part without a noun of its own
    tells what comes as well: "96 trong tổng số 145 hội quán gắn bảng".
    """
    part = _IN_ALL.search(before)
    if part is None or _ASKS_ALL.search(_typed(asked)):
        return False
    told = _CLAUSE.split(before[: part.start()])[-1] + ("" if part["noun"] else _CLAUSE.split(behind)[0])
    return any(meet(unit, words_of(told)).credit > 0 for unit in asked.content if unit not in asked.counted[:1])


_GAINED = re.compile(
    r"\b(?:tiết kiệm|lỗ|lãi|thiệt hại|lừa|bị [^,;.:]{0,15}mất|doanh thu|doanh số|thu về|thu được|"
    r"giảm(?! còn| xuống))\b[^,;.:]{0,25}$",
    re.IGNORECASE,
)
_ASKS_SPENT = accents_optional(r"\b(?:kinh phí|ngân sách|vốn|chi|bỏ ra|đầu tư|rót|cấp)\b")
_ASKS_GAINED = accents_optional(r"\b(?:tiết kiệm|lỗ|lãi|thiệt hại|lừa|mất|doanh thu|doanh số|thu|giảm)\b")


def is_no_expense(asked: Asked, before: str) -> bool:
    """Whether a sum is saved, lost or earned, and the question asks for what is spent."""
    if _GAINED.search(before) is None:
        return False
    typed = _typed(asked)
    return _ASKS_SPENT.search(typed) is not None and not _ASKS_GAINED.search(typed)


_WHOLE = r"\b(?:tổng(?: cộng| số)?|thang(?: điểm)?|tối đa|cao nhất là|out of)\s+"
_WHOLE_SCALE = re.compile(rf"{_WHOLE}$", re.IGNORECASE)
_SHARED_OUT = re.compile(rf"{_WHOLE}[\d.,]+\s+(?:điểm|points)\s*[:(](?:[^;.]|\.(?=\d))*$", re.IGNORECASE)
_ASKS_SCALE = accents_optional(r"\b(?:tổng|thang|tối đa|chấm|gồm|chia)\b")


def is_scale(asked: Asked, before: str) -> bool:
    """Whether a score is the most that there is to get, which the question does not ask for.

    "Có tổng 1.000 điểm"; or how these are shared out: "…: chính quyền số 400 điểm", where the whole is asked about.
    """
    if _ASKS_SCALE.search(_typed(asked)):
        return False
    return _WHOLE_SCALE.search(before) is not None or (not asked.content and _SHARED_OUT.search(before) is not None)


def _typed(asked: Asked) -> str:
    return evenly_spelt(asked.reading.text)


def _counts_things(asked: Asked) -> bool:
    """Whether the question counts things one by one, by its last turn unless that goes on with what was counted.

    A noun typed without accents counts as it is read: the "the" of "bao nhiêu the" is no card.
    """
    spelt = asked.reading.spelt
    return _names_things(spelt if asked.counted else spelt.rpartition("; ")[2])


@lru_cache(maxsize=4)  # these are asked of every figure
def _names_things(question: str) -> bool:
    return _COUNTS_THINGS.search(evenly_spelt(question)) is not None


@lru_cache(maxsize=4)
def _sizes_asked(question: str) -> re.Pattern[str] | None:
    """The units of which a question wants one; None of one that asks for no size."""
    asks = _ASKS_SIZE.search(evenly_spelt(question))
    if asks is None:
        return None
    return _AREAS if fold(asks.group()).startswith("rong") else _LENGTHS


@lru_cache(maxsize=4)
def _asks_change(question: str) -> bool:
    return _ASKS_CHANGE.search(evenly_spelt(question)) is not None


@lru_cache(maxsize=4)
def _asks_difference(question: str) -> bool:
    return _ASKS_DIFFERENCE.search(evenly_spelt(question)) is not None


def counts_other(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether the noun right behind a figure is of another kind than what is asked for.

    Days where something else is counted, persons where groups are ("tổ … là nhóm từ 5 đến 9 người"), 5G where 4G is.
    """
    if _of_other_network(asked, cue, text):
        return True
    if asked.kind == "amount" and (sizes := _sizes_asked(asked.reading.text)):
        return sizes.match(text, cue.end) is None
    money = cue.figure is not None and cue.figure.kind == "money"
    if asked.kind == "amount" and (money or _MEASURED.match(text, cue.end)) and _counts_things(asked):
        return True
    if asked.kind == "amount" and cue.figure and cue.figure.kind == "percent" and _FEW.search(_typed(asked)):
        return True
    if money:
        return False
    counted = asked.counted[0] if asked.counted else None
    time = _TIME.match(text, cue.end) if asked.kind == "amount" else None
    if time is not None:
        return time.group().strip().lower() not in {token.text for token in asked.reading.tokens}
    if counted is None or cue.figure is None:
        return False
    if measured := _MEASURED.match(text, cue.end):
        spellings = {counted.text, *(text for text, _ in counted.others)}  # "hecta", "cây số"
        return measured.group(1).lower().replace("-", " ") not in spellings | {t.text for t in asked.reading.tokens}
    wanted = next((_CLASSES[noun] for noun in _CLASSES if f"{counted.text} ".startswith(f"{noun} ")), None)
    if wanted is None:
        return False
    behind = _NOUN_BEHIND.match(text, cue.end)
    told = _CLASSES[behind.group().strip().lower()] if behind else wanted
    return told != wanted and not (told == "uses" and wanted in _USERS)
