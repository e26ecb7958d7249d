"""What a single line is, told from its own words: caption, byline, table row, legal basis, signature, markup."""

import re

from corpus.dateline import dateline
from corpus.lines import count_words, ends_sentence, in_capitals
from corpus.vietnamese.normalize import fold

_ADDRESS = re.compile(r"(?:URL|Link|Nguồn|Source)\s*:\s*https?://\S+$|https?://\S+$", re.IGNORECASE)
_DATE = r"(?:\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?)"
_CLOCK = r"(?:\d{1,2}\s*[:hg]\s*\d{2}(?::\d{2})?\s*(?:am|pm|sa|ch)?(?:\s*\(?(?:gmt|utc)\s*[+-]?\s*\d+(?::\d+)?\)?)?)"
_WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|t[2-7]|cn|mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?"
_DATELINE = re.compile(  # folded
    rf"^(?:(?:ngay )?(?:cap nhat|dang|xuat ban|viet|tao|dang tai|dang bai|phat hanh|published|updated|posted|last"
    rf" updated|date)(?: luc| ngay| vao| on)?\s*[:,]?\s*)?"
    rf"(?:{_WEEKDAY}\s*,?\s*(?:ngay\s*)?)?(?:{_CLOCK}\s*[-|,–]?\s*(?:{_WEEKDAY}\s*,?\s*)?(?:ngay\s*)?)?(?:{_DATE}"
    rf"|ngay \d{{1,2}} thang (?:\d{{1,2}}|[a-z]+(?: mot| hai)?) nam \d{{4}})"
    rf"(?:\s*[-|,–]?\s*(?:luc\s*)?{_CLOCK})?(?:\s*\(?(?:gmt|utc)\s*[+-]?\s*\d+\)?)?"
    r"(?:\s*\|\s*[^.!?]{0,40}|\s*[-–,]\s*(?:nguoi (?:dang|viet)|tac gia|nguon|bien tap)\s*:[^.!?]{1,40})?$"
)
_DATED_TOOLS = re.compile(  # folded: "10:25 - Thứ Hai, 10/07/2023 Lượt xem: 1542 In bài viết"
    rf"^(?:{_CLOCK}|{_WEEKDAY}|ngay)?[\s,|–-]*(?:{_WEEKDAY}\s*,?\s*)?{_DATE}.{{0,30}}"
    r"(?:luot xem|luot doc|in bai|in trang|gmt|views?|chia se|binh luan|co chu)"
)
_PUBLISHED = re.compile(
    rf"^(?P<publisher>[^.!?|;:]{{2,60}}|[\w.-]+\.[a-z]{{2,6}})(?<!\d)(?:\s+[-–—|]\s+|,\s+ngày\s+)(?P<date>{_DATE}"
    rf"|(?:19|20)\d\d|\d{{1,2}}/(?:19|20)\d\d)(?:\s+{_CLOCK})?$",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ENGLISH_DATELINE = re.compile(
    rf"(?:(?:[A-Z][\w.]*\s+){{0,3}}[|–-]?\s*|(?i:posted|published|updated)(?: on|"
    rf" at)?:?\s+)(?:(?i:\w+day),?\s+)?(?i:{_MONTH} \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}} {_MONTH},? (?:19"
    rf"|20)\d\d)(?:[\s,|–-]+\d{{1,2}}:\d\d.{{0,20}})?$"
)
_AUTHOR = re.compile(  # folded
    r"\(?(?:(?:tac gia(?: bai viet)?|nguoi viet|nguoi dang|author|by)\s*:|(?:duoc )?(?:viet|dang) boi\s*:?"
    r"|ban bien tap(?=:? (?:ban tin|tap chi|bao|cong|trang|trung tam)\b))\s*:?\s*(?:\S+\s*){1,10}$"
)
_POSTED = re.compile(  # folded: "12 thang 4 luc 08:15 · 🌐", as above what people post
    rf"\d{{1,2}} thang \d{{1,2}}(?:,? (?:nam )?(?:19|20)\d\d)? luc {_CLOCK}[^\w]*$"
    r"|(?:hom (?:qua|nay)|\d+ (?:gio|phut|ngay)"
    r"(?: truoc)?)(?: luc \d{1,2}:\d\d)?\s*[·•][^\w]*$"
)
_SOURCE = re.compile(  # folded; in plans "Nguồn: ngân sách tỉnh" tells where the money comes from
    r"\(?(?:nguon(?: tin)?|source)\s*:\s*(?!ngan sach|von\b|kinh phi|xa hoi|tai tro|thu\b|so\b)"
    r"(?:[^\W\d]\S*\s*){1,8}$"
)
_MAKER = re.compile(
    r"\(?(?:Theo|Tin|Bài|Ảnh|Tin,? (?:bài|ảnh)|Bài,? ảnh|Ảnh,? bài|Bài và ảnh|Tin và ảnh|Tin bài|Thực hiện|PV"
    r"|Phóng viên|Nhóm PV|CTV|Video|Clip|Đồ họa|Dịch|Tổng hợp|Biên tập|Biên soạn)\s*[:–-]\s*(?P<names>\S.{0,60})$"
    r"|(?:Ghi chép|Phóng sự|Bút ký|Bài|Ảnh) của\s+(?P<author>\S.{0,60})$"
)
_MAKES = re.compile(r"(?:Ảnh|Bài|Đồ họa|Video|Thiết kế|Trình bày)(?: và ảnh)?\s*:")
_DONE_BY = re.compile(
    r"(?:[A-ZÀ-ỸĐ][^\W\d_]*\.?,?\s(?:[-–]\s)?){1,6}\(?(?:thực hiện|lược ghi|ghi|tổng hợp|biên soạn|lược dịch)\)?$"
)
_AFTER = re.compile(
    r"\(?Theo\s+(?:Báo (?!cáo)|Tạp chí |Cổng |TTXVN|VOV|VTV|VGP|Trang (?:tin|thông) |Đài |\S+\.(?:vn|com|net)\b"
    r"|[A-ZĐ]\w*(?: [A-ZĐ]\w*){0,3}(?:/|\s-\s))[^.,;:\d]{0,60}(?:\.(?:vn|com|net))?\)?$"
)
_SURNAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dao",
        "doan",
        "vuong",
        "trinh",
        "truong",
        "dinh",
        "lam",
        "phung",
        "mai",
        "to",
        "cao",
        "luong",
        "luu",
        "chu",
        "ha",
        "tang",
        "quach",
        "thai",
        "ta",
        "kieu",
        "nong",
        "hua",
        "vi",
        "lo",
        "giang",
        "ma",
        "trieu",
        "dam",
        "lac",
        "be",
        "ly",
        "quang",
        "cam",
        "than",
        "luc",
        "la",
        "thach",
        "son",
        "kim",
        "tong",
        "nghiem",
        "khuc",
        "chau",
        "bach",
        "dong",
        "tieu",
        "tu",
        "mac",
        "diep",
        "ninh",
        "on",
    ]
)
_DEGREES = re.compile(r"(?:(?:PGS|GS|TSKH|TS|ThS|CN|KS|BS|NCS)\.\s?)+")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-ỸĐ][a-zà-ỹđ]*|[A-ZÀ-ỸĐ]+)\.?$")

