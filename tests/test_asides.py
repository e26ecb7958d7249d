"""What people tell of themselves helps to find an answer, which need not speak of it."""

import pytest

from bot.decision import decide
from corpus.vietnamese.normalize import fold
from index.tokens import tokenize
from tests.answering_samples import Ask, Everything, Judge

pytest_plugins = ("tests.answering_fixtures",)


def asides(ask: Ask, question: str) -> set[str]:
    """The words of which an answer need not speak: those of asides, and those that are not asked at all."""
    asked = ask(question)
    asides = {word for unit in asked.units if unit.aside for word in unit.folded.split()}
    left_out = {fold(word.text) for word in tokenize(question)} - {word.folded for word in asked.reading.tokens}
    return asides | left_out


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("em mở tiệm trà, kinh tế số Sơn La chiếm bao nhiêu %?", {"tiệm", "trà"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %? mình cần nộp phiếu", {"phiếu"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %, mở tiệm trà được không", set()),  # speaks of nobody
        ("tôi hỏi kinh tế số Sơn La chiếm bao nhiêu %", set()),  # the question itself
        ("kinh tế số Sơn La chiếm bao nhiêu %, hôm trước nghe loa nói", {"loa"}),
        ("kinh te so Son La chiem bao nhieu %, hom truoc nghe loa noi ma quen mat", {"loa"}),
        ("thấy cán bộ nói hoài, kinh tế số Sơn La chiếm bao nhiêu %", {"cán", "bộ"}),
        ("Anh đang viết báo cáo gấp, kinh tế số Sơn La chiếm bao nhiêu %", {"viết", "gấp"}),
        ("ông Phương nói kinh tế số Sơn La chiếm bao nhiêu %", set()),
        ("em viết báo cáo về kinh tế số, Sơn La đứng thứ mấy", set()),  # tells of which rank
        ("em viết báo cáo ở trường, Sơn La đứng thứ mấy", {"viết", "báo", "cáo", "trường"}),
        ("mảng buôn bán trên mạng (kinh tế số) của Sơn La chiếm bao nhiêu %", {"buôn", "bán"}),
        ("mảng buôn bán trên mạng, kinh tế số ấy, Sơn La chiếm bao nhiêu %", {"buôn", "bán"}),
        ("Sơn La ra nghị quyết ngày nào, em cần ghi căn cứ vào tờ trình", {"ghi", "căn", "cứ"}),
        ("mảng buôn bán trên mạng, năm ấy, Sơn La chiếm bao nhiêu %", set()),
        ("kinh tế số (năm 2024) của Sơn La chiếm bao nhiêu %", set()),
        ("kinh tế số Sơn La chiếm bao nhiêu %, sợ về bản không có mạng dùng", {"bản"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %? quán cô vắng khách quá, bán ế hoài", {"quán", "vắng", "bán", "ế"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %, làm bài tập lớn gấp lắm", {"tập"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %, cãi nhau với ông hàng xóm", {"cãi", "hàng"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %, câu này xoắn não phết", {"xoắn", "phết"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %, mai thi mà chưa ôn chữ nào", {"thi", "ôn"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %, mục tiêu năm 2030 cao quá", set()),  # names a year
        ("em muốn hỏi về kinh tế số, Sơn La chiếm bao nhiêu %", set()),  # begins the question
        ("em buồn quá, làm sao để quên", set()),  # nothing is asked beside it
    ],
)
def test_a_clause_on_oneself_beside_a_question_is_an_aside(ask: Ask, question: str, told: set[str]) -> None:
    assert {fold(word) for word in told} <= asides(ask, question)
    assert bool(told) is bool(asides(ask, question))


def test_what_is_told_behind_a_question_claims_nothing(ask: Ask) -> None:
    asked = ask("kinh tế số Sơn La chiếm bao nhiêu %. quán chú mất 20% khách, sụt giảm dữ lắm")
    assert asked.reading.text.strip() == "kinh tế số Sơn La chiếm bao nhiêu %."
    assert not any(unit.claim for unit in asked.units)


def test_an_aside_need_not_be_met_but_counts_where_it_is(judge: Judge) -> None:
    question = "nhà em trồng cà phê, lớp kỹ năng số mở ở đâu?"
    silent = judge(question, "Lớp kỹ năng số mở tại Trung tâm Hội nghị.")
    assert silent.coverage == judge("lớp kỹ năng số mở ở đâu?", "Lớp kỹ năng số mở tại Trung tâm Hội nghị.").coverage
    assert judge(question, "Lớp kỹ năng số cho dân trồng cà phê mở tại Trung tâm Hội nghị.").score > silent.score


@pytest.mark.parametrize(
    ("question", "provinces"),
    [
        ("tôi ở Hà Nội, cho hỏi Sơn La xếp thứ mấy?", ("Sơn La",)),
        ("em quê Nghệ An, Sơn La có bao nhiêu tổ?", ("Sơn La",)),
        ("Khác với Nghệ An, Sơn La xếp thứ mấy?", ("Sơn La",)),
        ("Sơn La chứ không phải Nghệ An xếp thứ mấy?", ("Sơn La",)),
        ("Sơn La khác với Nghệ An thế nào?", ("Sơn La", "Nghệ An")),
        ("Sơn La hay Nghệ An xếp cao hơn?", ("Sơn La", "Nghệ An")),
        ("em quê Nghệ An, quê em có bao nhiêu tổ?", ("Nghệ An",)),
        ("Hòa Bình, nay là Phú Thọ, xếp thứ mấy?", ("Hòa Bình",)),
        ("Hòa Bình (giờ thuộc Phú Thọ) năm 2022 xếp thứ mấy?", ("Hòa Bình",)),
        ("Bình Dương trước khi nhập vào TP.HCM xếp thứ mấy?", ("Bình Dương",)),
        ("Phú Thọ xếp thứ mấy, nay có mạng chưa?", ("Phú Thọ",)),
        ("giờ về Phú Thọ, Sơn La xếp thứ mấy?", ("Phú Thọ", "Sơn La")),
    ],
)
def test_the_province_that_somebody_is_from_is_not_the_one_asked_about(
    ask: Ask, question: str, provinces: tuple[str, ...]
) -> None:
    assert ask(question).provinces == provinces


@pytest.mark.parametrize(
    ("question", "remarks"),
    [
        ("kinh tế số Sơn La chiếm bao nhiêu %, trùng giao thừa luôn", {"trùng", "giao", "thừa"}),
        ("kinh tế số Sơn La chiếm bao nhiêu %, kế hoạch nào nói giao thừa", set()),  # asks
        (
            "kinh tế số Sơn La chiếm bao nhiêu %, theo nghị quyết giao thừa của hội nghị",
            set(),
        ),  # the corpus has "hội nghị"
        ("giao thừa trùng ngày, kinh tế số Sơn La chiếm bao nhiêu %", set()),  # leads the question
    ],
)
def test_a_last_remark_in_words_that_no_text_has_is_an_aside(ask: Ask, question: str, remarks: set[str]) -> None:
    assert asides(ask, question) == {fold(word) for word in remarks}


@pytest.mark.parametrize("question", ["ông Quang nói gì", "trả lời lại đi"])
def test_words_of_everyday_speech_alone_are_covered_by_nothing(ask: Ask, judge: Judge, question: str) -> None:
    asked = ask(question)
    assert decide(asked, [judge(asked, "Nắng tốt cho cây.")], Everything()).status == "not_found"
