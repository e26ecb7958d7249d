"""The decision: every check with a sentence that passes and one that fails."""

from dataclasses import replace

import pytest

from bot import decision
from bot.asked import Asked
from bot.decision import COVERAGE, Decision, alternatives, barred, decide
from bot.evidence import Evidence, judge_all
from bot.sentence import Sentence, sentences
from corpus.document import Document
from corpus.passage import Passage
from index.mentions import FigureKind
from tests.answering_samples import Ask, Everything, Judge

pytest_plugins = ("tests.answering_fixtures",)

SON_LA = Document("son-la", "Sơn La làm số", "", published_on="2025-01-15", provinces=("Sơn La",), number="15/KH-UBND")


UNDATED = Document("son-la", "Sơn La làm số", "", provinces=("Sơn La",))


def decided(ask: Ask, judge: Judge, question: str, *sentences: str, document: Document = SON_LA) -> Decision:
    asked = ask(question)
    ranked = sorted((judge(asked, text, document) for text in sentences), key=lambda e: -e.score)
    return decide(asked, ranked, Everything())


@pytest.mark.parametrize(
    ("question", "passes", "fails", "reason"),
    [
        ("Kinh tế số Sơn La bao nhiêu %?", "Kinh tế số Sơn La đạt 12%.", "Kinh tế số Lai Châu đạt 12%.", "nothing"),
        ("15/KH-UBND nói gì?", "Kế hoạch 15/KH-UBND nói về bản.", None, "number_elsewhere"),
        (
            "Kinh tế số năm 2024 bao nhiêu %?",
            "Năm 2024 kinh tế số đạt 12%.",
            "Năm 2023 kinh tế số đạt 12%.",
            "year",
        ),
        ("Kinh tế số năm 2024 bao nhiêu %?", "Kinh tế số năm 2024 đạt 12%.", "Kinh tế số đạt 12%.", "year"),
        ("Kinh tế số bao nhiêu %?", "Kinh tế số đạt 12%.", "Kinh tế số đạt kết quả tốt.", "figure"),
        ("Chỉ thị nào về số hóa?", "Tỉnh ra chỉ thị về số hóa.", "Tỉnh ra kế hoạch về số hóa.", "figure"),
        ("Hội nghị kết luận những gì?", "Hội nghị kết luận hai việc.", "Nơi nhận: - Khách dự hội nghị.", "figure"),
        (
            "Kinh tế số bao nhiêu %?",
            "Kinh tế số đạt 12%.",
            "Trường xa có 40% thầy cô, 30% trò ở lại bản; năm nay trời mưa, đường xa, chợ vắng; kinh tế số còn khó.",
            "figure",
        ),
        ("Ai phụ trách kế hoạch?", "Ông Lò Văn Phương phụ trách kế hoạch.", "Sở phụ trách kế hoạch.", "person"),
        (
            "Có bao nhiêu nông dân dự lớp?",
            "Lớp có 1.500 nông dân dự.",
            "Lớp mở 40 buổi ở bản làng xa xôi nhất, nông dân dự.",
            "figure",
        ),
        ("Kinh tế số đạt 12% phải không?", "Kinh tế số đạt 12%.", "Kinh tế số đạt 18%.", "premise"),
        (
            "Kinh tế số đạt 30% năm 2025 phải không?",
            "Kinh tế số đạt 30% năm 2025.",
            "Kinh tế số đạt 20% năm 2025, đạt 30% năm 2030.",
            "premise",
        ),
        ("Vì sao tỉnh hủy bỏ kế hoạch?", "Tỉnh hủy bỏ kế hoạch vì mưa.", "Tỉnh làm kế hoạch vì dân.", "premise"),
        ("Bản xa bị xử phạt bao nhiêu người?", "Bản xa xử phạt 12 người.", "Bản xa mời 12 người.", "premise"),
        (
            "Khi nào nông dân bản xa học chữ quốc ngữ?",
            "Nông dân bản xa học chữ quốc ngữ từ 9/6.",
            "Từ 9/6 mở chợ bản.",
            "figure",
        ),
        (
            "Hiện nay bản xa dùng phần mềm nào?",
            "Bản xa dùng phần mềm Mường Hoa.",
            "Trước đây, bản xa dùng phần mềm Mường Hoa.",
            "figure",
        ),
        ("Ngày 9/6 họp ở đâu?", "Ngày 9/6 họp ở Vinh.", "Ngày 1/2 họp ở Vinh.", "premise"),
        ("Nông dân bản xa học chữ quốc ngữ ra sao?", "Nông dân bản xa học chữ quốc ngữ.", "Nông dân bán cá.", "words"),
        ("Kể tên 40 lớp của bản", "40 lớp của bản gồm: vẽ, múa, hát, đọc.", "Bản có 40 lớp.", "figure"),
        ("Bí thư nói gì về bản xa?", "Bí thư nói bản xa còn khó.", "Nông dân nói bản xa còn khó.", "person"),
        ("Tên giám đốc sở là gì?", "Giám đốc sở Lò Văn Phương dự.", "Phó giám đốc sở Lò Văn Phương dự.", "person"),
        (
            "Chủ tịch xã Bản Mòn tên gì?",
            "Chủ tịch xã Bản Mòn Lò Văn Phương dự.",
            "Chủ tịch Lò Văn Phương dự.",
            "person",
        ),
        (
            "Đến nay đã có bao nhiêu nông dân dự lớp?",
            "Lớp đã có 1.500 nông dân dự.",
            "Mục tiêu là lớp có 1.500 nông dân dự.",
            "figure",
        ),
        ("Có bao nhiêu nông dân dự lớp?", "Lớp có 1.500 nông dân dự.", "Nông dân dự lớp 40 ngày.", "figure"),
        ("Xã Bản Mòn có bao nhiêu trạm?", "Xã Bản Mòn có 9 trạm.", "Xã có 9 trạm.", "figure"),
        ("Họp mấy giờ ở bản?", "Họp lúc 7 giờ 30 ở bản.", "Họp ngày 3/6 ở bản.", "figure"),
        ("Họp ngày nào ở bản?", "Họp ngày 3/6 ở bản.", "Họp năm 2024 ở bản.", "figure"),
        ("Mạng 5G phủ bao nhiêu % bản?", "Mạng 5G phủ 40% bản.", "Mạng 4G phủ 40% bản.", "figure"),
        (
            "Kinh tế số Sơn La bao nhiêu %?",
            "Kinh tế số đạt 12%.",
            "Kinh tế số khu vực trung du và miền núi phía Bắc đạt 12%.",
            "nothing",
        ),
        ("Grobax có dạy nông dân không?", "Grobax có dạy nông dân.", "Có dạy nông dân.", "words"),
    ],
)
def test_a_check_passes_one_sentence_and_stops_another(
    ask: Ask, judge: Judge, question: str, passes: str, fails: str | None, reason: str
) -> None:
    assert decided(ask, judge, question, passes).status == "answered"
    document = SON_LA if fails else Document("khac", "Bài khác", "", published_on="2025-01-15", provinces=("Sơn La",))
    refused = decided(ask, judge, question, fails or "Kế hoạch nói về bản.", document=document)
    assert (refused.status, refused.reason) == ("not_found", reason)