_CAPTION_MARK = re.compile(
    r"(?:\(\s*(?:nguồn\s+)?ảnh\b[^)]*\)|\bảnh\s*(?:minh họa|minh hoạ|tư liệu|internet|chụp màn hình)?\s*:\s*\S.{0,60}"
    r"|\(photo\b[^)]*\)|\bphoto\s*(?:by|:)\s*.{1,60}|\bảnh (?:minh họa|tư liệu)\.?)\s*[.\])|]*$"
    r"|^(?:ảnh|hình|photo|image|figure)\s*(?:minh họa|\d{1,2})?\s*[.:]\s",
    re.IGNORECASE,
)
_PHOTO_SUBJECT = re.compile(
    r"^(?:(?:các |đông đảo |hơn \d+ )?đại biểu|(?:các )?(?:đồng chí )?(?:lãnh đạo|bí thư|phó bí thư|chủ tịch|phó chủ"
    r" tịch|giám đốc|phó giám đốc|thứ trưởng|bộ trưởng|tổng biên tập|trưởng ban|phó trưởng ban"
    r"|thường trực|ủy viên|viện trưởng|cục trưởng|phó cục trưởng|đồng chí|ông|bà)\b|(?:quang|toàn|khung) cảnh|(?:cán"
    r" bộ|người dân|nhân viên|học sinh|đoàn viên|lực lượng|công chức|tổ công nghệ số|ban tổ chức|đoàn)\b"
    r"|(?:một )?(?:góc|gian hàng|tiết mục|phiên)\b|từ trái (?:qua|sang)|ra mắt\b|lễ (?:ký|trao|công bố|khai mạc)\b"
    r"|delegates|participants|a view of|an overview)"
)
_PHOTO_DEED = re.compile(
    r"\b(?:phát biểu|dự|tham dự|tham quan|trao đổi|nêu ý kiến|quán triệt|triển khai|trình bày|chủ trì|trao|tặng|ký"
    r" kết|ký|cắt băng|kiểm tra|khảo sát|thăm|chụp ảnh|bấm nút|nhấn nút|kết luận"
    r"|điều hành|hướng dẫn|hỗ trợ|làm thủ tục|hội nghị|hội thảo|buổi lễ|điểm cầu|gian hàng|triển lãm|tham luận|thảo"
    r" luận|chứng kiến|biểu diễn|attend(?:ed|ing|s)?|speak(?:s|ing)?|visit(?:s|ed|ing)?)\b"
)
_NO_CAPTION = re.compile(  # a report, not a picture; with accents: "thông tin" names a ministry, "Chiêm" a district
    r"\b(?:đã|sẽ|cho biết|khẳng định|nhấn mạnh|yêu cầu|cho rằng|đề nghị|đang được|phải|cần|nêu rõ|cho hay|đánh giá"
    r" cao|đạt|chiếm|là|là một)\b|[%:;]|\d{3,}"
)
_MAX_CAPTION = 160  # characters; longer lines of that form were prose in newspapers
_MAX_MARKED_CAPTION = 320

