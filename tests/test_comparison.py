"""Comparisons: one question for each side."""

import pytest

from bot.comparison import by_document, by_year, halves, main_provinces, of_merger, sides
from tests.answering_samples import Ask, Read, Reply

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    "question",
    [
        "So sánh kinh tế số của Sơn La và Nghệ An",
        "so sanh kinh te so son la voi nghe an",
        "Kinh tế số: Sơn La hay Nghệ An cao hơn?",
        "/sosanh kinh tế số Sơn La, Nghệ An",
    ],
)
def test_each_side_has_its_quote_in_the_order_asked(reply: Reply, question: str) -> None:
    answer = reply(question)
    assert answer.status == "answered"
    assert [citation.document for citation in answer.citations][:2] == ["son-la", "nghe-an"]
    assert answer.answer.index("Sơn La:") < answer.answer.index("Nghệ An:")


def test_three_sides_are_three_quotes(reply: Reply) -> None:
    answer = reply("So sánh kinh tế số của Sơn La, Nghệ An và Hà Giang")
    assert [citation.document for citation in answer.citations] == ["son-la", "nghe-an", "ha-giang"]


def test_what_is_missing_of_one_side_is_said_and_the_other_quoted(reply: Reply) -> None:
    answer = reply("So sánh tổ công nghệ số cộng đồng của Sơn La và Nghệ An")
    assert answer.status == "not_found"
    assert "phần của Nghệ An" in answer.text
    assert "1.204 tổ" in answer.text


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Nghệ An và Yên Bái, tỉnh nào xếp hạng DTI cao hơn?", "rank"),
        ("Sơn La hay Nghệ An, tỉnh nào nhiều lớp hơn?", "amount"),
        ("Kế hoạch của Sơn La với Nghệ An cái nào tốn tiền hơn?", "money"),
        ("Sơn La với Tiền Giang bên nào nhiều lớp hơn?", "amount"),
        ("Tỷ lệ hồ sơ qua mạng của Sơn La với Nghệ An bên nào cao hơn?", "percent"),
        ("Kinh tế số trong GRDP của Sơn La với Nghệ An bên nào trội?", "amount"),
        ("Nghệ An hay Hà Giang ra nghị quyết trước?", "date"),
        ("Sơn La và Nghệ An đặt mục tiêu vị trí xếp hạng khác nhau ra sao?", "rank"),
    ],
)
def test_which_is_higher_asks_each_side_for_a_figure_and_which_is_first_for_a_date(
    ask: Ask, question: str, kind: str
) -> None:
    assert [side.kind for side in sides(ask(question))] == [kind, kind]


def test_each_side_may_have_its_own_topic(ask: Ask) -> None:
    first, second = sides(ask("So sánh Sơn La về kinh tế số và Nghệ An về xã hội số"))
    assert "xã hội số" not in {unit.text for unit in first.content}
    assert "xã hội số" in {unit.text for unit in second.content}


def test_each_side_may_have_its_own_document(ask: Ask) -> None:
    first, second = sides(ask("So sánh Sơn La 15/KH-UBND với Nghệ An 07-NQ/TU"))
    assert [[number.canonical for number in side.numbers] for side in (first, second)] == [["15/KH-UBND"], ["07-NQ/TU"]]


def test_one_province_is_no_comparison(ask: Ask) -> None:
    asked = ask("Kinh tế số của Sơn La")
    assert sides(asked) == (asked,)
    assert main_provinces(asked) is asked


@pytest.mark.parametrize(
    ("question", "main"),
    [
        ("Yên Bái sáp nhập với Lào Cai rồi, Yên Bái mở bao nhiêu lớp?", "Yên Bái"),
        ("Yên Bái nay thuộc Lào Cai mở bao nhiêu lớp?", "Yên Bái"),
        ("Yên Bái về chung Lào Cai rồi, hồi đó mở bao nhiêu lớp?", "Yên Bái"),
        ("Hồi chưa nhập Yên Bái, Lào Cai mở bao nhiêu lớp?", "Lào Cai"),
        ("Lào Cai (gộp cả Yên Bái) mở bao nhiêu lớp?", "Lào Cai"),
        ("Yên Bái cũ (nay là tỉnh Lào Cai) mở bao nhiêu lớp?", "Yên Bái"),
    ],
)
def test_provinces_that_became_one_are_no_sides(ask: Ask, question: str, main: str) -> None:
    asked = ask(question)
    assert len(sides(asked)) == 1
    assert main_provinces(asked).provinces == (main,)


