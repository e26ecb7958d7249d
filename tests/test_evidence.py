"""How well a sentence answers, cue by cue."""

from dataclasses import replace

import pytest

from bot.evidence import JUDGED, judge_all
from bot.sentence import NONE, Meetings, Words, meet, sentences
from bot.siblings import names_pillar, replaced_by_sibling, sibling_before
from bot.speech import is_office
from corpus.document import Document
from corpus.passage import Passage
from corpus.vietnamese.normalize import fold
from index.units import Unit
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)

SON_LA = Document("son-la", "Sơn La làm số", "", published_on="2025-01-15", provinces=("Sơn La",), number="15/KH-UBND")


def test_a_unit_is_met_in_its_words_without_accents_in_other_words_or_in_part(ask: Ask) -> None:
    (unit,) = (unit for unit in ask("kinh tế số thế nào?").units if unit.text == "kinh tế số")
    credits = [
        meet(unit, Words(text)).credit
        for text in (
            "Kinh tế số tăng.",
            "kinh te so tang",
            "The digital economy grows.",
            "Kinh tế của bản.",
            "Trời nắng.",
        )
    ]
    assert credits == sorted(credits, reverse=True)
    assert credits[0] == 1.0
    assert meet(unit, Words("Trời nắng.")) == NONE


@pytest.mark.parametrize(
    ("words", "other", "bare"),
    [
        ("hội thao", "Hội thảo mở ra.", "hoi thao mo ra"),
        ("quang bình", "Quảng Bình có biển.", "Quang Binh has a coast"),
    ],
)
def test_a_word_that_was_typed_so_is_not_met_by_another_alike(words: str, other: str, bare: str) -> None:
    unit = Unit(words, fold(words), 0, 2, "content", 1.0)
    assert meet(unit, Words(other)) == NONE
    assert meet(unit, Words(bare)).credit > 0
    assert meet(replace(unit, bare=True), Words(other)).credit > 0


def test_a_bare_word_is_hardly_met_by_another_that_loses_its_accents_alike() -> None:
    market = Unit("chợ", "cho", 0, 1, "content", 1.0, bare=True)
    credits = [meet(market, Words(text)).credit for text in ("Chợ đông.", "cho dong", "Chờ đông.")]
    assert credits == [1.0, 0.9, 0.5]
    assert meet(replace(market, known=False), Words("Chờ đông.")).credit == 0.9  # read wrong, it seems


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ dịch vụ công trực tuyến toàn trình của Sơn La?",
        "ty le dich vu cong truc tuyen toan trinh",
        "Tỉnh xếp thứ 48 phải không?",
        "bí thư tỉnh ủy là ai",
        "CĐS là gì",
    ],
)
def test_texts_that_are_passed_over_meet_no_unit(ask: Ask, question: str) -> None:
    meetings = Meetings(ask(question).units)
    for text in (
        "Dịch vụ công trực tuyến đạt 48/63.",
        "DVC trực tuyến toàn trình, bí thư và CĐS.",
        "Công việc truc tuyen của Bí thư Tỉnh uỷ.",
        "Trình bày toàn văn, chuyển đổi số.",
        "Online public services rank 48.",
    ):
        words = Words(text)
        assert meetings.of(words) == [meet(unit, words) for unit in meetings.units]


def test_a_short_form_stands_where_it_is_written() -> None:
    words = Words("Sơn La: CĐS đạt 48%.")
    assert words.accented == " sơn la chuyển đổi số đạt 48 % "
    assert words.spans == [(0, 3), (4, 6), (8, 11), (8, 11), (8, 11), (12, 15), (16, 18), (18, 19)]


def test_the_figure_beside_what_is_asked_is_the_cue(judge: Judge) -> None:
    sentence = "Kinh tế số đạt 12%, xã hội số đạt 85%, hạ tầng số đạt 40%."
    for question, figure in (("Kinh tế số", "12%"), ("Hạ tầng số", "40%")):
        cue = judge(f"{question} đạt bao nhiêu phần trăm?", sentence).cue
        assert cue is not None
        assert sentence[cue.start : cue.end] == figure