_LEGAL = re.compile(r"(?:Căn cứ|Xét (?:đề nghị|Tờ trình|Báo cáo)|Theo đề nghị|Thực hiện|Thi hành)\b")
_SIGNED = re.compile(
    r"(?:(?i:người ký|ký bởi|signed by|chữ ký)\s*:|(?:TM|KT|TL|TUQ|Q|T/M|K/T)\.\s?[A-ZÀ-ỸĐ]|(?:TM|KT|T/M"
    r"|K/T)\s[A-ZÀ-ỸĐ]{2}"
    r"|\(?(?i:đã ký|ký số|ký tên|chữ ký số|ký(?: tên)?,? (?:và )?đóng dấu)\)?$"
    r"|\(?(?i:đã ký)\b\W|(?i:nơi nhận)\s*:?|[-–]?\s*Lưu\s*:\s*VT)"
)
_SIGNER_CAPS = re.compile(
    r"^(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|PHÓ THỦ"
    r" TƯỚNG|(?:TỔNG )?CỤC TRƯỞNG|VỤ TRƯỞNG|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG"
    r"|TỔNG GIÁM ĐỐC|CHỈ HUY TRƯỞNG|PHÓ BÍ THƯ|PHÓ GIÁM ĐỐC|PHÓ CHỦ TỊCH)\b[^.]{0,40}$"
)
_CELL_BAR = re.compile(r"\s\|\s|\t+")
_FACT = re.compile(
    r"(?:Số hiệu|Số ký hiệu|Số/Ký hiệu|Loại văn bản|Hình thức văn bản|Nơi ban hành|Cơ quan ban hành|Người ký|Ngày ban"
    r" hành|Ngày hiệu lực|Ngày có hiệu lực|Ngày công báo|Số công báo"
    r"|Ngày đăng công báo|Tình trạng(?: hiệu lực)?|Lĩnh vực(?:, ngành)?|Trích yếu(?: nội dung)?|Ngày cập nhật|Ngày"
    r" hết hiệu lực|Chức danh)\s*:\s*"
)
_TABLE_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+$")
_HEADING_MARK = re.compile(
    r"(?:#{1,6}\s|[IVX]{1,5}[.)/-]|\d{1,2}(?:\.\d{1,2})*[.)]\s|(?:1?\d|20)(?:\.\d{1,2})*\s|[a-zA-ZđĐ][.)]\s"
    r"|Điều\s\d|Chương\s|Phần\s|Mục\s\d|Phụ lục)",
    re.IGNORECASE,
)


def is_address(words: str) -> bool:
    """The line of a crawled page that names its URL."""
    return bool(_ADDRESS.match(words))


def is_byline(words: str) -> bool:
    """A line that only names publisher, author, source or the date of publication."""
    plain = words.strip("*_ ")
    if not plain or len(plain) > 120:
        return False
    folded = fold(plain)
    dated = (
        _PUBLISHED.match(plain)
        or _DATELINE.match(folded)
        or _DATED_TOOLS.match(folded)
        or _ENGLISH_DATELINE.match(plain)
        or is_posted(plain)
        or dateline(plain)
    )
    return bool(dated) or (not ends_sentence(plain) and _is_credit(plain, folded))