def test_a_province_that_the_corpus_lacks_is_named(ask: Ask, judge: Judge) -> None:
    asked = ask("Kinh tế số Cần Thơ bao nhiêu?")
    decision = decide(asked, [judge(asked, "Kinh tế số 12%.")], Everything(without=["Cần Thơ"]))
    assert decision == Decision("not_found", "province_unknown", detail=("Cần Thơ",))


def test_a_number_that_the_corpus_lacks_is_named(ask: Ask) -> None:
    decision = decide(ask("Kế hoạch 99/KH-UBND nói gì?"), [], Everything(without=["99/KH-UBND"]))
    assert decision == Decision("not_found", "number_unknown", detail=("99/KH-UBND",))


def test_a_number_of_several_provinces_is_asked_back(ask: Ask) -> None:
    decision = decide(ask("07-NQ/TU nói gì?"), [], Everything(shared=["Hà Giang", "Nghệ An"]))
    assert (decision.status, decision.detail) == ("clarify", ("Hà Giang", "Nghệ An"))


def test_evidence_is_looked_for_only_where_there_can_be_some(ask: Ask) -> None:
    shared = Everything(shared=["Hà Giang", "Nghệ An"])
    assert barred(ask("07-NQ/TU nói gì?"), shared) == decide(ask("07-NQ/TU nói gì?"), [], shared)
    assert barred(ask("07-NQ/TU của Nghệ An nói gì?"), shared) is None