def test_a_figure_of_the_year_asked_about_is_preferred(judge: Judge) -> None:
    sentence = "Kinh tế số đạt 7% năm 2023, 12% năm 2024."
    cue = judge("Kinh tế số năm 2024 đạt bao nhiêu phần trăm?", sentence).cue
    assert cue is not None
    assert sentence[cue.start : cue.end] == "12%"


def test_words_met_nowhere_are_missing(judge: Judge) -> None:
    missing = {unit.text for unit in judge("Kinh tế số giúp nông dân không?", "Kinh tế số tăng.").missing}
    assert "nông dân" in missing
    assert "kinh tế số" not in missing


def test_an_everyday_word_that_no_text_has_says_nothing_of_a_sentence(judge: Judge) -> None:
    plain = judge("Bệnh án của chợ nổi ra sao?", "Bệnh án được số hóa.")
    chatty = judge("Công cuộc bệnh án của chợ nổi thời nay ra sao?", "Bệnh án được số hóa.")
    assert (chatty.coverage, chatty.own) == (plain.coverage, plain.own)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Làm giấy tờ qua mạng ra sao?", "Dịch vụ công trực tuyến tăng ở các bản."),
        ("Máy móc của bến phà thế nào?", "Thiết bị ở bến phà đã cũ."),
        ("Bến phà bỏ tiền bạc bao nhiêu?", "Kinh phí của bến phà là 2 tỷ đồng."),
        ("Nộp số liệu trễ thì sao?", "Đơn vị chậm báo cáo bị phê bình."),
        ("Bản nào mất sóng?", "Còn ba bản lõm sóng."),
        ("Nhà nghỉ ở bến phà ra sao?", "Cơ sở lưu trú ở bến phà khai báo khách."),
        ("Đồ rừng bán thế nào?", "Lâm sản được bán qua sàn."),
    ],
)
def test_everyday_words_are_met_by_the_official_ones(judge: Judge, question: str, text: str) -> None:
    assert judge(question, text).coverage > judge(question, "Trời nắng ở bản.").coverage + 0.1


def test_coverage_is_the_share_of_the_topic_met(judge: Judge) -> None:
    full, half, none = (
        judge("Kinh tế số và nông dân ra sao?", text).coverage
        for text in ("Kinh tế số giúp nông dân.", "Kinh tế số tăng.", "Trời nắng.")
    )
    assert full > half > none


def test_a_question_that_names_a_document_alone_is_covered_by_it(judge: Judge) -> None:
    assert judge("15/KH-UBND nói gì?", "Trời nắng ở bản.", SON_LA).coverage == 1.0


def test_a_claim_must_be_made_by_the_sentence(judge: Judge) -> None:
    assert judge("Vì sao tỉnh hủy bỏ kế hoạch?", "Tỉnh hủy bỏ kế hoạch vì mưa.").claimed
    assert not judge("Vì sao tỉnh hủy bỏ kế hoạch?", "Tỉnh làm kế hoạch vì dân.").claimed


def test_a_sibling_never_stands_for_what_is_asked(ask: Ask, judge: Judge) -> None:
    units = ask("xã hội số đạt bao nhiêu?").units
    assert replaced_by_sibling(units, Words("Kinh tế số đạt 12%."))
    assert not replaced_by_sibling(units, Words("Xã hội số và kinh tế số đạt 12%."))
    own, sibling = (judge("xã hội số đạt bao nhiêu?", f"{name} số đạt 12%.").score for name in ("Xã hội", "Kinh tế"))
    assert own > 2 * sibling


