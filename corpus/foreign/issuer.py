"""Who issued an official document, told by its letterhead."""

import re

from corpus.vietnamese.normalize import nfc

_LINES = 16  # of the beginning; a letterhead has up to eight, pasted pages put a few before it
_MOTTO = re.compile(
    r"(?:CỘNG HÒA|CỘNG HOÀ) XÃ HỘI.*|ĐẢNG CỘNG SẢN VIỆT NAM.*|ĐỘC LẬP\s*[-–].*|SỐ\s*:.*|[-–_*]{3,}", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ"
    r"|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BAN CHỈ ĐẠO|BỘ CHÍNH TRỊ|BAN BÍ THƯ|THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ"
    r"|QUỐC HỘI|VĂN PHÒNG|BỘ|SỞ|CỤC)\b"
)
_NOT_A_NAME = re.compile(
    r"KẾ HOẠCH|NGHỊ QUYẾT|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|BÁO CÁO|CHỈ THỊ|THÔNG BÁO|CÔNG VĂN|TỜ TRÌNH|NGHỊ ĐỊNH"
    r"|THÔNG TƯ|\*|_"
)


def find_issuer(text: str) -> str | None:
    """The issuing body in capitals as the letterhead has it, the lowest when superiors stand above; None without one.

    Lines such as `UBND TỈNH YÊN BÁI`, `SỞ THÔNG TIN`, `VÀ TRUYỀN THÔNG` give `SỞ THÔNG TIN VÀ TRUYỀN THÔNG`.
    """
    found: list[str] = []
    for line in _head_lines(text):
        if not line.isupper() or _NOT_A_NAME.match(line):
            if found:
                break
        elif _BODY.match(line):
            found = [line]
        elif found:
            found.append(line)
    return " ".join(found) or None


def _head_lines(text: str) -> list[str]:
    lines = [line for raw in nfc(text[:4000]).splitlines() if (line := " ".join(raw.replace("|", " ").split()))]
    return [line for raw in lines[:_LINES] if (line := _MOTTO.sub("", raw).strip(" -–"))]