@pytest.mark.parametrize(
    "question", ["07-NQ/TU của Nghệ An nói gì?", "07-NQ/TU ngày 12/4 nói gì?", "07-NQ/TU của tỉnh nào?"]
)
def test_a_number_is_not_asked_back_when_the_question_tells_whose(ask: Ask, question: str) -> None:
    assert decide(ask(question), [], Everything(shared=["Hà Giang", "Nghệ An"])).status == "not_found"


def test_nothing_ranked_is_nothing_found(ask: Ask) -> None:
    assert decide(ask("trâu bò thế nào?"), [], Everything()).reason == "nothing"
    assert decide(ask("15/KH-UBND nói gì?"), [], Everything()).reason == "number_elsewhere"


def test_the_next_candidate_is_promoted_before_refusing(ask: Ask, judge: Judge) -> None:
    decision = decided(ask, judge, "Kinh tế số bao nhiêu %?", "Kinh tế số là kinh tế số.", "Kinh tế số đạt 12%.")
    assert decision.status == "answered"
    assert decision.evidence[0].sentence.text == "Kinh tế số đạt 12%."


def test_a_second_sentence_that_answers_is_quoted_as_well(ask: Ask, judge: Judge) -> None:
    decision = decided(ask, judge, "Kinh tế số bao nhiêu %?", "Kinh tế số đạt 12%.", "Kinh tế số chiếm 12%.")
    assert len(decision.evidence) == 2


def test_a_refusal_keeps_the_nearest_sentence(ask: Ask, judge: Judge) -> None:
    decision = decided(ask, judge, "Kinh tế số năm 2024 bao nhiêu %?", "Năm 2023 kinh tế số đạt 12%.")
    assert decision.evidence[0].sentence.text == "Năm 2023 kinh tế số đạt 12%."


def test_small_counts_in_a_question_are_no_claims(ask: Ask, judge: Judge) -> None:
    assert decided(ask, judge, "3 trụ cột của tỉnh là gì?", "Trụ cột của tỉnh là kinh tế.").status == "answered"


def test_numbers_in_superscript_are_no_trouble(ask: Ask, judge: Judge) -> None:
    """Reading "²" as a number used to fail."""
    assert decided(ask, judge, "Bản rộng 50 mẫu phải không?", "Bản rộng 5 km ².").status == "not_found"


def test_alternatives_fail_no_check_but_that_of_words(ask: Ask, judge: Judge) -> None:
    asked = ask("Kinh tế số Sơn La bao nhiêu %?")
    ranked = [judge(asked, text, SON_LA) for text in ("Kinh tế số đạt 12%.", "Kinh tế số Lai Châu đạt 12%.")]
    assert [evidence.sentence.text for evidence in alternatives(asked, ranked)] == ["Kinh tế số đạt 12%."]


def test_a_count_that_the_title_states_is_no_false_premise(ask: Ask, judge: Judge) -> None:
    title = Document("dot", "Sơn La: 100 ngày học chữ", "", published_on="2025-01-15", provinces=("Sơn La",))
    told = decided(ask, judge, "Ai phụ trách 100 ngày học chữ?", "Ông Lò Văn Phương phụ trách.", document=title)
    assert told.status == "answered"


def test_a_document_named_is_not_the_document_asked_for(ask: Ask, judge: Judge) -> None:
    sentence = "Căn cứ Kế hoạch số 9/KH-UBND của tỉnh."
    told = decided(ask, judge, "Kế hoạch 15/KH-UBND căn cứ kế hoạch nào?", sentence, "Số: 15/KH-UBND")
    assert told.evidence[0].sentence.text == sentence