def test_a_pillar_before_a_figure_never_stands_for_the_whole(ask: Ask) -> None:
    units = ask("chuyển đổi số xếp thứ mấy?").units
    assert sibling_before(units, "Tỉnh đứng thứ 9, trong đó chính quyền số thứ ")
    assert not sibling_before(units, "Chính quyền số tốt; tỉnh đứng thứ ")


@pytest.mark.parametrize(("text", "named"), [("Chính quyền số của xã tốt", True), ("9 Mộc Hương | 10 Yên Lãng", False)])
def test_only_a_text_that_names_a_pillar_has_clauses_of_one(text: str, named: bool) -> None:
    assert names_pillar(Words(text)) is named


def test_what_neighbours_say_counts_a_little(ask: Ask) -> None:
    text = "Kinh tế số là mục tiêu. Tỉnh đạt 12%."
    passage = Passage("doan000000", "bai", 0, len(text), text, "paragraph", ((0, 23), (24, len(text))))
    asked = ask("Kinh tế số đạt bao nhiêu phần trăm?")
    with_neighbour = judge_all(asked, sentences(Document("bai", "Bài", text), passage))[1]
    alone = replace(passage, sentences=((24, len(text)),))
    without = judge_all(asked, sentences(Document("bai", "Bài", text), alone))[0]
    assert with_neighbour.score > without.score
    assert with_neighbour.coverage > without.coverage


def test_bylines_are_never_quoted(ask: Ask) -> None:
    text = "Kinh tế số 12%"
    passage = Passage("doan000000", "bai", 0, len(text), text, "byline", ())
    assert judge_all(ask("kinh tế số bao nhiêu %"), sentences(Document("bai", "Bài", text), passage))[0].score == 0


def test_a_rank_of_a_pillar_is_none_of_the_whole(judge: Judge) -> None:
    question = "Sơn La xếp thứ mấy về chuyển đổi số?"
    whole = judge(question, "Sơn La đứng thứ 30/63 về chuyển đổi số.", SON_LA)
    pillar = judge(question, "Về chính quyền số, Sơn La đứng thứ 12/63.", SON_LA)
    assert pillar.nearness < whole.nearness
    assert pillar.score < whole.score


def test_a_figure_stands_with_the_pillar_asked_about(judge: Judge) -> None:
    question = "Xã hội số của Sơn La xếp thứ mấy?"
    assert judge(question, "Sơn La đứng thứ 12/63 về xã hội số.", SON_LA).pillar
    assert not judge(question, "Sơn La đứng thứ 30/63 về DTI.", SON_LA).pillar


def test_a_figure_of_the_year_asked_about_is_near_and_comes_first(judge: Judge) -> None:
    question = "Mục tiêu kinh tế số Sơn La 2030"
    with_figure = judge(question, "Đến năm 2030, Sơn La đặt mục tiêu kinh tế số chiếm 20% GRDP của tỉnh.", SON_LA)
    without = judge(question, "Đến năm 2030, Sơn La đặt mục tiêu kinh tế số là động lực lớn của tỉnh.", SON_LA)
    assert with_figure.score > 1.3 * without.score


def test_what_is_said_to_be_something_answers_what_it_is_seen_as(ask: Ask, judge: Judge) -> None:
    question = "Dạy chữ được coi là gì?"
    assert judge(question, "Dạy chữ là gốc của bản.").score > judge(question, "Dạy chữ và gốc của bản.").score


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("Có bao nhiêu tổ công nghệ số cộng đồng?", "Huyện 9 có 198 tổ với 1.420 thành viên.", "198"),
        ("Còn bao nhiêu thôn bản?", "Năm ngoái còn 9 xã, năm 2021 là 213 thôn.", "213"),
    ],
)
def test_the_first_word_of_a_long_noun_may_be_all_that_stands_behind_its_figure(
    ask: Ask, judge: Judge, question: str, sentence: str, figure: str
) -> None:
    evidence = judge(question, sentence)
    assert evidence.counted
    assert evidence.cue is not None
    assert evidence.sentence.text[evidence.cue.start : evidence.cue.end] == figure


