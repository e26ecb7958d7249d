"""Lines of printed pages made paragraphs: page numbers and running heads off, broken lines joined."""

import re
from collections import Counter

_PAGE_NUMBER = re.compile(r"(?:trang\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*/\s*\d{1,4})?", re.IGNORECASE)
# What begins a paragraph whatever stands before it: list marks, articles, chapters, the parts of a letterhead.
_OPENING = re.compile(
    r"[-–—+•*▪►●○]\s|\(?\d{1,3}[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s|\(?[a-zđ][.)]\s|[IVX]{1,5}[.)]?\s"
    r"|(?:Điều|Chương|Mục|Phần|Phụ lục|Bước)\s+[\dIVX]|Số\s*:|Nơi nhận|Căn cứ|Kính gửi|Theo đề nghị|Xét đề nghị"
)
_CLOSING = (".", ":", ";", "!", "?", "./.", "”")
_FULL = 0.75  # of the usual line: a shorter line ends its paragraph, whatever its last character
_REPEATED = 3  # pages on which a first or last line stands before it counts as a running head


def paragraphs(pages: list[str]) -> str:
    """The text of the pages, one paragraph a line, an empty line between paragraphs."""
    lines = [line for page in _without_heads([_lines(page) for page in pages]) for line in page]
    width = _usual_width(lines)
    found: list[str] = []
    last = ""
    for line in lines:
        if found and _continues(last, line, width):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
        last = line
    return "\n\n".join(found)


def _lines(page: str) -> list[str]:
    return [line for raw in page.splitlines() if (line := " ".join(raw.split()))]


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without first or last lines that most of them share."""
    edges = Counter(_unnumbered(edge) for page in pages for edge in {*page[:1], *page[-1:]})
    heads = {edge for edge, count in edges.items() if count >= max(_REPEATED, len(pages) // 2)}
    return [_trimmed(page, heads) for page in pages]


def _trimmed(page: list[str], heads: set[str]) -> list[str]:
    start, end = 0, len(page)
    while start < end and start < 2 and _is_edge(page[start], heads):
        start += 1
    while end > start and len(page) - end < 2 and _is_edge(page[end - 1], heads):
        end -= 1
    return page[start:end]


def _is_edge(line: str, heads: set[str]) -> bool:
    return _PAGE_NUMBER.fullmatch(line) is not None or _unnumbered(line) in heads


def _unnumbered(line: str) -> str:
    """The line without a page number at its beginning or end; numbers inside it tell two lines apart."""
    return re.sub(r"^\d{1,4}\b|\b\d{1,4}(?:/\d{1,4})?$", "", line).strip()


def _usual_width(lines: list[str]) -> int:
    """The length, in characters, that nine lines of ten do not pass."""
    return sorted(map(len, lines))[len(lines) * 9 // 10] if lines else 0


def _continues(last: str, line: str, width: int) -> bool:
    if _OPENING.match(line) or _is_capitals(last) != _is_capitals(line):
        return False
    if line[0].islower() and not last.endswith((".", ":", ";")):
        return True
    return len(last) >= _FULL * width and not (last.endswith(_CLOSING) and len(last) < 0.95 * width)


def _is_capitals(line: str) -> bool:
    return line.isupper() and len(line) > 3