def is_posted(words: str) -> bool:
    """The line below who posted a text on a social network: "12 tháng 4 lúc 08:15 · 🌐"."""
    return bool(_POSTED.match(fold(words)))


def _is_credit(words: str, folded: str) -> bool:
    """Whether the line names who wrote, photographed or first published the article."""
    if maker := _MAKER.match(words):
        named = re.split(r"[\s,–-]+", _MAKES.sub(" ", maker["names"] or maker["author"]))
        return all(word[:1].isupper() or not word[:1].isalpha() for word in named)
    return bool(_AUTHOR.match(folded) or _SOURCE.match(folded) or _AFTER.match(words) or _DONE_BY.match(words))


def publisher_and_date(words: str) -> tuple[str, str] | None:
    """The parts of "Báo An Giang - 2025-07-01"."""
    plain = words.strip("*_ ")
    if match := _PUBLISHED.match(plain):
        return match["publisher"].strip(), match["date"]
    found = dateline(plain)
    return (found.publisher, found.date) if found else None


def is_name(words: str) -> bool:
    """Whether the line is a person's name and nothing else: "Bùi Bình", "Nguyễn Văn A - Trần B", "TS. Lê Hoa"."""
    name = _DEGREES.sub("", words)
    return is_capitalised(name, 8) and fold(name.split()[0]) in _SURNAMES


def is_capitalised(words: str, most: int = 4) -> bool:
    """Whether the line is two to `most` words that each begin with a capital, as names do."""
    parts = words.replace(" - ", " ").replace(",", " ").replace("–", " ").split()
    return 2 <= len(parts) <= most and all(_NAME_WORD.match(part) for part in parts)


def is_caption(words: str) -> bool:
    """Whether the line says of itself that it belongs to a photo: "(Ảnh: …)", or the "|" of a pasted photo frame."""
    if words.endswith("|") and words.count("|") == 1 and len(words) > 2:
        return True
    return len(words) <= _MAX_MARKED_CAPTION and bool(_CAPTION_MARK.search(words))


def reads_like_caption(words: str) -> bool:
    """Whether a line between paragraphs tells who does what in a picture, and reports nothing."""
    lowered = words.lower()
    body = lowered.rstrip(" .")
    if len(words) > _MAX_CAPTION or ". " in body or count_words(words) < 4 or _NO_CAPTION.search(body):
        return False
    return bool(_PHOTO_SUBJECT.match(lowered) and _PHOTO_DEED.search(lowered))


def cells(words: str) -> int:
    """How many cells a table row has; 1 for a line that is no row."""
    stripped = words.strip("|").strip()
    return len([cell for cell in _CELL_BAR.split(stripped) if cell.strip()])


def is_framed_row(words: str) -> bool:
    """A row with bars at both ends, or the rule below a header row."""
    return words.startswith("|") and words.endswith("|") and len(words) > 2


def is_table_rule(words: str) -> bool:
    """The dashes below the header row of a Markdown table."""
    return bool(_TABLE_RULE.match(words))


def starts_legal_basis(words: str) -> bool:
    """Whether the line begins as those of the preamble do."""
    return bool(_LEGAL.match(words))


def is_signature(words: str) -> bool:
    """A line of the signature block or of the distribution list."""
    plain = words.strip("| ")
    return bool(_SIGNED.match(plain)) or bool(_SIGNER_CAPS.match(plain))


def is_fact_label(words: str) -> bool:
    """The name of a fact on a law library's page, its value on the next line: "Số hiệu:"."""
    return bool(_FACT.fullmatch(words)) and words.endswith(":")


def is_fact(words: str) -> bool:
    """A fact with its name on one line: "Số hiệu: 12/KH-UBND"."""
    return len(words) <= 160 and bool(_FACT.match(words)) and not words.endswith(":")


def has_heading_mark(words: str) -> bool:
    """Whether the line is numbered, or marked, as a heading."""
    return bool(_HEADING_MARK.match(words))


def is_heading(words: str) -> bool:
    """A short line that is no sentence."""
    plain = words.rstrip()
    if plain.startswith("#"):
        return True
    if plain.startswith(("-", "+", "*", "•")) or len(plain) > 200:
        return False
    if in_capitals(plain):
        return True
    return not ends_sentence(plain)
