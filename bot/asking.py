"""How a question asks: its question words, and the kinds of answer that they ask for."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import TypeGuard, get_args

from bot.asked import Asked, Kind
from corpus.vietnamese.normalize import accents_optional, evenly_spelt
from index.phrases import Found, Phrases
from index.tables import read_rows
from index.tokens import Token, tokenize

_KINDS = frozenset(get_args(Kind))
_VAGUE: frozenset[Kind] = frozenset({"thing", "manner", "truth", "list"})  # a definite kind leads them
# A question such as "tỷ lệ … bao nhiêu" asks for the narrower of its kinds.
_NARROWER: dict[tuple[str, str], Kind] = {
    ("amount", "percent_weak"): "percent",
    ("amount", "money_weak"): "money",
    ("amount", "rank_weak"): "rank",
    ("thing", "rank_weak"): "rank",
    ("manner", "rank_weak"): "rank",
    ("person", "office"): "office",
    ("person", "office_weak"): "office",
    ("thing", "office_weak"): "office",
    ("manner", "office_weak"): "office",
    ("amount", "date_weak"): "date",
    ("amount", "score_weak"): "score",
    ("thing", "motto_weak"): "motto",
    ("manner", "motto_weak"): "motto",
}
# "số" of "kinh tế số bao nhiêu" belongs to the noun before it.
_DIGITAL = frozenset(
    {"tế", "khẩu", "hội", "quyền", "nghệ", "tầng", "đổi", "phủ", "dân", "liệu", "nghiệp", "năng", "tảng"}
)
# "điểm cầu", "điểm đến", "điểm mới", "điểm yếu" … are counted, not scored.
_NO_POINTS = frozenset({"cau", "den", "moi", "yeu", "manh", "nhan", "truong", "du", "nghen", "chot", "sang"})
# Behind "mấy …" they point at things or ask which.
_POINTING = frozenset({"do", "nay", "ay", "kia", "no", "nao", "gi", "chi", "mo"})
# Behind them points are places: "tại mấy điểm", "kết nối tới bao nhiêu điểm".
_TO_PLACES = re.compile(r"(?:\b(?:tai|o)|\b(?:noi|truyen|phat|trien khai|to chuc) (?:toi|den))$")
_RISES = frozenset({"leo", "len", "tang", "nhay", "tut", "rot", "giam", "xuong"})
_PLACED = re.compile(r"\b(?:dat|coi|xem|xac dinh)\b")
_PERSON = re.compile(r"\b(?:ông|ong|bà|anh|chị|ai|vị|người|nguoi)\b(?!\s+(?:dân|dan|thôn|thon|xã|xa)\b)")
_HOLDER = re.compile(  # folded
    r"\b(?:dong chi|bi thu|chu tich|giam doc|bo truong|thu truong|cuc truong|vu truong|"
    r"lanh dao|sep|tac gia|sinh vien|giang vien|giao vien|bac si|gia lang|nong dan|ngu dan|"
    r"phong vien|nha bao|chuyen gia|dien gia|dai dien|truong ban|truong phong|tong bien tap)\b"
)
_NAME_OF = re.compile(  # with accents or without; "ba", "chi" and "vi" without are as often other words
    r"\b(?:tên|ten) (?:(?:của|cua) )?(?:ông|ong|bà|bí thư|bi thu|chủ tịch|chu tich|phó|giám đốc|giam doc|bộ trưởng|"
    r"bo truong|thứ trưởng|thu truong|cục trưởng|cuc truong|lãnh đạo|lanh dao|trưởng ban|truong ban)\b"
)
# Behind an office and its verb something else is asked for: "chủ tịch nói là ba cái nào".
_SAID_OF = (
    "nói|nêu|đưa ra|yêu cầu|đề nghị|khuyến nghị|nhấn mạnh|kêu gọi|đề xuất|giao(?! thông| dục| dịch)|"
    "noi|neu|dua ra|yeu cau|de nghi|khuyen nghi|nhan manh|keu goi|de xuat"
)
_OFFICES = re.compile(
    r"(?:bí thư|chủ tịch|giám đốc|thứ trưởng|bộ trưởng|cục trưởng|tổng biên tập|trưởng ban|"
    r"(?:ông|bà|anh|chị|chú|cô|bác) (?:tổ trưởng|trưởng (?:thôn|bản|xóm|ấp|làng|phòng|khoa))|hiệu trưởng|"
    r"bi thu|chu tich|giam doc|thu truong|bo truong|lãnh đạo|lanh dao|đại diện|dai dien)"
    rf"(?:(?!\b(?:{_SAID_OF}|những|các|mấy|cái|nhung|cac|may|cai)\b)[^,.?]){{0,45}}?"
    r"(?<!năm )(?<!nam )(?<!ngày )(?<!ngay )(?<!khi )(?<!thế )(?<!the )(?<!như )(?<!nhu )\b(?:n[àa]o|mô)\b"
)

# The body is asked for: "lãnh đạo sở nào", "đại diện doanh nghiệp nào".
_LEADERS_OF = re.compile(
    r"\b(?:lanh dao|dai dien) (?:\w+ )?(?:so|ban|nganh|bo|co quan|don vi|tap doan|cong ty|doanh nghiep|hiep hoi) nao\b|"
    r"\bla (?:pho )?(?:giam doc|truong phong|truong ban) (?:so|ban|nganh|bo|cuc|trung tam|vien|benh vien) nao\b"
)


def question_words(
    tokens: Sequence[Token], named: Collection[int], is_free: Callable[[Found[str]], bool]
) -> list[Found[str]]:
    """The question words with the classes of the table, left to right; none inside a name (`named`: token indices).

    One that is not free, being part of another word, gives way to a shorter one: "ai đứng | đầu" to "ai | đứng đầu".
    """
    found: list[Found[str]] = []
    at = 0
    while at < len(tokens):
        stop = next((place for place in range(at, len(tokens)) if place in named), len(tokens))
        match = (_leading_why(tokens, at) or _asking().at(tokens, at, stop)) if at < stop else None
        read = _corrected(match, tokens) if match else None
        while match is not None and read is not None and not is_free(read) and match.end - at > 1:
            match = _asking().at(tokens, at, match.end - 1)
            read = _corrected(match, tokens) if match else None
        if read is not None and is_free(read) and not _means_all(read, tokens):
            found.append(read)
        at = match.end if match else at + 1
    return found


def _leading_why(tokens: Sequence[Token], at: int) -> Found[str] | None:
    """ "Sao" that opens a clause asks for a reason: "Sao Sơn La lại chọn ngày đó"; None for any other word."""
    opens = tokens[at].folded == "sao" and (at == 0 or tokens[at].start - tokens[at - 1].end > 1)
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return Found(at, at + 1, "reason") if opens and following and following not in _BEHIND_COPY else None


# "sao kê", "sao vàng", "sao cũng được" ask for nothing.
_BEHIND_COPY = frozenset({"kê", "chép", "lưu", "y", "vàng", "cho", "cũng", "đó", "rồi", "vậy", "thế", "hả", "ha"})


_VAGUE_ALIKE = _VAGUE | {"topic"}


def asks_alike(asked: Asked, question: str) -> bool:
    """Whether a question of a text asks for the kind of answer that `asked` is after."""
    tokens = tokenize(question)
    kinds = kinds_asked(question, tokens, question_words(tokens, (), lambda _found: True))
    return not set(kinds).isdisjoint(asked.kinds) or (kinds[0] in _VAGUE_ALIKE and asked.kind in _VAGUE_ALIKE)


def _means_all(found: Found[str], tokens: Sequence[Token]) -> bool:
    """Whether "cũng" right behind a question word makes "every" of it: "công ty nào cũng …"."""
    beside = found.end < len(tokens) and tokens[found.end].start - tokens[found.end - 1].end == 1
    return beside and tokens[found.end].text == "cũng" and tokens[found.end - 1].text in _EVERY


_EVERY = frozenset({"nào", "gì", "ai", "đâu", "mô", "chi"})


@cache
def _asking() -> Phrases[str]:
    return Phrases((phrase, kind) for phrase, kind, *_ in read_rows("bot", "asking"))


def _corrected(found: Found[str], tokens: Sequence[Token]) -> Found[str]:
    if found.value.startswith("amount") and _is_plural(found, tokens):
        return Found(found.start, found.end, "none")
    if found.value == "money" and found.end < len(tokens) and tokens[found.end].text == "%":
        return Found(found.start, found.end + 1, "percent")  # "giảm phí mấy %"
    if found.value == "money" and _is_of_nouns(found, tokens):
        return Found(found.start, found.end, "amount")  # "phủ hết bao nhiêu xã"
    if found.value == "contact" and tokens[found.end - 1].folded == "nhieu" and _counts(found, tokens):
        return Found(found.end - 2, found.end, "amount")  # "nộp qua điện thoại | bao nhiêu hồ sơ"
    if found.value == "duration" and _is_year(tokens, found.end):
        return Found(found.start, found.end - 1, "amount")  # "tăng bao nhiêu | năm 2021"
    if found.value == "score" and _TO_PLACES.search(_before(tokens, found.start)):
        return Found(found.start, found.end - 1, "amount")  # places, not points
    if found.value == "rank" and tokens[found.start].folded == "vi" and _PLACED.search(_before(tokens, found.start)):
        return Found(found.start, found.end, "thing")  # "đặt chuyển đổi số ở vị trí nào"
    if found.value in ("rank", "amount") and _counts_steps(found, tokens):
        return Found(found.start, found.end, "steps")  # "leo mấy hạng"
    if found.value == "percent" and found.end < len(tokens) and tokens[found.end].text == "điểm":
        return Found(found.start, found.end + 1, "score")  # "chiếm bao nhiêu điểm"
    if found.value == "rank_weak" and " ".join(token.text for token in tokens[found.start : found.end]) == "hang":
        return Found(found.start, found.end, "none")  # a cave: what stands for "hạng" was read so
    if found.value == "rank_weak" and tokens[found.start - 1].folded == "khi" and found.start:
        return Found(found.start, found.end, "none")  # "bị xử sao khi xếp loại"
    if found.value == "score_weak" and _is_no_score(found, tokens):
        return Found(found.start, found.end, "none")
    if found.value == "score" and found.end < len(tokens) and tokens[found.end].folded in _NO_POINTS:
        return Found(found.start, found.end - 1, "amount")
    if found.value in ("place", "place_weak") and _asks_in_which_respect(found, tokens):
        return Found(found.start, found.end, "thing")
    if found.value == "person_weak" and tokens[found.start].folded == "ten" and not _speaks_of_person(tokens):
        return Found(found.start, found.end, "thing")
    if not _misread(found, tokens):
        return found
    counts = tokens[found.start + 1].folded in ("bao", "may", "nhieu")
    return Found(found.start + 1, found.end, "amount" if counts else "none")


# Of worth and of trouble: a place behind them is none ("vướng ở khúc nào"). Bare ones are no other common word.
_RESPECTS = frozenset({
    "khác", "giống", "hơn", "thua", "mạnh", "yếu", "kém", "vướng", "mắc", "kẹt", "nghẽn", "tắc", "khó", "hay", "dở",
    "sai", "phá", "nhất", "khac", "giong", "hon", "manh", "yeu", "kem", "vuong", "nghen", "nhat",
})  # fmt: skip
_BETWEEN = frozenset({"nhau", "lai", "cung", "lam", "nhieu", "o", "tai"})
_ANYWHERE = frozenset({"o", "tai", "cho", "khuc", "noi", "diem", "dau", "nao", "mo"})


def _asks_in_which_respect(found: Found[str], tokens: Sequence[Token]) -> bool:
    before = [token.text for token in tokens[: found.start] if token.folded not in _BETWEEN]
    return bool(before) and before[-1] in _RESPECTS and {t.folded for t in tokens[found.start : found.end]} <= _ANYWHERE


def _is_of_nouns(found: Found[str], tokens: Sequence[Token]) -> bool:
    """Whether "hết bao nhiêu" goes on with what is counted; at the end of a clause it asks for money."""
    spent = tokens[found.start].folded in ("het", "ton", "mat") and tokens[found.end - 1].folded in ("nhieu", "may")
    return spent and _counts(found, tokens)


def _counts(found: Found[str], tokens: Sequence[Token]) -> bool:
    """Whether right behind a question word stands what is often counted."""
    beside = found.end < len(tokens) and tokens[found.end].start - tokens[found.end - 1].end == 1
    return beside and tokens[found.end].text in _NOUNS


_NOUNS = frozenset({
    "xã", "phường", "huyện", "tỉnh", "thôn", "bản", "người", "hộ", "doanh", "công", "đơn", "cơ", "trường", "tổ", "điểm",
    "dịch", "thủ", "nhà", "khu", "nơi", "chỗ", "cán", "học", "ngành", "tuổi", "hồ",
})  # fmt: skip


def _counts_steps(found: Found[str], tokens: Sequence[Token]) -> bool:
    """Whether "mấy hạng" counts by how many ranks somebody rises or falls."""
    asked = " ".join(token.folded for token in tokens[found.start : found.end + 1])
    before = (token.folded for token in tokens[max(0, found.start - 4) : found.start])
    return ("may hang" in asked or "nhieu hang" in asked) and not _RISES.isdisjoint(before)


def _before(tokens: Sequence[Token], at: int) -> str:
    return " ".join(token.folded for token in tokens[:at])


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    """Whether "năm" stands right before a token that is a year."""
    return at < len(tokens) and tokens[at - 1].folded == "nam" and re.fullmatch(r"20\d\d", tokens[at].text) is not None


def _is_no_score(found: Found[str], tokens: Sequence[Token]) -> bool:
    """ "điểm cầu", "điểm nào": points of another kind."""
    return found.end < len(tokens) and tokens[found.end].folded in (_NO_POINTS | _POINTING)


def _speaks_of_person(tokens: Sequence[Token]) -> bool:
    """Whether a question speaks of somebody; else "tên gì" asks for the name of a thing."""
    return bool(
        _PERSON.search(" ".join(token.text for token in tokens))
        or _HOLDER.search(" ".join(token.folded for token in tokens))
    )


def _is_plural(found: Found[str], tokens: Sequence[Token]) -> bool:
    """ "mấy thứ đó", "mấy vùng nào": "mấy" says that there are several and asks for no number."""
    if tokens[found.end - 1].folded != "may" or found.end - found.start > 1:
        return False
    return any(token.folded in _POINTING for token in tokens[found.end + 1 : found.end + 4])


def _misread(found: Found[str], tokens: Sequence[Token]) -> bool:
    """ "kinh tế số | bao nhiêu" asks for an amount, not for a document's number."""
    begins_digital = tokens[found.start].folded == "so" and found.start > 0
    if begins_digital and found.value == "number" and found.end < len(tokens) and tokens[found.end].text == "tiền":
        return True
    return found.value == "number" and begins_digital and tokens[found.start - 1].text in _DIGITAL


