"""Where a sentence stands to the province, the year, the number and the days of a question."""

from dataclasses import replace

import pytest

from bot.evidence import judge_all
from bot.sentence import sentences
from bot.standing import dates_met, of_district
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)

LEAD = "UBND tỉnh công bố chỉ số DTI năm 2023 của các huyện."
SON_LA = Document("son-la", "Sơn La làm số", "", published_on="2025-01-15", provinces=("Sơn La",), number="15/KH-UBND")
UNDATED = Document("giong", "Sơn La họp báo", "", provinces=("Sơn La",))


def test_the_day_of_the_first_paragraph_vouches_for_the_year_of_an_undated_article(ask: Ask) -> None:
    text = "Từ đầu năm, tỉnh tìm ra 23 trang giả."
    passage = Passage("p", "giong", 0, len(text), text, "paragraph", ())
    (sentence,) = sentences(UNDATED, passage, lead="Chiều 24/3/2025, tỉnh họp báo.")
    (evidence,) = judge_all(ask("Năm 2025 Sơn La tìm ra bao nhiêu trang giả?"), [sentence])
    assert evidence.year == "context"


@pytest.mark.parametrize(
    ("question", "sentence", "standing"),
    [
        ("kinh tế số Sơn La", "Kinh tế số của Sơn La tăng.", "same"),
        ("kinh tế số Sơn La", "Kinh tế số của tỉnh tăng.", "context"),
        ("kinh tế số Sơn La", "Kinh tế số của Lai Châu tăng.", "other"),
        ("ai dạy kinh tế số ở Sơn La", "Thầy Đại học Sư phạm Hà Nội dạy kinh tế số.", "context"),
        ("kinh tế số Lai Châu", "Kinh tế số của tỉnh tăng.", "other"),
        ("Sơn La có bao nhiêu kỹ sư", "Tỉnh có 7 kỹ sư, 5 người vào TP. Hồ Chí Minh.", "context"),
        ("Sơn La có bao nhiêu kỹ sư", "Tỉnh ít hơn Lai Châu 7 kỹ sư.", "other"),
        ("Sơn La mở bao nhiêu lớp", "Đại học Thái Nguyên đóng tại tỉnh Bắc Kạn mở 12 lớp.", "other"),
        ("Sơn La mở bao nhiêu lớp", "Trường Đại học Tây Bắc cùng bà con Lai Châu mở 12 lớp.", "other"),
        ("Sơn La mở bao nhiêu lớp", "Học viện Công nghệ Bưu chính Hà Nội mở 12 lớp.", "context"),
        ("vì sao Sơn La mở lớp", "Tỉnh mở lớp để thợ trẻ không phải sang Lai Châu tìm việc.", "context"),
        ("vì sao Sơn La mở lớp ở Mường La", "Tỉnh mở lớp vì bản giáp Lai Châu, cách Hà Nội rất xa.", "context"),
        ("Sơn La mở bao nhiêu lớp", "Số lớp tăng 12% so với Lai Châu.", "other"),
        ("Sơn La mở bao nhiêu lớp", "Mở 12 lớp, nhiều hơn bình quân các tỉnh Tây Nguyên.", "context"),
        ("Sơn La mở bao nhiêu lớp", "Các tỉnh Tây Nguyên mở 12 lớp.", "other"),
        ("kinh tế số", "Kinh tế số của tỉnh tăng.", "unasked"),
        ("kinh tế số Đông Nam Bộ", "Kinh tế số vùng Đông Nam Bộ tăng.", "same"),
        ("kinh tế số Đông Nam Bộ", "Kinh tế số vùng Tây Nguyên tăng.", "other"),
    ],
)
def test_where_a_sentence_stands_to_the_province(
    ask: Ask, judge: Judge, question: str, sentence: str, standing: str
) -> None:
    assert judge(question, sentence, SON_LA).province == standing


