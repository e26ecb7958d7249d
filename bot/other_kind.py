"""What a question asks for where no text answers it as it was put: bodies for "ai", a thing for "vì sao"."""

import re
from dataclasses import replace

from bot.asked import FIGURE_KINDS, Asked

# "Ông nào" asks for no body.
_MAY_BE_BODIES = re.compile(
    r"^(?!.*\b(?:ông|bà|vị|đồng chí|người|sếp|bác) (?:nào|mô)\b).*\b(?:hỗ trợ|giúp|giúp đỡ|giúp sức|đồng hành|hợp tác|"
    r"bắt tay|phối hợp|kết hợp|(?:làm|mở|tổ chức|đứng ra) chung|chung tay|"
    r"tài trợ|chủ trì|làm chính|đứng ra|chịu(?! chơi| nổi| khó)|vận hành|theo dõi|đảm nhiệm|biên soạn|"
    r"phát hành|hướng dẫn|thực hiện|phải làm|giao (?:cho|việc|ai)|"
    r"quản lý|tiếp nhận|cấp|tặng|khởi xướng|đầu tư|xây dựng|tổ chức|lập ra|trả cước|lo(?! lắng| ngại| sợ)|"
    r"thử nghiệm|chạy thử|cung cấp|đoạt|giành|được giao|giám sát|lắp đặt)\b"
)
_ANYBODY = re.compile(r"\bcó ai\b.*\b(?:không|ko|hông|chưa|hem)\b\W*(?:\w+\W*)?$")  # "có ai xin lỗi không"
# Not "do ai làm tổ trưởng": an office is somebody's.
_NO_OFFICE = r"(?! (?:làm |giữ |là )?(?:tổ |đội |nhóm |chức |quyền |phó )*(?:trưởng|chủ|giám|bí|chức|phó)\b)"
# Who is hoped for, and by whom something is made or run: bodies rather than somebody.
_HOPED_FOR = re.compile(
    r"\b(?:trông|mong|nhờ|cậy|kỳ vọng|kêu gọi|cần)(?: (?:vào|chờ|đợi|muốn|được|sự|cậy|ở|đến|nhận|những|các))* ai\b"
    r"(?: \w+){0,3} (?:hỗ trợ|giúp|giúp đỡ|giúp sức|tiếp sức|tiếp tay|góp sức|chung tay|đỡ đần|đồng hành|hợp tác)\b"
    rf"|\bgiao(?: việc| nhiệm vụ)?(?: cho)? (?:những |các )?ai\b{_NO_OFFICE}"
    r"|\bdo ai (?:làm|lập|mở|tổ chức|thực hiện|triển khai|xây dựng|phát triển|vận hành|quản lý|cung cấp|tài trợ|lắp)\b"
    rf"{_NO_OFFICE}"
)


# Groups rather than somebody: "ai được giảm phí", "nòng cốt là những ai", "doanh nghiệp nào được miễn phí".
_GROUPS = re.compile(
    r"\b(?:thành phần|nòng cốt|lực lượng|đối tượng|chủ chốt)\b.*\b(?:ai|người nào)\W*$"
    r"|\b(?:ai|(?:người|hộ|doanh nghiệp|đối tượng|đơn vị|cơ sở|trường hợp) (?:nào|gì))"
    r"(?: thì| mới| sẽ| mà| có thể| không| ko| chưa)* (?:được|thuộc diện|đủ điều kiện|phải)(?: nhà nước| tỉnh)?"
    r" (?:hưởng|miễn|giảm|hỗ trợ|vay|trợ cấp|cộng|ưu tiên|nộp|đóng|trả|ký số|đăng ký|khai|đi)\b"
)


def otherwise(asked: Asked) -> Asked | None:
    """The question as it is meant where no text answers it as it was put; None when that is the same."""
    if asked.kind == "item":
        units = tuple(replace(unit, claim=True) if unit.folded.endswith(" nhat") else unit for unit in asked.units)
        return replace(asked, kinds=asked.kinds[1:], units=units)  # a text may say itself what is the first
    if asked.kind == "reason" and asked.numbers and asked.of_holding:
        return replace(asked, kinds=("thing", *asked.kinds[1:]))  # what a document is for is what it does
    if asked.kind == "person" and _ANYBODY.search(_words(asked)):
        return replace(asked, kinds=("truth", *asked.kinds[1:]))  # whether, and not who
    if asked.kind in ("person", "body") and _GROUPS.search(_words(asked)):
        return replace(asked, kinds=("thing", *asked.kinds[1:]))  # kinds of people or firms have no names
    if asked.kind == "person" and _MAY_BE_BODIES.search(_words(asked)):
        return replace(asked, kinds=("body", *asked.kinds[1:]))  # "mong ai hỗ trợ": bodies are somebody, too
    if asked.inherited_kind and asked.kind in FIGURE_KINDS:  # "thế 4G thì sao" after "bao nhiêu doanh nghiệp"
        units = tuple(unit for unit in asked.units if unit not in asked.counted)
        return replace(asked, kinds=("topic",), counted=(), units=units)
    return None


def hopes_for_help(asked: Asked) -> bool:
    """Whether what is asked for are bodies rather than somebody: "mong ai hỗ trợ", "do ai tổ chức"."""
    return asked.kind == "person" and _HOPED_FOR.search(_words(asked)) is not None


def _words(asked: Asked) -> str:
    return " ".join(token.text for token in asked.reading.tokens)
