"""Figures of imaginary tables, for the tests of what is drawn and written of them."""

from bot.answer import Answer, Citation
from bot.table import Table, TableFigure
from index.target_relations import Relation
from index.target_row import FigureStatus

SHARE, RANK = "kinh_te_so_grdp", "dti_rank"
LABELS = {SHARE: "Tỷ trọng kinh tế số trong GRDP", RANK: "Thứ hạng chuyển đổi số (DTI)"}


def figure(
    province: str,
    value: float,
    words: str,
    n: int = 1,
    *,
    to: float | None = None,
    year: int = 2025,
    code: str = SHARE,
    kind: FigureStatus = "target",
    relation: Relation = "=",
    unit: str = "%",
) -> TableFigure:
    return TableFigure(province, code, LABELS.get(code, code), year, kind, relation, value, to, unit, words, n)


def citation(n: int, quote: str = "Tỉnh đặt mục tiêu kinh tế số chiếm 20% GRDP.") -> Citation:
    return Citation(
        n,
        f"bai-{n}",
        f"Bài {n}",
        "Báo Mây",
        "2023-06-09",
        "https://example.com/b",
        "48-NQ/TU",
        f"doan{n:06}",
        0,
        9,
        quote,
    )


SIDES = Table(
    "kinh_te_so_grdp.2025.target",
    "Tỷ trọng kinh tế số trong GRDP, mục tiêu năm 2025",
    (
        figure("Hải Phòng", 35, "35%", 1),
        figure("Bà Rịa - Vũng Tàu", 22.5, "tối thiểu 22,5%", 2, relation=">="),
        figure("Thừa Thiên Huế", 15, "15-20%", 3, to=20),
        figure("Thừa Thiên Huế", 12, "khoảng 12% tổng sản phẩm trên địa bàn", 4, relation="~"),
    ),
)
RANKS = Table(
    "dti_rank.2022.result",
    "Thứ hạng chuyển đổi số (DTI), kết quả năm 2022",
    tuple(
        figure(name, place, f"xếp thứ {place}/63", n, code=RANK, kind="result", unit="/63")
        for n, (name, place) in enumerate((("Đà Nẵng", 1), ("TP. Hồ Chí Minh", 2), ("Bắc Kạn", 63)), 1)
    ),
)
YEARS = Table(
    "tinh.tuyen-quang",
    "Số liệu của Tuyên Quang",
    (
        figure("Tuyên Quang", 9.25, "9,25%", 1, year=2021, kind="result"),
        figure("Tuyên Quang", 9.75, "9,75%", 2, year=2021, kind="result"),
        figure("Tuyên Quang", 12.5, "12,5%", 2, year=2023, kind="result"),
        figure("Tuyên Quang", 20, "khoảng 20%", 3, year=2025, relation="~"),
        figure("Tuyên Quang", 25, "25-30%", 4, to=30, year=2030),
        figure("Tuyên Quang", 48, "xếp thứ 48/63", 5, year=2022, code=RANK, kind="result", unit="/63"),
    ),
)


def answer(table: Table = SIDES) -> Answer:
    """An answer that shows a table."""
    cited = tuple(citation(n) for n in sorted({figure.n for figure in table.figures}))
    lines = tuple(f"• {figure.province}: {figure.words} [{figure.n}]" for figure in table.figures)
    return Answer("/sosanh", "answered", table.title, table.title, cited, notes=(table.title, *lines), table=table)


# Articles whose figures are read.
PAGES = {
    "lai-chau": (
        "Tỉnh Lai Châu đặt mục tiêu năm 2027 kinh tế số chiếm khoảng 18% GRDP.\n\n"
        "Năm 2031, Lai Châu phấn đấu kinh tế số chiếm 26% GRDP.\n\n"
        "Năm 2023, Lai Châu xếp thứ 44/63 về chỉ số chuyển đổi số (DTI)."
    ),
    "cao-bang": (
        "Tỉnh Cao Bằng đặt mục tiêu năm 2027 kinh tế số chiếm trên 22% GRDP.\n\n"
        "Năm 2023, Cao Bằng xếp thứ 51/63 về chỉ số chuyển đổi số (DTI).\n\n"
        "Năm 2024, Cao Bằng xếp thứ 40/63 về chỉ số chuyển đổi số (DTI).\n\n"
        "Năm 2025, Cao Bằng phấn đấu thuộc nhóm 30 tỉnh dẫn đầu về chỉ số chuyển đổi số (DTI)."
    ),
    "son-la": (
        "Tỉnh Sơn La đặt mục tiêu năm 2027 kinh tế số chiếm 14-17% GRDP.\n\n"
        "Năm 2023, Sơn La xếp thứ 1/63 về chỉ số chuyển đổi số (DTI).\n\n"
        "Năm 2022, kinh tế số của Sơn La đạt 9% GRDP.\n\n"
        "Năm 2025, Sơn La phấn đấu thuộc nhóm 15 tỉnh dẫn đầu về chỉ số chuyển đổi số (DTI)."
    ),
    "dien-bien": "Năm 2022, kinh tế số của Điện Biên đạt 11% GRDP.",
}