def test_of_two_generations_of_networks_both_asked_about_either_answers(ask: Ask) -> None:
    both, one = ask("mạng 4G, 5G phủ mấy bản").units, ask("mạng 5G phủ mấy bản").units
    assert not replaced_by_sibling(both, Words("mạng 4G phủ 9 bản"))
    assert replaced_by_sibling(one, Words("mạng 4G phủ 9 bản"))


@pytest.mark.parametrize(
    ("question", "sentence", "met"),
    [
        ("Bí thư nói gì?", "Bí thư nói.", True),
        ("Bí thư nói gì?", "Phó Bí thư nói.", False),
        ("Bí thư nói gì?", "Phó Bí thư và Bí thư nói.", True),
        ("Phó bí thư nói gì?", "Phó Bí thư nói.", True),
        ("Giám đốc sở là ai?", "Ông Lò Văn Phương, Phó Giám đốc Sở Y tế.", False),
    ],
)
def test_a_deputy_does_not_stand_for_the_office(ask: Ask, question: str, sentence: str, met: bool) -> None:
    office = next(unit for unit in ask(question).units if is_office(unit))
    assert bool(meet(office, Words(sentence)).credit) is met


LIST = "Dự có: Lò Văn Phương, Bí thư; Võ Thị Hạnh, Phó Bí thư, Chủ tịch HĐND; Lê Văn Sơn, Chủ tịch UBND."


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Bí thư là ai?", "Lò Văn Phương"),
        ("Chủ tịch HĐND là ai?", "Võ Thị Hạnh"),
        ("Chủ tịch UBND là ai?", "Lê Văn Sơn"),
    ],
)
def test_an_office_in_a_list_belongs_to_the_name_before_it(ask: Ask, judge: Judge, question: str, name: str) -> None:
    cue = judge(question, LIST).cue
    assert cue is not None
    assert LIST[cue.start : cue.end] == name


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("Có bao nhiêu doanh nghiệp năm 2023?", "Tổng số doanh nghiệp của tỉnh là 420 năm 2023.", "420"),
        ("Mỗi ngày nhận bao nhiêu hồ sơ?", "Mỗi ngày 350 hồ sơ được nhận.", "350"),
        ("Tăng mấy bậc năm 2022?", "Năm 2022, Sơn La xếp thứ 48/63 và tăng 10 bậc so với năm 2021.", "10"),
    ],
)
def test_a_count_beside_a_time_or_a_rank_is_the_one_asked_for(
    judge: Judge, question: str, sentence: str, figure: str
) -> None:
    cue = judge(question, sentence).cue
    assert cue is not None
    assert sentence[cue.start : cue.end] == figure


def test_sentences_on_the_document_asked_about_are_judged_however_many_others_there_are(
    ask: Ask,
) -> None:
    asked = ask("Nghị quyết 57 ban hành ngày nào?")
    texts = [f"Nghị quyết số {n}-NQ/TU ban hành ngày {n}/3/2024." for n in range(1, 29)]
    own = (
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, tỉnh làm theo và đưa việc này về từng bản xa."
    )
    found = []
    for text in [*texts, own]:
        passage = Passage(text, "son-la", 0, len(text), text, "paragraph", ((0, len(text)),))
        found += sentences(replace(SON_LA, number=None), passage)
    judged = judge_all(asked, found)
    assert len(judged) == JUDGED
    assert own in [evidence.sentence.text for evidence in judged]


def test_in_prose_a_semicolon_parts_nobody_from_his_office(ask: Ask, judge: Judge) -> None:
    text = "Ông Lò Văn Phương dự họp; năm 2022 ông là Chủ tịch Ủy ban nhân dân tỉnh Sơn La."
    assert judge("Chủ tịch UBND tỉnh là ai?", text).nearness > 0.2


