"""Whether a figure counts the noun that the question counts."""

import re

from bot.asked import Asked
from bot.cues import Cue
from bot.distance import HALF_WAY, closeness, spans_of
from bot.sentence import Sentence, meet, words_of
from corpus.vietnamese.normalize import fold
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
    if (
        _is_labelled(noun, cue, sentence.text)
        or _heads_alone(noun, cue, sentence.text)
        or _counts_deeds(asked, noun, cue, sentence.text)
    ):
        return True
    if noun.folded == _PEOPLE and narrower and meet(narrower[0], sentence.words).credit:
        noun, *narrower = narrower  # "người lái đò": "2.150 lái đò"
    met = meet(noun, sentence.words)
    if met.credit and sentence.in_columns:
        return True
    places = (*met.places, *_heads(noun, sentence)) if met.places else ()
    spans = spans_of(met._replace(places=places), sentence)
    if not any(closeness(cue, span, sentence) >= near and not _does(span, cue, sentence.text) for span in spans):
        return False
    if sentence.words.english:
        return True
    around = [words_of(text) for text in (sentence.text, sentence.before, sentence.document.title) if text]
    return all(any(meet(unit, words).credit > 0 for words in around) for unit in narrower)


_DONE = re.compile(r"\s(?:làm|giúp|mở|thu|bán|trồng|nuôi|cấp|lắp|dựng|dạy|nhận|xử lý|hỗ trợ|hướng dẫn|tập huấn)\s")
_COUNTS_ELSE = re.compile(r"\s+[^\W\d_]+")


def _does(span: tuple[int, int], cue: Cue, text: str) -> bool:
    """Whether a noun before a figure does what is counted: "tổ làm giúp 37 bộ hồ sơ" counts no "tổ"."""
    between = text[span[1] : cue.start]
    return span[1] <= cue.start and bool(_DONE.search(between)) and _COUNTS_ELSE.match(text, cue.end) is not None


_LABEL = re.compile(r"([^:;.]+):\s*$")


def _is_labelled(noun: Unit, cue: Cue, text: str) -> bool:
    """Whether a figure stands right behind the noun and a colon: "Trạm 5G: 57"."""
    if not text[: cue.start].rstrip().endswith(":"):
        return False
    label = _LABEL.search(text, 0, cue.start)
    return label is not None and meet(noun, words_of(label.group(1))).credit > 0


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


# Behind a figure it is a length of time; "420 năm 2023", "1.830 tháng 6/2024" say when.
_TIME = re.compile(r"\s+(?:giây|phút|giờ|(?:ngày|tuần|tháng|năm|tuổi)(?!\s+\d))\b", re.IGNORECASE)
# What is weighed or measured is not counted: "14 tấn rau". Source: units of measure in reports.
_MEASURED = re.compile(
    r"\s+(tấn|tạ|kg|km2?|m2|ha|héc-ta|hecta|lít|mét|kwh|mw|gb|tb|mbps)\b",
    re.IGNORECASE,
)
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


# "cao hơn trung bình cả nước là 0,0069", "hơn năm 2021 15 bậc": by how much, not how much.
_DIFFERENCE = re.compile(
    r"\b(?:hơn|kém|so với)\s+(?:cùng kỳ|năm|trung bình|bình quân|giá trị|mức|mặt bằng|cả nước|tỉnh)\b"
    r"(?:[^,;.:(]|(?<=\d)[.,](?=\d)){0,70}$",
    re.IGNORECASE,
)
_ASKS_DIFFERENCE = re.compile(
    r"\b(?:hon|kem|chenh|cach|so voi|so vs|tang|giam|len|xuong|leo|tut|nhich|thay doi|khac|vuot|nhinh|troi|thua|"
    r"(?<!phia )(?<!mien )bac(?! (?:bo|trung|ninh|giang|kan|can|lieu)\b))\b"
)