# "Sao" that opens a question whose verb comes with one of these asks why: "sao ông ấy lại bảo …".
_OPENS_WITH_WHY = re.compile(
    r"^(?:(?:ủa|ơ|hỏi|cho|ad|ơi|à|mà|thế|vậy|em|mình|tôi)\s+)*sao\s"
    r"(?!(?:rồi|ha|ạ|nhỉ|vậy|thế|ta|hè|để|lưu|chụp|chép|y|cho|vàng|băng|kê)\b).+"
    r"\b(?:lại|mà|cứ|vẫn|phải|không|chưa|bị|còn)\b"
)
# "Làm gì mà rớt hạng": what has brought it about.
_DOING_WHAT = re.compile(r"\b(?:lam|mac|can) (?:gi|chi) ma (?!(?:hay|gioi|khong can)\b)\w+")
_ENDS_WITH_NUMBER = re.compile(  # "kế hoạch chuyển đổi số 2025 quyết định số"
    r"\b(?:quyet dinh|nghi quyet|ke hoach|cong van|chi thi|van ban|quy che) (?:mang |co )?so"
    r"(?: (?:vay|the|a|ha|nhi|ad))*$"
)
_NUMBER_AND_DATE = re.compile(  # "xin số và ngày của kế hoạch"
    r"\bso(?: hieu| van ban)? (?:va|voi|kem|cung|lan) ngay(?: thang| ban hanh| ky| ra)? (?:cua |cai )?"
    r"(?:nghi quyet|quyet dinh|ke hoach|cong van|chi thi|van ban|chuong trinh|to trinh|thong bao)\b"
)
_OF_PRICE = re.compile(  # "bán bao nhiêu một ký", "giá bao nhiêu", "lương kỹ sư bao nhiêu"
    r"\b(?:nhiêu|mấy) (?:tiền )?(?:một|1) (?!(?:lúc|lần|chút|ít|năm|ngày|tháng)\b)[^\W\d_]+|"
    r"(?<!rạch )(?<!đánh )(?<!định )\b(?:giá(?! trị)|^lương(?! (?:thực|y|tài|sơn|tâm)\b))"
    r"(?: \w+){0,12} (?:bao nhiêu|nhiêu|mấy)\b"
    r"(?! (?:lần|phần|%|lượt|dự|sản|bậc|tuổi|người|hộ)\b)"
)
_LISTED = re.compile(
    r"\b(?:ke ten|liet ke|neu ten|danh sach)\s(?:\w+ ){0,2}?(?:cac |nhung |tat ca |may )*"
    r"(?P<noun>don vi|co quan|doanh nghiep|cong ty|tap doan|so nganh|tinh|dia phuong|lanh dao|dong chi|"
    r"dien gia)\b"
)
_KINDS_OF_LISTED: dict[str, Kind] = {
    "tinh": "province", "dia phuong": "province",
    "lanh dao": "person", "dong chi": "person", "dien gia": "person",
}  # fmt: skip


