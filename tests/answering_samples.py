"""Four small articles to know by heart (every fact in them is invented), and the types of the answering fixtures."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.answer import Answer
from bot.asked import Asked
from bot.evidence import Evidence
from corpus.document import Document
from corpus.vietnamese.document_number import DocumentNumber
from index.reading import Reading

Read = Callable[[str], Reading]
Ask = Callable[[str], Asked]


class Reply(Protocol):
    """`reply("câu hỏi", "câu trước", …)`: the answer after earlier turns of a chat."""

    def __call__(self, text: str, *history: str) -> Answer: ...


class Judge(Protocol):
    """`judge("câu hỏi", "Câu trong bài.")`: the evidence of a sentence that stands alone in its article."""

    def __call__(self, question: str | Asked, text: str, document: Document | None = None) -> Evidence: ...


class Everything:
    """A corpus that has every province and number but those left out."""

    def __init__(self, without: Sequence[str] = (), shared: Sequence[str] = ()) -> None:
        self._without = without
        self._shared = shared

    def covers_province(self, name: str) -> bool:
        return name not in self._without

    def covers_year(self, year: int) -> bool:
        return str(year) not in self._without

    def covers_number(self, number: DocumentNumber) -> bool:
        return number.canonical not in self._without

    def provinces_of(self, number: DocumentNumber) -> Sequence[str]:
        return self._shared


ARTICLES = {
    "son-la": """---
title: Kế hoạch chuyển đổi số tỉnh Sơn La năm 2025
publisher: Cổng thông tin Sơn La
published_on: 2025-01-15
provinces: [Sơn La]
number: 15/KH-UBND
issued_on: 2025-01-10
numbers: [15/KH-UBND]
kind: plan
---

Kinh tế số của Sơn La chiếm 12% GRDP năm 2025. Xã hội số của Sơn La có 85% người lớn dùng điện thoại thông minh.

Sơn La lập 1.204 tổ công nghệ số cộng đồng ở các bản.

Ông Lò Văn Phương, Giám đốc Sở Khoa học và Công nghệ Sơn La, phụ trách kế hoạch.

Kinh phí của kế hoạch là 45 tỷ đồng.

Sơn La đưa dịch vụ công lên mạng để người dân vùng cao bớt đi lại.
""",
    "nghe-an": """---
title: Nghệ An ra nghị quyết về chuyển đổi số
publisher: Báo Sông Lam
published_on: 2024-05-20
provinces: [Nghệ An]
numbers: [07-NQ/TU]
kind: news
---

Ngày 12/4/2024, Tỉnh ủy Nghệ An ban hành Nghị quyết số 07-NQ/TU về chuyển đổi số.

Kinh tế số của Nghệ An chiếm 18% GRDP năm 2024. Nghệ An xếp thứ 9/63 về chỉ số DTI năm 2023.

Bà Võ Thị Hạnh, Chủ tịch UBND tỉnh Nghệ An, chủ trì hội nghị ở Trung tâm Hội nghị Vinh.

Hội nghị bàn ba việc, gồm hạ tầng số, dữ liệu số và kỹ năng số.
""",
    "ha-giang": """---
title: Hà Giang phủ sóng vùng cao
publisher: Báo Cao nguyên
published_on: 2022-08-01
provinces: [Hà Giang]
numbers: [07-NQ/TU]
kind: news
---

Ngày 3/6/2022, Tỉnh ủy Hà Giang ban hành Nghị quyết số 07-NQ/TU về hạ tầng số.

Năm 2022, mạng 4G của Hà Giang phủ 98% thôn bản. Kinh tế số của Hà Giang chiếm 6% GRDP năm 2022.
""",
    "yen-bai": """---
title: Yên Bái mở lớp kỹ năng số
publisher: Báo Sông Hồng
published_on: 2023-11-02
provinces: [Yên Bái]
kind: news
---

Năm 2023, Yên Bái mở 40 lớp kỹ năng số cho 1.500 nông dân.

Yên Bái xếp thứ 30/63 về chỉ số DTI năm 2022.
""",
}