def test_a_decisions_number_is_no_resolutions(ask: Ask, judge: Judge) -> None:
    question, both = "Nghị quyết của bản số mấy?", "Quyết định 9/QĐ-UBND và Nghị quyết 7-NQ/TU của bản."
    cue = decided(ask, judge, question, both).evidence[0].cue
    assert cue is not None
    assert both[cue.start : cue.end] == "7-NQ/TU"
    assert decided(ask, judge, question, "Quyết định 9/QĐ-UBND của bản.").status == "not_found"


def test_a_document_asked_for_by_name_is_answered_by_its_name(ask: Ask, judge: Judge) -> None:
    sentence = "Nghị quyết đầu tiên của bản là Chương trình dạy chữ."
    assert decided(ask, judge, "Nghị quyết đầu tiên của bản là nghị quyết nào?", sentence).status == "answered"
    assert decided(ask, judge, "Nghị quyết đầu tiên của bản số mấy?", sentence).status == "not_found"


def test_the_province_that_a_question_names_is_not_the_one_it_asks_for(ask: Ask, judge: Judge) -> None:
    told = decided(
        ask,
        judge,
        "Tỉnh nào kể chuyện dạy chữ ở Sơn La?",
        "Hội nghị dạy chữ ở Sơn La vui.",
        "Nghệ An kể chuyện dạy chữ ở Sơn La.",
    )
    assert told.evidence[0].sentence.text == "Nghệ An kể chuyện dạy chữ ở Sơn La."


def test_the_holder_of_an_office_is_told_by_a_sentence_with_that_office(ask: Ask, judge: Judge) -> None:
    question = "Giám đốc của bản tên gì?"
    assert decided(ask, judge, question, "Giám đốc của bản là Lò Văn Phương.").status == "answered"
    assert decided(ask, judge, question, "Thư ký của bản là Lò Văn Phương.").reason == "person"


def test_a_reason_is_one_of_what_the_question_says(ask: Ask, judge: Judge) -> None:
    question = "Vì sao nông dân bản xa bán trâu?"
    assert decided(ask, judge, question, "Nông dân bản xa bán trâu vì thiếu tiền.").status == "answered"
    assert decided(ask, judge, question, "Trẻ em học chữ vì thích.").reason == "premise"


def test_a_long_noun_is_counted_by_its_head(ask: Ask, judge: Judge) -> None:
    sentence = "Số doanh nghiệp công nghệ số của cả một vùng xa xôi này theo mục tiêu là hơn 300 doanh nghiệp."
    assert decided(ask, judge, "Mục tiêu bao nhiêu doanh nghiệp công nghệ số?", sentence).status == "answered"


def test_a_sentence_for_which_little_speaks_is_only_shown_as_the_nearest(ask: Ask, judge: Judge) -> None:
    asked = ask("Nông dân thế nào?")
    weak = [replace(judge(asked, "Nông dân bán cá."), own=0.1, score=score) for score in (1.0, 0.99)]
    decision = decide(asked, weak, Everything())
    assert (decision.status, decision.reason, len(decision.evidence)) == ("not_found", "doubtful", 1)


def test_words_that_are_not_covered_do_not_matter_when_all_else_speaks_for_a_sentence(ask: Ask, judge: Judge) -> None:
    asked = ask("Nông dân bản xa học chữ quốc ngữ ra sao?")
    strong = replace(judge(asked, "Nông dân bán cá."), own=1.0, score=20.0)
    assert strong.coverage < COVERAGE
    assert decide(asked, [strong], Everything()).status == "answered"


def test_a_year_to_come_that_no_text_mentions_is_not_planned_for(ask: Ask, judge: Judge) -> None:
    for year, status in ((2028, "not_found"), (2024, "answered")):  # a text need not name the year it is of
        asked = ask(f"Mục tiêu chuyển đổi số của Sơn La năm {year} là gì?")
        evidence = judge(asked, "Mục tiêu chuyển đổi số của Sơn La là đưa dịch vụ công tới bản xa.", UNDATED)
        assert decide(asked, [evidence], Everything(without=[str(year)])).status == status