def test_a_province_of_today_is_answered_from_its_parts_and_it_is_noted(reply: Reply) -> None:
    """A new province that no text names used to be unknown, whatever its parts have."""
    answer = reply("Lào Cai mở bao nhiêu lớp kỹ năng số?")
    assert answer.answer == "40 lớp kỹ năng số"
    assert "Yên Bái nay thuộc Lào Cai" in answer.text


def test_an_old_province_is_never_answered_from_its_successor(reply: Reply) -> None:
    assert reply("Lai Châu mở bao nhiêu lớp kỹ năng số?").status == "not_found"


def test_a_number_right_before_the_first_name_is_that_sides(ask: Ask) -> None:
    first, second = sides(ask("Nghị quyết 07-NQ/TU của Nghệ An và nghị quyết của Sơn La ra ngày nào?"))
    assert [number.canonical for number in first.numbers] == ["07-NQ/TU"]
    assert second.numbers == ()


def test_several_years_are_one_question_each(ask: Ask) -> None:
    parts = by_year(ask("Kinh tế số Sơn La năm 2030 và năm 2025 chiếm bao nhiêu phần trăm?"))
    assert [part.years for part in parts] == [(2025,), (2030,)]
    assert len(by_year(ask("Kinh tế số Sơn La giai đoạn 2025-2030 chiếm bao nhiêu phần trăm?"))) == 1
    periods = by_year(ask("Sơn La đạt bao nhiêu % chỉ tiêu giai đoạn 2016-2020, còn giai đoạn 2021-2025 được mấy %?"))
    assert [(part.periods, part.years) for part in periods] == [
        (((2016, 2020),), (2016, 2020)),
        (((2021, 2025),), (2021, 2025)),
    ]
    assert len(by_year(ask("Năm 2025 và 2030 Sơn La làm gì?"))) == 1
    many = "Kinh tế số Sơn La năm 2020, 2021, 2022 và 2023 chiếm bao nhiêu phần trăm?"
    assert len(by_year(ask(many))) == 1  # each costs as much as an answer


@pytest.mark.parametrize(
    "question",
    ["Sơn La và Nghệ An ai hơn về kinh tế số?", "Sơn La xếp trên Nghệ An về DTI đúng không?"],
)
def test_the_words_of_a_comparison_are_of_neither_side(ask: Ask, question: str) -> None:
    for side in sides(ask(question)):
        assert side.kind in ("amount", "rank")
        assert not [unit.text for unit in side.units if unit.folded.endswith("hon") and unit.role != "function"]


@pytest.mark.parametrize(
    ("question", "provinces"),
    [
        ("Hòa Bình về chung một nhà với Phú Thọ rồi, tỉnh mình xếp thứ mấy?", ("Phú Thọ",)),
        ("Hòa Bình với Phú Thọ bên nào hơn?", ("Hòa Bình", "Phú Thọ")),
        ("Sơn La với Phú Thọ xếp thứ mấy?", ("Sơn La", "Phú Thọ")),  # they are not one today
        ("Hòa Bình xếp thứ mấy?", ("Hòa Bình",)),
    ],
)
def test_of_two_provinces_that_became_one_the_known_one_is_meant(
    ask: Ask, question: str, provinces: tuple[str, ...]
) -> None:
    assert of_merger(ask(question), lambda name: name == "Phú Thọ").provinces == provinces


def test_what_both_have_some_of_is_counted(ask: Ask) -> None:
    for side in sides(ask("Sơn La và Nghệ An, tỉnh nào có nhiều tổ công nghệ số cộng đồng hơn?")):
        assert [unit.text for unit in side.counted] == ["tổ công nghệ số cộng đồng"]