@pytest.mark.parametrize(
    ("question", "sentence", "standing"),
    [
        ("Kinh tế số năm 2024 bao nhiêu phần trăm?", "Năm 2024 kinh tế số đạt 12%.", "same"),
        ("Kinh tế số năm 2024 bao nhiêu phần trăm?", "Năm 2023 kinh tế số đạt 12%.", "other"),
        ("Kinh tế số năm 2025 bao nhiêu phần trăm?", "Kinh tế số đạt 12%.", "context"),  # the document is of 2025
        ("Kinh tế số năm 2024 bao nhiêu phần trăm?", "Kinh tế số đạt 12%.", "silent"),
        ("Kinh tế số bao nhiêu phần trăm?", "Kinh tế số đạt 12%.", "unasked"),
        ("Kinh tế số năm 2025 bao nhiêu phần trăm?", "Kinh tế số đạt 12% (năm 2023 là 8,3%).", "context"),
        ("Kinh tế số năm 2025 bao nhiêu phần trăm?", "2. Đến năm 2030: kinh tế số đạt 12%.", "other"),
        ("Kinh tế số Sơn La 2025", "2. Đến năm 2030: kinh tế số đạt 12%.", "other"),
        ("Kinh tế số năm 2023 bao nhiêu phần trăm?", "Kinh tế số đạt 12% (năm 2023).", "same"),
        (
            "Năm 2025 chọn bao nhiêu việc?",
            "Tỉnh chọn 8 việc, từ y tế đến nhà ở, và có chính quyền số vào năm 2030.",
            "context",
        ),
        (
            "Năm 2024 chọn bao nhiêu việc?",
            "Tỉnh chọn 8 việc, từ y tế đến nhà ở, và có chính quyền số vào năm 2030.",
            "other",
        ),
        (
            "Kinh tế số giai đoạn 2021-2025 tăng bao nhiêu phần trăm?",
            "Giai đoạn 2021-2025 kinh tế số tăng 12%.",
            "same",
        ),
        ("Kinh tế số giai đoạn 2021-2025 tăng bao nhiêu phần trăm?", "Năm 2025 kinh tế số tăng 12%.", "other"),
        ("Năm 2023 Sơn La tăng mấy bậc?", "So với năm 2022, Sơn La tăng 3 bậc.", "context"),
        ("Năm 2023 Sơn La tăng mấy bậc?", "So với năm 2020, Sơn La tăng 3 bậc.", "silent"),
    ],
)
def test_where_a_sentence_stands_to_the_year(judge: Judge, question: str, sentence: str, standing: str) -> None:
    assert judge(question, sentence, SON_LA).year == standing


@pytest.mark.parametrize(
    ("question", "elsewhere"),
    [
        ("Sơn La có bao nhiêu tổ?", True),
        ("Huyện Mai Sơn của Sơn La có bao nhiêu tổ?", False),
        ("Sơn La: mai sơn có bao nhiêu tổ?", False),
        ("Sơn La có huyện nhiều nhất là bao nhiêu tổ?", False),
    ],
)
def test_a_figure_of_a_district_is_none_of_the_province(ask: Ask, judge: Judge, question: str, elsewhere: bool) -> None:
    sentence = judge(question, "Huyện Mai Sơn có 7 tổ.", SON_LA).sentence
    assert of_district(ask(question), sentence) is elsewhere


@pytest.mark.parametrize(
    ("question", "sentence", "standing"),
    [
        ("15/KH-UBND nói gì?", "Kế hoạch 15/KH-UBND nói về bản làng.", "same"),
        ("15/KH-UBND nói gì?", "Kế hoạch nói về bản làng.", "context"),  # it is the document's own number
        ("15/KH-UBND ban hành ngày nào?", "Ngày 3/6/2022 có Quyết định 60/QĐ-UBND.", "other"),
        ("99/KH-UBND nói gì?", "Kế hoạch nói về bản làng.", "other"),
        ("kế hoạch nói gì?", "Kế hoạch nói về bản làng.", "unasked"),
    ],
)
def test_where_a_sentence_stands_to_the_number(judge: Judge, question: str, sentence: str, standing: str) -> None:
    assert judge(question, sentence, SON_LA).number == standing


def test_an_article_that_speaks_of_the_document_elsewhere_is_silent(judge: Judge) -> None:
    news = replace(SON_LA, number=None, numbers=("15/KH-UBND",))
    assert judge("15/KH-UBND nói gì?", "Tỉnh nói về bản làng.", news).number == "silent"


def test_days_of_the_question_are_known_or_not(judge: Judge) -> None:
    assert judge("Ngày 9/6 họp ở đâu?", "Ngày 9/6/2023 họp ở Vinh.").dated
    assert not judge("Ngày 9/6 họp ở đâu?", "Ngày 1/2/2023 họp ở Vinh.").dated


def test_dates_meet_by_day_and_month_and_by_year_where_both_give_it(ask: Ask) -> None:
    asked = ask("ngày 9/6/2023 có gì?")
    assert dates_met(asked, "hôm 9/6")
    assert not dates_met(asked, "ngày 9/6/2024")