def test_a_figure_that_the_sentence_before_tells_is_no_false_claim(ask: Ask, judge: Judge) -> None:
    asked = ask("Sở nào đào tạo 1.500 lao động?")
    evidence = judge(asked, "Sở Y tế đào tạo lao động.")
    assert decide(asked, [evidence], Everything()).reason == "premise"
    told = replace(evidence, sentence=evidence.sentence._replace(before="Tỉnh đào tạo 1.500 lao động."))
    assert decide(asked, [told], Everything()).status == "answered"


def test_a_date_in_a_legal_basis_is_of_what_a_document_rests_on(ask: Ask) -> None:
    text = "Căn cứ Quyết định số 505/QĐ-TTg ngày 22/4/2022 về Ngày Chuyển đổi số quốc gia;"
    basis = Passage("basis", "son-la", 0, len(text), text, "legal_basis", ((0, len(text)),))
    asked = ask("Ngày chuyển đổi số của Sơn La là ngày nào?")
    (evidence,) = judge_all(asked, [Sentence(SON_LA, basis, 0, len(text), text, "", "")])
    assert decide(asked, [evidence], Everything()).reason == "figure"


def test_a_document_of_the_legal_basis_may_be_asked_about_by_its_name(ask: Ask) -> None:
    text = "Căn cứ Quyết định số 505/QĐ-TTg ngày 22/4/2022 của Thủ tướng về Ngày Chuyển đổi số quốc gia;"
    basis = Passage("basis", "son-la", 0, len(text), text, "legal_basis", ((0, len(text)),))
    asked = ask("Thủ tướng quyết định Ngày Chuyển đổi số quốc gia vào ngày nào?")
    (evidence,) = judge_all(asked, [Sentence(SON_LA, basis, 0, len(text), text, "", "")])
    assert decide(asked, [evidence], Everything()).status == "answered"


