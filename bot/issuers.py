"""Who issues documents: the codes of the bodies, and whether a text gives a number to another one than is asked for."""

import re

from corpus.vietnamese.document_number import DocumentNumber
from corpus.vietnamese.normalize import fold

_ISSUER_CODES = (
    ("TW", re.compile(r"\b(?:bo chinh tri|bct|trung uong|tw|ban bi thu)\b")),
    ("TTg", re.compile(r"\bthu tuong\b")),
    ("QH", re.compile(r"\bquoc hoi\b")),
    ("HĐND", re.compile(r"\b(?:hdnd|hoi dong nhan dan)\b")),
    ("UBND", re.compile(r"\b(?:ubnd|uy ban nhan dan|chu tich)\b")),
    ("TU", re.compile(r"\b(?:tinh uy|thanh uy|dang bo|ban thuong vu|btv|bch|ban chap hanh|party committee)\b")),
    ("CP", re.compile(r"\bchinh phu\b(?!\s+(?:so|dien tu))")),
)

_DOCUMENT = r"(?:nghi quyet|quyet dinh|ke hoach|chi thi|chuong trinh(?: hanh dong)?|de an)"
# "Nghị quyết của Tỉnh ủy …", "nghị quyết nào do Tỉnh ủy …": who has issued the first document of a question.
_ISSUED_BY = re.compile(rf"\b{_DOCUMENT} (?:(?!{_DOCUMENT}\b)\w+ ){{0,6}}?(?:cua|do) ((?:\w+ ){{0,5}}\w+)")
_FIRST = re.compile(rf"\b{_DOCUMENT}\b")
_NEXT = re.compile(rf"\b(?:{_DOCUMENT}|ve|so|thuc hien)\b")  # ends what names the issuer
_ISSUES = re.compile(rf"(\w+ \w+(?: \w+)?) (?:da |vua |moi |cung )?ban hanh(?: {_DOCUMENT})?(?: so)?\W*$")


def issuer_code(words: str) -> str:
    """The code of the issuer that some words name ("TU", "UBND", "CP" …); "" when they name none."""
    folded = fold(words)
    return next((code for code, pattern in _ISSUER_CODES if pattern.search(folded)), "")


def of_other_issuer(question: str, number: DocumentNumber, text: str) -> bool:
    """Whether a number in a text is that of another issuer than the one whose document the question asks for.

    The text tells the issuer in the number itself or right before it: "Bộ Chính trị đã ban hành Nghị quyết số 11".
    """
    folded = fold(question)
    first = _FIRST.search(folded)
    match = _ISSUED_BY.match(folded, first.start()) if first else None
    wanted = issuer_code(_NEXT.split(match.group(1))[0]) if match else ""
    if not wanted:
        return False
    told = _ISSUES.search(fold(text[: number.start]))
    own = number.issuer_code or (issuer_code(told.group(1)) if told else "")
    return bool(own) and wanted not in own.split("-")
