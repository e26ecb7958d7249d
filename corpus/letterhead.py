"""The head of an official document, as Nghị định 30/2020/NĐ-CP and the Party's rules lay it out."""

import re

from corpus.lines import in_capitals

# Words of the national motto or the Party's name: only a letterhead has them on a line of their own.
_MOTTO = re.compile(
    r"CỘNG H[ÒO][ÀA]? XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"Số\s*:?\s*[\d.…_]*\s*(?:/\d{4})?\s*[-/][A-ZĐ]", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"[^.;:|]{2,40},\s*ngày\s*[\d…._]*\s*tháng\s*[\d…._]*\s*năm\s*[\d…._]*\W*$", re.IGNORECASE)
_BODY = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ|HUYỆN ỦY|QUẬN ỦY|THỊ ỦY|ĐẢNG ỦY"
    r"|ĐẢNG BỘ|BAN |BỘ |SỞ |CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|VĂN PHÒNG"
    r"|TỈNH |THÀNH PHỐ |TP\.? ?|HUYỆN |QUẬN |THỊ XÃ |XÃ |PHƯỜNG |CỤC |TỔNG CỤC |CHI CỤC |PHÒNG |TRƯỜNG |TẬP ĐOÀN "
    r"|TỔNG CÔNG TY |VIỆN |TRUNG TÂM |CÔNG TY )"
)
_RULE = re.compile(r"[-–—_=*|\s.o0+]+$")
_SECRET = re.compile(r"(?:HỎA TỐC|KHẨN|THƯỢNG KHẨN|MẬT|DỰ THẢO|\(?Dự thảo\b.{0,20})\W*$")
_SUBJECT = re.compile(r"(?:V/v|Về việc)\s*:?\s", re.IGNORECASE)
_KINDS = (
    "NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG CÁO|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH"
    "|KẾ HOẠCH HÀNH ĐỘNG|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|BÁO CÁO"
    "|BIÊN BẢN|TỜ TRÌNH|HỢP ĐỒNG|CÔNG ĐIỆN|CÔNG VĂN|KẾT LUẬN|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|LUẬT|PHÁP LỆNH"
    "|CHIẾN LƯỢC|QUY HOẠCH"
)
_KIND_LINE = re.compile(rf"(?:{_KINDS})\W*$", re.IGNORECASE)
_STARTS_WITH_KIND = re.compile(rf"(?:{_KINDS})\b", re.IGNORECASE)
_ISSUER_LINE = re.compile(
    r"(?:CHỦ TỊCH |PHÓ CHỦ TỊCH )?(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|BAN CHẤP HÀNH|BAN THƯỜNG"
    r" VỤ|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÍNH PHỦ)\b[^.;:,]{0,60}:?$"
)


def is_strong(words: str) -> bool:
    """Motto, number or place and date: what makes a run of lines a letterhead."""
    if len(words) > 200:
        return False
    return bool(
        is_motto(words)
        or (_NUMBER.match(words) and len(words) < 80)
        or (_PLACE_AND_DATE.match(words) and len(words) < 80)
    )


def strength(words: str) -> int:
    """How many of motto, number, and place and date the line has: two where two columns stand side by side."""
    if not is_strong(words):
        return 0
    return 2 if _NUMBER.match(words) and _PLACE_AND_DATE.search(words) else 1


def is_motto(words: str) -> bool:
    """The motto of the state, or the Party's name; a newspaper's "Cơ quan của Đảng bộ …" is none."""
    return len(words) < 160 and not words.startswith("Cơ quan") and bool(_MOTTO.search(words))


def is_part(words: str) -> bool:
    """A line that may stand in a letterhead: a strong one, an issuing body in capitals, a rule, a stamp."""
    if is_strong(words) or _RULE.match(words) or _SECRET.match(words):
        return True
    return len(words) <= 90 and in_capitals(words) and bool(_BODY.match(words))


def is_rule(words: str) -> bool:
    """Dashes, stars, bars and blanks."""
    return bool(_RULE.match(words))


def is_subject(words: str) -> bool:
    """The subject line that an official letter has below its number: "V/v …"."""
    return len(words) <= 300 and bool(_SUBJECT.match(words))


def is_kind_line(words: str) -> bool:
    """The line that names only the kind of document: "KẾ HOẠCH"."""
    return bool(_KIND_LINE.match(words))


def starts_with_kind(words: str) -> bool:
    """Whether the line begins with a kind of document: "Kế hoạch số 12/KH-UBND …"."""
    return bool(_STARTS_WITH_KIND.match(words))


def is_issuer_line(words: str) -> bool:
    """The issuing authority repeated below the title: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"."""
    return in_capitals(words) and bool(_ISSUER_LINE.match(words))