@pytest.mark.parametrize(
    ("question", "sentence", "status"),
    [
        ("Ai ký kế hoạch 15/KH-UBND?", "Ông Lò Văn Phương phổ biến Kế hoạch 15/KH-UBND.", "not_found"),
        ("Ai kí kế hoạch 15/KH-UBND?", "Ông Lò Văn Phương phổ biến Kế hoạch 15/KH-UBND.", "not_found"),
        ("Sơn La đứng đầu về DTI phải không?", "Sơn La xếp thứ 9/63 về DTI.", "answered"),
        ("Tỉnh nào đứng đầu về DTI?", "Đến năm 2030 Sơn La phấn đấu đứng đầu về DTI.", "not_found"),
        ("Tỉnh nào đứng đầu về DTI?", "Sơn La đứng đầu về DTI.", "answered"),
        ("Vì sao DTI của Sơn La giảm?", "DTI của Sơn La tăng nhờ lớp học.", "not_found"),
        ("Vì sao DTI của Sơn La giảm?", "DTI của Sơn La giảm vì thiếu lớp học.", "answered"),
        ("Nghị quyết ngày 3/6/2022 của Sơn La số mấy?", "Sơn La ra Nghị quyết số 09-NQ/TU.", "not_found"),
        ("Sở nào dự lớp ở Sơn La?", "Công an tỉnh Sơn La dự lớp.", "not_found"),
        ("Sở nào dự lớp ở Sơn La?", "Sở Y tế Sơn La dự lớp.", "answered"),
        ("Sơn La đứng đầu về DTI phải không?", "Đến năm 2030 Sơn La phấn đấu vào nhóm 15 về DTI.", "not_found"),
        ("Ai ký kế hoạch 15/KH-UBND?", "Ông Lò Văn Phương ký Kế hoạch 15/KH-UBND.", "answered"),
        ("Chủ tịch VNPT là ai?", "Chủ tịch UBND tỉnh Lò Văn Phương phát biểu.", "not_found"),
        ("Chủ tịch VNPT là ai?", "Chủ tịch VNPT Lò Văn Phương phát biểu.", "answered"),
        ("Phó ban là ai?", "Trưởng ban là ông Lò Văn Phương.", "not_found"),
        ("Vì sao Sơn La đứng đầu về DTI?", "Nhờ tập huấn, Sơn La làm tốt DTI.", "not_found"),
        ("Vì sao Sơn La đứng đầu về DTI?", "Nhờ tập huấn, Sơn La đứng đầu về DTI.", "answered"),
        ("Vì sao chuyển đổi số ở Sơn La còn chậm?", "Sơn La họp để chuyển đổi số không chậm.", "not_found"),
        ("Vì sao chuyển đổi số ở Sơn La còn chậm?", "Chuyển đổi số ở Sơn La còn chậm do thiếu người.", "answered"),
    ],
)
def test_what_somebody_did_and_why_things_are_must_be_told(
    ask: Ask, judge: Judge, question: str, sentence: str, status: str
) -> None:
    asked = ask(question)
    assert decide(asked, [judge(asked, sentence, SON_LA)], Everything()).status == status


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("18 nhiệm vụ của kế hoạch là những nhiệm vụ nào?", "not_found"),
        ("Kế hoạch có bao nhiêu nhiệm vụ?", "answered"),
    ],
)
def test_what_is_counted_is_named_by_no_count(ask: Ask, judge: Judge, question: str, status: str) -> None:
    assert decided(ask, judge, question, "Kế hoạch ưu tiên 18 nhiệm vụ trong năm.").status == status


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Phú Thọ xếp thứ mấy?", "answered"),
        ("Phú Thọ đặt mục tiêu gì?", "not_found"),
        ("Phú Thọ đứng thứ 24 phải không?", "not_found"),
        ("Phú Thọ xây ở xã nào?", "not_found"),
        ("Phú Thọ hết bao nhiêu tiền?", "not_found"),
    ],
)
def test_a_row_of_a_ranking_answers_ranks_alone(ask: Ask, question: str, status: str) -> None:
    row = "22 Lâm Đồng | 23 Phú Thọ | 24 TP. Hà Nội | 25 Trà Vinh"
    passage = Passage("p", "bang", 0, len(row), row, "table", ())
    sentence = Sentence(Document("bang", "Xếp hạng các tỉnh", row), passage, 0, len(row), row, "", "")
    asked = ask(question)
    assert decide(asked, judge_all(asked, [sentence]), Everything()).status == status


def test_a_resolution_is_not_answered_by_the_number_of_a_decision(ask: Ask, judge: Judge) -> None:
    told = decided(ask, judge, "Nghị quyết nào về chuyển đổi số?", "Quyết định 924/QĐ-TTg về chuyển đổi số.")
    assert told.status == "not_found"


def test_who_issued_a_plan_has_not_signed_it(ask: Ask, judge: Judge) -> None:
    issued = "Kế hoạch của tỉnh do ông Lò Văn Phương ban hành."
    signed = "Kế hoạch của tỉnh do ông Lò Văn Phương ký."
    assert decided(ask, judge, "Ai ký kế hoạch của tỉnh?", issued).status == "not_found"
    assert decided(ask, judge, "Ai ký kế hoạch của tỉnh?", signed).status == "answered"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("viettel cử ai dự hội nghị?", "not_found"),
        ("Viettel cử ai dự hội nghị?", "not_found"),
        ("ai dự hội nghị, viettel hay fpt?", "answered"),
        ("ai dự hội nghị, Viettel hay công ty nào?", "not_found"),
    ],
)
def test_a_firm_that_no_text_names_is_a_stranger_however_it_is_typed(
    ask: Ask, judge: Judge, question: str, status: str
) -> None:
    assert decided(ask, judge, question, "Ông Lò Văn Phương dự hội nghị.").status == status


def test_money_saved_is_no_budget(ask: Ask, judge: Judge) -> None:
    question = "Sơn La chi bao nhiêu tiền ngân sách?"
    assert decided(ask, judge, question, "Sơn La tiết kiệm 11 tỷ đồng mỗi năm.").reason == "figure"
    assert decided(ask, judge, question, "Sơn La bố trí 11 tỷ đồng mỗi năm.").status == "answered"
    assert decided(ask, judge, "Kinh phí xây kho của Sơn La?", "Sơn La xây kho mất 11 tỷ đồng.").status == "answered"


