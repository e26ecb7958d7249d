"""Annexes: pages that were issued with a document, as the line below their title tells."""

import re

# As Nghị định 30/2020/NĐ-CP lays it out: "(Kèm theo Quyết định số …)".
_GOES_WITH = re.compile(
    r"\(?\s*(?:Được )?(?:[Bb]an hành )?[Kk]èm theo (?:Nghị quyết|Quyết định|Kế hoạch|Công văn|Văn bản|Thông báo|"
    r"Tờ trình|Nghị định|Thông tư|Báo cáo|Hướng dẫn)\b"
)


def goes_with_document(text: str) -> bool:
    """Whether a line tells with which document its page was issued."""
    return _GOES_WITH.match(text) is not None