def test_a_chairman_of_a_council_is_none_of_a_committee(ask: Ask) -> None:
    office = next(unit for unit in ask("Chủ tịch UBND tỉnh là ai?").units if is_office(unit))
    assert meet(office, Words("Chủ tịch Hội đồng nhân dân dự.")) == NONE
    assert meet(office, Words("Chủ tịch tỉnh dự.")).credit > 0


def test_a_purpose_is_of_what_stands_before_it(judge: Judge) -> None:
    question = "Hội thảo mở ra để làm gì?"
    of_it = judge(question, "Hội thảo nhằm đưa dịch vụ công tới bản xa.")
    for_it = judge(question, "Ban tổ chức mời khách để hội thảo thêm đông.")
    assert of_it.nearness > for_it.nearness


def test_a_number_meets_the_rank_that_it_is_of(ask: Ask) -> None:
    rank = next(unit for unit in ask("Sơn La đứng thứ 47 phải không?").units if unit.text == "47")
    assert meet(rank, Words("xếp thứ 47/63")).credit == 1
    assert meet(rank, Words("xếp thứ 4/63")) == NONE


def test_who_heads_an_agency_leads_no_ranking(ask: Ask) -> None:
    first = next(unit for unit in ask("Vì sao Sơn La dẫn đầu cả nước?").units if unit.text == "dẫn đầu")
    assert meet(first, Words("người đứng đầu cơ quan chịu trách nhiệm")) == NONE
    assert meet(first, Words("tỉnh đứng đầu cả nước")).credit > 0


def test_a_lead_that_the_text_does_not_tell_is_a_false_claim(judge: Judge) -> None:
    question = "Vì sao Sơn La dẫn đầu cả nước về chuyển đổi số?"
    assert not judge(question, "Sơn La chuyển đổi số vì dân vùng cao ở xa.").claimed
    assert judge(question, "Sơn La đứng đầu về chuyển đổi số vì dân vùng cao ở xa.").claimed


def test_who_of_a_body_is_somebody_named_with_it(judge: Judge) -> None:
    question = "Bên Tỉnh đoàn ai phát biểu?"
    assert not judge(question, "Chủ tịch tỉnh Lò Văn Phương phát biểu.").speaker
    assert judge(question, "Bí thư Tỉnh đoàn Lò Văn Phương phát biểu.").speaker


def test_coverage_by_one_generation_of_networks_is_not_that_by_another(judge: Judge) -> None:
    text = "Mạng 4G của Sơn La phủ 98% thôn bản."
    assert judge("Mạng 4G phủ bao nhiêu % thôn bản?", text).pillar
    assert not judge("Mạng 5G phủ bao nhiêu % thôn bản?", text).pillar


def test_who_is_quoted_in_an_article_is_not_its_author(judge: Judge) -> None:
    assert not judge("Tác giả bài về kinh tế số là ai?", "Ông Lò Văn Phương nói về kinh tế số.").speaker
    assert judge("Tác giả bài về kinh tế số là ai?", "Bài của Lò Văn Phương nói về kinh tế số.").speaker


def test_what_a_thing_consists_of_is_told_by_a_sentence_that_says_so(judge: Judge) -> None:
    said, other = "Hạ tầng số bao gồm cáp, trạm và máy.", "Hạ tầng số, trạm, máy, cáp còn thiếu."
    question = "Hạ tầng số gồm những gì?"
    assert judge(question, said).score > 1.3 * judge(question, other).score


def test_a_field_of_a_card_answers_who_asks_for_it(judge: Judge) -> None:
    field = "Cơ quan ban hành | UBND tỉnh Sơn La"
    unasked = judge("Kế hoạch Sơn La căn cứ gì?", field).score / judge("Kế hoạch Sơn La căn cứ gì?", field[18:]).score
    asked = judge("Cơ quan ban hành của kế hoạch Sơn La là gì?", field)
    assert unasked < 0.5
    assert asked.score > judge("Lĩnh vực của kế hoạch Sơn La là gì?", field).score


