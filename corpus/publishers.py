"""Names of newspapers, portals and other sites, as they stand alone above an article."""

import re

from corpus.lines import in_capitals
from corpus.titles import in_small_letters

_CAPITAL = "A-ZÀ-ỸĐ"
NAME = (
    rf"(?:(?i:Báo)\s(?!(?i:cáo|chí|động|hiệu|giá)\b)(?:[{_CAPITAL}][^\W\d_]*\s?){{1,4}}(?i:điện tử|online)?|"
    r"(?i:Cổng\s(?:thông tin|TTĐT|dịch vụ công))\s?[^|;:?!\d]{0,80}|"
    r"(?i:Trang\s(?:thông tin|tin))\s?[^|;:?!\d]{0,80}|(?i:Chuyên\s(?:trang|mục))\s[^|;:?!\d]{0,80}|"
    r"(?i:Tạp\schí)\s[^|;:?!\d]{0,60}|"
    r"(?i:Đài\s(?:PT|phát thanh|truyền hình|Tiếng nói))[^|;:?!\d]{0,60}|TTXVN|VOV\d?|VTV\d?|VGP|"
    r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org))\s*"
)
_ALONE = re.compile(
    rf"(?:{NAME}|(?:The\s)?(?:[A-Z][\w.]*\s){{1,5}}(?:Times|News|Review|Post|Daily|Journal|Magazine|Newspaper|Portal|"
    r"Express|Bulletin|Gazette))"
)
_OWN = re.compile(  # where the name begins behind what the site is: "Tạp chí Nông thôn số"
    r"^((?:Tạp chí|Chuyên trang|Chuyên mục|Cổng thông tin|Trang thông tin)(?: điện tử)? )"
    r"(?!điện tử|tỉnh|thành phố|huyện|xã|phường|của)(\w)"
)
_PARTS = re.compile(r"\s+[-–|>»›]\s+")  # "Báo Hòa An | Cơ quan của Đảng bộ tỉnh", "Cổng thông tin … > Văn bản"


def publisher_alone(words: str) -> str | None:
    """The publisher that a line begins with, when it tells no more than a section; in small letters but for names."""
    name = _PARTS.split(words.strip("*_# "))[0]
    if len(name) > 90 or name.endswith((".", ",", ";")) or not _ALONE.fullmatch(name):
        return None
    if not in_capitals(name) or " " not in name:
        return name
    return _OWN.sub(lambda match: match[1] + match[2].upper(), in_small_letters(name))