# "Ai bỏ tiền", "kinh phí ai lo": a body does.
_PAID = r"(?:(?<!đầu )(?<!xúc )(?<!cải )tiền(?! giang| phong)|kinh phí|chi phí|vốn)"
_WHO_PAYS = accents_optional(
    rf"\b{_PAID}\b[^.;?]{{0,25}}\bai (?:bỏ|chi|trả|lo|chịu|rót|cấp|tài trợ)\b(?! (?:đạo|lời|cứu|trách|tiết))|"
    rf"\bai (?:bỏ|chi|trả|lo|chịu|rót|cấp) (?:ra )?{_PAID}\b|\bai tài trợ\b"
)
# "giá trị DTI đạt bao nhiêu": of an index, points and no count of anything.
_VALUE_OF_INDEX = re.compile(
    r"\bgia tri\b.*\b(?:chi so|dti|pci|papi|ict index|par index)\b|"
    r"\b(?:chi so|dti|pci|papi|ict index|par index)\b.*\bgia tri (?:la |dat |duoc )*(?:bao nhieu|may)\b"
)


def kinds_asked(typed: str, tokens: Sequence[Token], asking: Sequence[Found[str]]) -> tuple[Kind, ...]:
    """The kinds of answer asked for, at least one, the leading one first; bare words of `typed` are bare."""
    kinds = _kinds(asking, len(tokens))
    text, folded = " ".join(token.text for token in tokens), " ".join(token.folded for token in tokens)
    if (kinds[0] in ("topic", "truth") or " sao mấy " in f" {text}") and _OPENS_WITH_WHY.search(text):
        return ("reason", *(kind for kind in kinds if kind not in ("topic", "amount")))
    if _DOING_WHAT.search(folded) and kinds[0] not in ("amount", "percent", "money"):
        return ("reason", *(kind for kind in kinds if kind not in ("reason", "thing", "topic", "rank")))
    if _NUMBER_AND_DATE.search(folded) and kinds[0] in ("topic", "thing", "date", "number"):
        return ("number", "date")
    if kinds[0] == "topic" and _ENDS_WITH_NUMBER.search(folded):
        return ("number",)
    if kinds[0] == "amount" and _OF_PRICE.search(text):
        return ("money", *kinds[1:])
    if kinds[0] == "amount" and _VALUE_OF_INDEX.search(folded):
        return ("score", *kinds[1:])
    if kinds[0] == "person" and _WHO_PAYS.search(evenly_spelt(typed)):
        return ("body", *(kind for kind in kinds if kind not in ("body", "person")))
    if kinds[0] == "list" and (listed := _LISTED.search(folded)):
        return (_KINDS_OF_LISTED.get(listed["noun"], "body"), *kinds)
    if not _asks_for_holder(tokens, asking):
        return kinds
    return ("person", *(kind for kind in kinds if kind not in ("person", "thing", "province", "body")))