def test_who_is_the_first_is_told_in_other_words(ask: Ask, judge: Judge) -> None:
    question = "Trụ cột thể chế số đơn vị nào nhất?"
    assert decided(ask, judge, question, "- Thể chế số: huyện Mai Sơn đứng đầu.").status == "answered"
    assert decided(ask, judge, question, "- Nhận thức số: huyện Mai Sơn đứng đầu.").status == "not_found"


def test_a_branch_is_no_budget(ask: Ask, judge: Judge) -> None:
    question = "Sơn La chi bao nhiêu tiền ngân sách?"
    assert decided(ask, judge, question, "Chi nhánh ở Sơn La tiết kiệm 11 tỷ đồng.").reason == "figure"


def test_where_something_lies_is_not_told_by_its_own_name(ask: Ask, judge: Judge) -> None:
    question = "Trung tâm Điều hành của Sơn La nằm ở đâu?"
    own = "Sơn La ra quy chế của Trung tâm Điều hành."
    placed = "Trung tâm Điều hành của Sơn La đặt tại tầng 3 Nhà văn hóa."
    assert decided(ask, judge, question, own).status == "not_found"
    assert decided(ask, judge, question, own, placed).evidence[0].sentence.text == placed


def test_what_an_article_was_published_in_is_part_of_its_topic(ask: Ask, judge: Judge) -> None:
    document = Document("bai", "Hướng đi lớn", "", publisher="Tạp chí Cộng sản")
    sentence = "Tác giả là Bí thư Lò Văn Phương."
    question = "Tác giả bài trên Tạp chí Cộng sản là ai?"
    assert judge(question, sentence, document).coverage > judge(question, sentence).coverage


def test_each_candidate_is_checked_once(ask: Ask, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[int] = []
    check = decision._failure

    def failure(asked: Asked, evidence: Evidence) -> decision.Reason | None:
        checked.append(id(evidence))
        return check(asked, evidence)

    monkeypatch.setattr(decision, "_failure", failure)
    asked = ask("Kinh tế số Sơn La bao nhiêu %?")
    texts = "Kinh tế số Sơn La đạt 12%.", "Kinh tế số Sơn La là 12%.", "Kinh tế số Lai Châu đạt 12%."
    ranked = sorted((judge(asked, text, SON_LA) for text in texts), key=lambda e: -e.score)
    assert len(decide(asked, ranked, Everything()).evidence) == 2
    assert len(checked) == len(set(checked))


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Bà cụ hơn 70 tuổi bán bánh ở Vinh tên gì?", "answered"),  # 72 is more than 70
        ("Bà cụ 70 tuổi bán bánh ở Vinh tên gì?", "not_found"),
        ("Bà cụ có 70 tuổi bán bánh ở Vinh tên gì?", "not_found"),
        ("Bà cụ hơn 40 tuổi bán bánh ở Vinh tên gì?", "not_found"),
        ("Bà cụ hơn 73 tuổi bán bánh ở Vinh tên gì?", "not_found"),
        ("Bà cụ gần 75 tuổi bán bánh ở Vinh tên gì?", "answered"),
    ],
)
def test_a_number_told_as_about_so_much_is_met_by_one_beside_it(
    ask: Ask, judge: Judge, question: str, status: str
) -> None:
    assert decided(ask, judge, question, "Bà Võ Thị Hạnh, 72 tuổi, bán bánh ở Vinh.").status == status


def test_when_something_began_is_told_by_a_sentence_with_its_name(ask: Ask, judge: Judge) -> None:
    question = "Cổng Sông Trà ra mắt năm nào?"
    assert decided(ask, judge, question, "Cổng Sông Trà ra mắt năm 2021.").status == "answered"
    assert decided(ask, judge, "Phổ Yên ra mắt cổng năm nào?", "Tỉnh ra mắt cổng năm 2021.").status == "not_found"