@pytest.mark.parametrize(
    ("question", "main"),
    [
        ("Tỉnh Gia Lai mới (có Bình Định nhập vào) có bao nhiêu trạm?", ("Gia Lai",)),
        ("Tây Ninh mới gồm Long An có bao nhiêu trạm?", ("Tây Ninh",)),
        ("Khánh Hòa (gồm cả Ninh Thuận) có bao nhiêu trạm?", ("Khánh Hòa",)),
        ("Sau khi nhập Hải Dương, Hải Phòng có bao nhiêu trạm?", ("Hải Phòng",)),
        ("Bắc Giang cũ, nay là Bắc Ninh, năm 2027 có bao nhiêu trạm?", ("Bắc Ninh",)),
        ("Bắc Giang cũ, nay là Bắc Ninh, năm 2022 có bao nhiêu trạm?", ("Bắc Giang",)),
    ],
)
def test_the_province_of_today_is_asked_about_and_not_what_it_is_made_of(
    ask: Ask, question: str, main: tuple[str, ...]
) -> None:
    assert main_provinces(ask(question)).provinces == main


def test_provinces_that_became_one_are_compared_where_they_are_counted(ask: Ask) -> None:
    asked = ask("Bắc Giang gộp với Bắc Ninh, hồi 2022 hai tỉnh xếp thứ mấy?")
    assert [side.provinces for side in sides(asked)] == [("Bắc Giang",), ("Bắc Ninh",)]
    assert not any(unit.text == "hai" for side in sides(asked) for unit in side.content)


def test_which_is_the_highest_of_those_named_asks_each_for_its_rank(ask: Ask) -> None:
    parts = sides(ask("Sơn La, Nghệ An, Hà Giang tỉnh nào hạng DTI cao nhất?"))
    assert [part.kind for part in parts] == ["rank"] * 3
    assert not any(unit.claim for part in parts for unit in part.units)


def test_what_is_asked_of_several_documents_is_asked_of_each(ask: Ask) -> None:
    parts = by_document(ask("Kế hoạch 16 và kế hoạch 23/KH-UBND của Sơn La ban hành ngày nào?"))
    assert [number.number for part in parts for number in part.numbers] == [16, 23]
    assert [part.kind for part in by_document(ask("Kế hoạch 16 với kế hoạch 23 cái nào ra trước?"))] == ["date"] * 2


@pytest.mark.parametrize(
    "question",
    ["Kế hoạch 16 ban hành ngày nào?", "Nghị quyết 7-NQ/TU nêu trong Kế hoạch 16 ra ngày nào?"],
)
def test_a_document_that_names_another_is_no_second_one(ask: Ask, question: str) -> None:
    assert len(by_document(ask(question))) == 1


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("Kế hoạch 16 ban hành ngày nào, kinh phí bao nhiêu?", "kinh phí bao nhiêu?"),
        ("Sơn La có mấy tổ công nghệ số và do ai phụ trách?", "do ai phụ trách?"),
        ("Sơn La có bao nhiêu máy, đầu máy?", None),  # neither "máy" nor "đầu" asks
        ("Sơn La có mấy tổ?", None),
        ("Ai ký, ngày nào, ở đâu?", None),  # three things
    ],
)
def test_two_questions_of_one_breath(read_as: Read, question: str, second: str | None) -> None:
    cut = halves(read_as(question))
    assert (cut[1] if cut else None) == second


def test_both_things_asked_in_one_breath_are_told(reply: Reply) -> None:
    answer = reply("Sơn La giao ai phụ trách kế hoạch, kinh phí bao nhiêu?")
    assert answer.status == "answered"
    assert len(answer.answer.split("; ")) == 2


@pytest.mark.parametrize(
    "question",
    [
        "So sánh hạng 2022 của Bình Phước với Đồng Nai (nay là một tỉnh)",
        "Kon Tum cũ với Quảng Ngãi cũ, tỉnh nào xếp cao hơn?",
    ],
)
def test_provinces_that_became_one_are_set_against_each_other_where_that_is_asked(ask: Ask, question: str) -> None:
    assert len(sides(ask(question))) == 2


def test_words_that_measure_the_sides_are_no_topic(ask: Ask) -> None:
    first, _ = sides(ask("Sơn La với Nghệ An cái nào đứng thấp hơn?"))
    assert first.kind == "rank"
    assert not {"dung", "thap"} & {unit.folded for unit in first.units if unit.role != "function"}