def _kinds(asking: Sequence[Found[str]], length: int) -> tuple[Kind, ...]:
    strong = [found.value for found in asking if found.value != "none" and not found.value.endswith("_weak")]
    weak = [found.value for found in asking if found.value.endswith("_weak") and _asks_here(found, length)]
    if not _asks_which_rank(asking):
        weak = [value for value in weak if value != "rank_weak"] if "amount" in strong else weak
    if not _asks_which_day(asking):
        weak = [value for value in weak if value != "date_weak"] if strong else weak
    if "steps" in strong:
        return ("amount",)
    kinds: list[Kind] = []
    for value in strong:
        narrowed = next((kind for (wide, hint), kind in _NARROWER.items() if wide == value and hint in weak), value)
        if _is_kind(narrowed) and narrowed not in kinds:
            kinds.append(narrowed)
    kinds.sort(key=lambda kind: kind in _VAGUE)  # stable
    return tuple(kinds) or (_weak_kind(weak),)


def _asks_which_day(asking: Sequence[Found[str]]) -> bool:
    """ "ngày bao nhiêu" asks for a day, "Ngày hội đón bao nhiêu khách" does not."""
    return any(
        (a.value == "date_weak" and a.end == b.start) or (b.value == "date_weak" and b.end == a.start)
        for a, b in zip(asking, asking[1:], strict=False)
    )