def is_difference(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a figure tells by how much something exceeds another one, which the question does not ask for."""
    told = _DIFFERENCE.search(text[max(0, cue.start - 100) : cue.start]) if cue.figure is not None else None
    return told is not None and not _ASKS_DIFFERENCE.search(fold(asked.reading.text))


_ASKS_CHANGE = re.compile(
    r"\b(?:tang|giam|nhich|len|xuong|hon|kem|chenh)(?: (?:them|len|xuong|duoc|nhau|khoang|duoc them))? "
    r"(?:bao nhieu|may)\b"
)
_CHANGE = re.compile(
    r"\b(?:tăng|giảm|nhích|lên|xuống|hơn|kém|thêm|vượt|chênh)\b(?:[^,;.:(]|(?<=\d)[.,](?=\d)){0,40}$", re.IGNORECASE
)


def is_level(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a figure tells how much there is, where the question asks by how much it has grown or fallen."""
    if cue.figure is None or not _ASKS_CHANGE.search(fold(asked.reading.text)):
        return False
    return _CHANGE.search(text[max(0, cue.start - 60) : cue.start]) is None


_SHORT = 60  # characters before a figure that tell of what it is
_IN_ALL = re.compile(r"\d\s+(?:[^\W\d_]+\s+){0,3}(?:trong|trên) tổng(?: số| cộng)?\s+$", re.IGNORECASE)
_ASKS_ALL = re.compile(r"\b(?:tong|tat ca|ca thay|het thay)\b")


def is_total(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a figure is all of which the one before it is a part, "96 trong tổng số 145", and it is not asked for."""
    told = cue.figure is not None and _IN_ALL.search(text[max(0, cue.start - _SHORT) : cue.start])
    return bool(told) and not _ASKS_ALL.search(fold(asked.reading.text))


_ONE_OF = re.compile(r"\bmột trong(?: số)?(?: những| các)?\s+$", re.IGNORECASE)
_ASKS_WHOLE = re.compile(r"\b(?:tong(?: cong| so)?|tat ca|ca thay|toan (?:tinh|huyen|xa|thanh pho))\b")


def is_chosen_few(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a figure counts those among whom one stands out, "một trong 8 tổ được khen", and all are asked for."""
    told = cue.figure is not None and _ONE_OF.search(text[max(0, cue.start - _SHORT) : cue.start])
    return bool(told) and _ASKS_WHOLE.search(fold(asked.reading.text)) is not None


_GAINED = re.compile(
    r"\b(?:tiết kiệm|lỗ|lãi|thiệt hại|lừa|mất|doanh thu|doanh số|thu về|thu được|giảm)\b[^,;.:]{0,25}$", re.IGNORECASE
)
_ASKS_SPENT = re.compile(r"\b(?:kinh phí|ngân sách|vốn|chi|bỏ ra|đầu tư|rót|cấp)\b")
_ASKS_GAINED = re.compile(r"\b(?:tiết kiệm|lỗ|lãi|thiệt hại|lừa|mất|doanh thu|doanh số|thu|giảm)\b")


def is_no_expense(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a sum is saved, lost or earned, and the question asks for what is spent."""
    if (
        cue.figure is None
        or cue.figure.kind != "money"
        or not _GAINED.search(text[max(0, cue.start - _SHORT) : cue.start])
    ):
        return False
    words = " ".join(token.text for token in asked.reading.tokens)
    return _ASKS_SPENT.search(words) is not None and not _ASKS_GAINED.search(words)


_WHOLE = r"\b(?:tổng(?: cộng| số)?|thang(?: điểm)?|tối đa|cao nhất là|out of)\s+"
_WHOLE_SCALE = re.compile(rf"{_WHOLE}$", re.IGNORECASE)
_SHARED_OUT = re.compile(rf"{_WHOLE}[\d.,]+\s+(?:điểm|points)\s*[:(](?:[^;.]|\.(?=\d))*$", re.IGNORECASE)
_ASKS_SCALE = re.compile(r"\b(?:tong|thang|toi da|cham|gom|chia)\b")


def is_scale(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether a score is the most that there is to get, which the question does not ask for.

    "Có tổng 1.000 điểm"; or how these are shared out: "…: chính quyền số 400 điểm", where the whole is asked about.
    """
    if cue.figure is None or cue.figure.kind != "score" or _ASKS_SCALE.search(fold(asked.reading.text)):
        return False
    if _WHOLE_SCALE.search(text, 0, cue.start):
        return True
    return _SHARED_OUT.search(text, 0, cue.start) is not None and not asked.content


_PIECES = re.compile(r"\b(?:bao nhiêu|mấy) (?:cái|chiếc|con|đứa|cuốn)\b")


def _counts_pieces(asked: Asked) -> bool:
    """Whether things are counted one by one, "bao nhiêu cái": no money, share or rank."""
    words = " ".join(token.text for token in asked.reading.tokens)
    return asked.kind == "amount" and _PIECES.search(words) is not None


NO_FIGURES = (is_difference, is_scale, is_total, is_chosen_few, is_no_expense)  # each tells of another one


_CURRENCIES = frozenset({"dong", "do", "usd", "vnd", "ty", "trieu", "nghin", "ngan", "tram", "tien"})
# What is told in money: measures of economic reports.
_IN_MONEY = frozenset(
    {"grdp", "gdp", "von", "kinh phi", "ngan sach", "doanh thu", "chi phi", "thu nhap", "luong", "phi"}
)


def counts_other(asked: Asked, cue: Cue, text: str) -> bool:
    """Whether the noun right behind a figure is of another kind than what is asked for.

    Days where something else is counted, persons where groups are ("tổ … là nhóm từ 5 đến 9 người"), 5G where 4G is.
    """
    if _of_other_network(asked, cue, text):
        return True
    if cue.figure is not None and cue.figure.kind in ("money", "percent", "rank") and _counts_pieces(asked):
        return True
    counted = asked.counted[0] if asked.counted else None
    time = _TIME.match(text, cue.end) if asked.kind == "amount" else None
    if time is not None:
        return time.group().strip().lower() not in {token.text for token in asked.reading.tokens}
    if counted is None or cue.figure is None:
        return False
    if measured := _MEASURED.match(text, cue.end):
        spellings = {counted.text, *(text for text, _ in counted.others)}  # "hecta", "cây số"
        return measured.group(1).lower() not in spellings | {token.text for token in asked.reading.tokens}
    wanted = next((_CLASSES[noun] for noun in _CLASSES if f"{counted.text} ".startswith(f"{noun} ")), None)
    if cue.figure.kind == "money":
        return counted.folded not in _IN_MONEY and counted.folded.partition(" ")[0] not in _CURRENCIES
    if wanted is None:
        return False
    behind = _NOUN_BEHIND.match(text, cue.end)
    told = _CLASSES[behind.group().strip().lower()] if behind else wanted
    return told != wanted and not (told == "uses" and wanted in _USERS)