def test_a_network_that_the_text_does_not_name_is_no_yes(judge: Judge) -> None:
    assert not judge("Hà Giang phủ sóng 5G chưa?", "Hà Giang phủ sóng 4G cho 98% thôn bản.").pillar


def test_a_figure_is_of_the_province_nearest_to_it(judge: Judge) -> None:
    text = "Kinh tế số chiếm 22,8% GRDP của Sơn La, đứng thứ 5; Nghệ An đứng đầu với 56,8%."
    cue = judge("Kinh tế số Nghệ An chiếm bao nhiêu % GRDP?", text).cue
    assert cue is not None
    assert text[cue.start : cue.end] == "56,8%"


def test_a_figure_joined_by_and_is_of_what_stands_before_it(judge: Judge) -> None:
    text = "Vốn tỉnh 21,5 tỷ đồng, vốn huyện 31,5 tỷ đồng và vốn doanh nghiệp 10 tỷ đồng."
    cue = judge("Vốn doanh nghiệp là bao nhiêu tiền?", text).cue
    assert cue is not None
    assert text[cue.start : cue.end] == "10 tỷ đồng"


def test_a_former_holder_is_none_of_today(judge: Judge) -> None:
    text = "Ông Lò Văn Phương, Chủ tịch UBND tỉnh, và ông Võ Văn Thọ, nguyên Chủ tịch UBND tỉnh, cùng dự."
    for question, name in (("Nguyên Chủ tịch tỉnh là ai?", "Võ Văn Thọ"), ("Chủ tịch tỉnh là ai?", "Lò Văn Phương")):
        cue = judge(question, text).cue
        assert cue is not None
        assert text[cue.start : cue.end] == name


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Sơn La xếp thứ mấy về DTI?", "Sơn La thuộc nhóm 15 tỉnh dẫn đầu về DTI.", "nhóm 15"),
        (
            "Kinh tế số Sơn La là bao nhiêu?",
            "Kinh tế số Sơn La xếp thứ 9/63 và chiếm 12% GRDP.",
            "12%",
        ),
        ("Sơn La đạt bao nhiêu điểm DTI?", "Sơn La là 1 trong những tỉnh đạt 0,61 điểm DTI.", "0,61 điểm"),
        ("Sơn La xếp thứ mấy, bộ nào xếp hạng?", "Sơn La xếp thứ 9/63.", "xếp thứ 9/63"),
        ("kinh tế số Sơn La 2025", "Đến năm 2025 kinh tế số Sơn La chiếm 12%, đến năm 2030 chiếm 20%.", "12%"),
        (
            "Cơ quan nào ban hành kế hoạch 15/KH-UBND?",
            "Sở Nội vụ trình Kế hoạch số 15/KH-UBND, ngày 12-4-2022 của UBND tỉnh.",
            "UBND tỉnh",
        ),
        ("Bộ nào công bố DTI?", "Sở Nội vụ họp, Bộ Công Thương công bố DTI.", "Bộ Công Thương"),
    ],
)
def test_of_several_cues_that_of_the_question_is_taken(judge: Judge, question: str, sentence: str, words: str) -> None:
    cue = judge(question, sentence).cue
    assert cue is not None
    assert sentence[cue.start : cue.end] == words


def test_that_somebody_spoke_is_not_what_was_said(judge: Judge) -> None:
    question = "Ông Lò Văn Phương nói gì tại hội thảo?"
    empty = judge(question, "Ông Lò Văn Phương phát biểu tại hội thảo.")
    told = judge(question, "Ông Lò Văn Phương phát biểu tại hội thảo: bản nào cũng có mạng.")
    assert empty.score < told.score