def _asks_which_rank(asking: Sequence[Found[str]]) -> bool:
    """ "xếp hạng bao nhiêu" asks for a rank, "bao nhiêu di tích được xếp hạng" does not."""
    return any(a.value == "rank_weak" and b.value == "amount" for a, b in zip(asking, asking[1:], strict=False))


def _weak_kind(weak: Sequence[str]) -> Kind:
    """The kind of a question without a plain question word."""
    if "truth_weak" in weak:
        return "truth"
    first = next((value.removesuffix("_weak") for value in weak), None)
    if first is not None and _is_kind(first):
        return first
    return "topic"


def _is_kind(value: str) -> TypeGuard[Kind]:
    return value in _KINDS


def _asks_here(found: Found[str], length: int) -> bool:
    """ "không", "chưa", "à" ask only at the end of a question."""
    return found.value != "truth_weak" or found.end >= length - 3


def _asks_for_holder(tokens: Sequence[Token], asking: Sequence[Found[str]]) -> bool:
    """ "Thứ trưởng Bộ … nào", "tên giám đốc …": asks for the holder of an office."""
    if _NAME_OF.search(" ".join(token.text for token in tokens)):
        return True
    text = " ".join(token.text for token in tokens)
    if _LEADERS_OF.search(" ".join(token.folded for token in tokens)):
        return False
    return bool(_OFFICES.search(text)) and not any(found.value in ("date", "amount", "rank") for found in asking)