@pytest.mark.parametrize(("year", "standing"), [(2023, "context"), (2024, "other")])
def test_a_figure_without_a_year_is_of_the_year_that_its_article_opens_with(ask: Ask, year: int, standing: str) -> None:
    news = replace(SON_LA, number=None, published_on="2024-03-28", kind="news")
    passage = Passage("p", news.id, 0, 31, "Huyện Mộc Châu đạt 0,8247 điểm.", "paragraph", ((0, 31),))
    (sentence,) = sentences(news, passage, lead=LEAD)
    (evidence,) = judge_all(ask(f"Năm {year} huyện Mộc Châu đạt bao nhiêu điểm?"), [sentence])
    assert evidence.year == standing


@pytest.mark.parametrize(("question", "answers"), [("Ban hành ngày nào?", True), ("Có hiệu lực từ ngày nào?", False)])
def test_a_letterhead_tells_the_day_of_issue_and_no_other(ask: Ask, question: str, answers: bool) -> None:
    text = "Số: 15/KH-UBND, Sơn La, ngày 10 tháng 01 năm 2025"
    passage = Passage("p", SON_LA.id, 0, len(text), text, "letterhead", ((0, len(text)),))
    (evidence,) = judge_all(ask(question), sentences(SON_LA, passage))
    assert (evidence.nearness > 0.05) is answers


def test_the_date_behind_another_documents_number_is_not_that_of_the_one_asked_for(judge: Judge) -> None:
    question = "Kế hoạch 38/KH-UBND ban hành ngày nào?"
    other = judge(question, "Kế hoạch 38/KH-UBND thực hiện Nghị quyết số 13-NQ/TU ngày 06/9/2023 của Tỉnh ủy.")
    own = judge(question, "Thực hiện Nghị quyết số 13-NQ/TU, Kế hoạch 38/KH-UBND ngày 20/2/2024 giao việc cho các xã.")
    assert other.nearness < 0.1 < own.nearness


def test_a_figure_of_one_province_is_none_of_the_region(judge: Judge) -> None:
    assert judge("Kinh tế số của vùng tăng bao nhiêu?", "Kinh tế số Sơn La tăng 5%.").province == "other"
    assert judge("Kinh tế số của vùng tăng bao nhiêu?", "Kinh tế số tăng 5%.").province == "unasked"


def test_what_goes_on_with_the_plan_of_some_years_is_of_them(ask: Ask) -> None:
    text = "Nghị quyết giai đoạn 2021-2025 của xã đã có. Nghị quyết đề ra ba việc."
    passage = Passage("doan000000", "bai", 0, len(text), text, "paragraph", ((0, 44), (45, len(text))))
    document = Document("bai", "Bài", text, published_on="2020-12-30")
    found = judge_all(ask("Nghị quyết 2021-2025 đề ra việc gì?"), sentences(document, passage))
    assert {e.sentence.start: e.year for e in found}[45] == "context"


def test_a_year_holds_for_what_the_passage_goes_on_to_tell(ask: Ask) -> None:
    told = ("Năm 2023 tỉnh có 9 lớp.", "Lớp mở ở bản.", "Có 412 học viên.")
    text = " ".join(told)
    spans = tuple((text.index(one), text.index(one) + len(one)) for one in told)
    passage = Passage("p", SON_LA.id, 0, len(text), text, "paragraph", spans)
    third = sentences(replace(SON_LA, kind="news"), passage)[2]
    for year, standing in ((2023, "context"), (2024, "other")):
        (evidence,) = judge_all(ask(f"Năm {year} có bao nhiêu học viên?"), [third])
        assert evidence.year == standing


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        (("Năm 2022 tỉnh có 9 lớp.", "Bà con rất mừng.", "Đến nay, Sơn La có 412 học viên."), "silent"),
        (("Năm 2022 tỉnh có 9 lớp.", "Hiện tỉnh mở thêm bến.", "Tỉnh có 412 học viên."), "silent"),
        (("Năm 2022 tỉnh có 9 lớp.", "Hiện Sơn La có 412 học viên."), "silent"),
        (("Có 412 học viên.", "Năm 2022 tỉnh có 9 lớp.", "Lớp mở ở bản.", "Có 412 học viên."), "context"),
    ],
)
def test_a_year_does_not_hold_for_how_things_are_by_now(ask: Ask, told: tuple[str, ...], standing: str) -> None:
    text = " ".join(told)
    starts = [len(" ".join(told[:n])) + bool(n) for n in range(len(told))]
    spans = tuple((start, start + len(one)) for start, one in zip(starts, told, strict=True))
    passage = Passage("p", "son-la", 0, len(text), text, "paragraph", spans)
    last = sentences(replace(SON_LA, kind="news"), passage)[-1]
    assert judge_all(ask("Năm 2022 Sơn La có bao nhiêu học viên?"), [last])[0].year == standing