def test_what_is_aimed_at_is_told_by_an_aim(judge: Judge) -> None:
    question = "Mục tiêu kinh tế số Sơn La là bao nhiêu phần trăm?"
    reached, aimed = (judge(question, f"{says} kinh tế số Sơn La chiếm 12%.") for says in ("Năm ngoái", "Dự kiến"))
    assert reached.score < aimed.score


def test_more_than_one_thing_asked_for_is_told_by_a_row(judge: Judge) -> None:
    row, single = "Tỉnh ưu tiên giáo dục, y tế, du lịch.", "Tỉnh ưu tiên lĩnh vực giáo dục trước hết."
    several, one = "Tỉnh ưu tiên những lĩnh vực nào?", "Tỉnh ưu tiên lĩnh vực nào?"
    assert judge(several, row).score / judge(several, single).score > judge(one, row).score / judge(one, single).score


def test_all_offices_of_somebody_are_told_by_a_sentence_that_has_several(judge: Judge) -> None:
    both = "Dự có Võ Thị Hạnh, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh."
    all_offices, office = "Bà Võ Thị Hạnh giữ mấy chức?", "Bà Võ Thị Hạnh giữ chức gì?"
    assert judge(all_offices, both).score > judge(office, both).score


def test_why_is_told_first_by_the_sentence_that_says_it_gives_the_reason(judge: Judge) -> None:
    reason, other = "Lý do mở lớp là để dân biết số.", "Tỉnh mở lớp là để dân biết số."
    assert judge("Vì sao tỉnh mở lớp?", reason).score > judge("Vì sao tỉnh mở lớp?", other).score


def test_below_the_very_question_stands_its_answer(ask: Ask) -> None:
    text = "Chợ phiên có bán tem không? Bưu điện bán. Chợ phiên đông."
    passage = Passage("doan000000", "bai", 0, len(text), text, "paragraph", ((0, 27), (28, 41), (42, len(text))))
    found = judge_all(ask("Chợ phiên có bán tem không?"), sentences(Document("bai", "Bài", text), passage))
    assert max(found, key=lambda e: e.score).sentence.text == "Bưu điện bán."
    assert [e.answers for e in sorted(found, key=lambda e: e.sentence.start)] == [False, True, False]


def test_what_a_sentence_goes_on_with_it_is_about(ask: Ask) -> None:
    text = "Xã ban hành nghị quyết về chợ phiên. Nghị quyết đề ra ba việc. Tỉnh đề ra ba việc."
    passage = Passage("doan000000", "bai", 0, len(text), text, "paragraph", ((0, 36), (37, 62), (63, len(text))))
    found = judge_all(ask("Nghị quyết về chợ phiên đề ra việc gì?"), sentences(Document("bai", "Bài", text), passage))
    of_resolution, of_province = sorted(found, key=lambda e: e.sentence.start)[1:]
    assert of_resolution.own > of_province.own


def test_who_makes_a_document_known_says_nothing_of_his_own(judge: Judge) -> None:
    question = "Ông Lò Văn Phương nói gì?"
    known = judge(question, "Ông Lò Văn Phương phổ biến, quán triệt Nghị quyết về lớp học.")
    assert known.score < judge(question, "Ông Lò Văn Phương nhấn mạnh Nghị quyết về lớp học.").score


def test_letters_of_chat_are_no_topic(judge: Judge) -> None:
    text = "Chợ phiên Mộc Hương có 40 sạp."
    assert judge("chợ phiên có sạp hk tr", text).coverage > judge("chợ phiên có sạp XKPT", text).coverage


def test_a_sentence_with_as_many_names_as_are_asked_for_is_worth_more(judge: Judge) -> None:
    question, alone = "Ba tỉnh nào dẫn đầu?", "Hà Nội dẫn đầu, các tỉnh khác xếp sau."
    assert judge(question, "Hà Nội dẫn đầu, Đà Nẵng và Huế xếp sau.").score > 1.3 * judge(question, alone).score