def test_below_its_very_question_a_reason_needs_no_word_of_reason(ask: Ask) -> None:
    text = "Vì sao xã mở chợ phiên? Năm 2020, xã có 40 hộ bán rong ở Sơn La."
    passage = Passage("p", "son-la", 0, len(text), text, "paragraph", ((0, 23), (24, len(text))))
    asked = ask("Vì sao xã mở chợ phiên?")
    ranked = sorted(judge_all(asked, sentences(SON_LA, passage)), key=lambda e: -e.score)
    decision_there = decide(asked, ranked, Everything())
    assert decision_there.status == "answered"
    assert decision_there.evidence[0].sentence.start == 24


def test_who_misses_words_of_a_better_sentence_that_tells_nobody_is_not_taken_for_it(ask: Ask, judge: Judge) -> None:
    about = "Ai muốn học nghề mộc thì ghi danh với tổ thợ ở Sơn La."
    other = "Ông Lò Văn Phương mở lớp học nghề dệt ở Sơn La, ai cũng ghi danh được."
    question = "Muốn học nghề mộc ở Sơn La thì ghi danh với người nào?"
    assert decided(ask, judge, question, other).status == "answered"
    assert decided(ask, judge, question, about, other).status == "not_found"


def test_below_its_very_question_a_yes_needs_none_of_its_words(ask: Ask) -> None:
    text = "Chợ phiên Sơn La có bán tem không? Dạ có, ở bưu điện."
    passage = Passage("p", "son-la", 0, len(text), text, "paragraph", ((0, 34), (35, len(text))))
    asked = ask("Chợ phiên Sơn La có bán tem không?")
    ranked = sorted(judge_all(asked, sentences(SON_LA, passage)), key=lambda e: -e.score)
    assert decide(asked, ranked, Everything()).evidence[0].sentence.start == 35
    assert decide(asked, ranked, Everything()).status == "answered"


@pytest.mark.parametrize(("kind", "reason"), [("money", None), ("count", "figure")])
def test_money_is_no_other_thing_than_the_one_that_is_counted(
    ask: Ask, judge: Judge, kind: FigureKind, reason: str | None
) -> None:
    question = "Bà Hạnh bán bao nhiêu vé?"
    evidence = judge(question, "Bà Hạnh bán 12 vé.")
    assert evidence.cue is not None
    assert evidence.cue.figure is not None
    told = replace(evidence.cue, figure=replace(evidence.cue.figure, kind=kind))
    decision = decide(ask(question), [replace(evidence, cue=told, counted=False)], Everything())
    assert (decision.reason if decision.status != "answered" else None) == reason


@pytest.mark.parametrize(
    "repeated",
    ["Tỷ lệ nộp đơn ở bến phà còn thấp, mới đạt 12%.", "Năm 2024, tỷ lệ nộp đơn ở bến phà của huyện Mai Sơn thấp."],
)
def test_what_the_question_takes_for_granted_is_no_reason_for_it(ask: Ask, judge: Judge, repeated: str) -> None:
    assert decided(ask, judge, "Vì sao tỷ lệ nộp đơn ở bến phà thấp?", repeated).status == "not_found"


def test_where_only_how_it_was_is_told_no_other_matter_stands_in(ask: Ask) -> None:
    text = (was := "Trước đây, Sơn La dùng phần mềm Mường Hoa.") + " Đến nay, Sơn La đã lập 12 tổ."
    passage = Passage("p", SON_LA.id, 0, len(text), text, "paragraph", ((0, len(was)), (len(was) + 1, len(text))))
    asked = ask("Hiện nay Sơn La dùng phần mềm gì?")
    ranked = sorted(judge_all(asked, sentences(SON_LA, passage)), key=lambda e: -e.score)
    assert decide(asked, ranked, Everything()).status == "not_found"


def test_a_score_that_is_asked_about_may_stand_as_a_bare_number(ask: Ask, judge: Judge) -> None:
    told = "Tỉnh yêu cầu các bản có điểm dưới 600 mở thêm lớp học."
    assert decided(ask, judge, "Bản dưới 600 điểm phải mở gì?", told).status == "answered"
