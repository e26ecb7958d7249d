"""What the form of a sentence makes it worth."""

import pytest

from bot.sentence import Meetings, Sentence, words_of
from bot.shape import (
    ANNOUNCES,
    BLOCK,
    CARD,
    HEAD,
    QUESTION,
    answers_it,
    block,
    gives_reason,
    likens,
    only_counts,
    points_back,
    ranks_in_row,
    tells_denial,
    tells_direction,
    tells_several,
    tells_what,
)
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask, Judge

pytest_plugins = ("tests.answering_fixtures",)

HELD = "Sáng 18/8, tỉnh Sơn La khai mạc Hội nghị kỹ năng số."


def sentence_of(text: str) -> Sentence:
    document = Document("bai", "Bài báo", text)
    return Sentence(document, Passage("p", "bai", 0, len(text), text, "paragraph", ()), 0, len(text), text, "", "")


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("Doanh nghiệp khoe gì ở hội nghị kỹ năng số?", HELD, ANNOUNCES),
        ("Hội nghị kỹ năng số do ai tổ chức, nhằm mục đích gì?", HELD, 1.0),
        ("Hội nghị kỹ năng số khai mạc ngày nào?", HELD, 1.0),
        ("Bà Hạnh nói gì ở hội nghị?", "Phát biểu khai mạc hội nghị, bà Hạnh nhấn mạnh lớp học.", 1.0),
        ("Sơn La làm gì?", "Cơ quan ban hành | UBND tỉnh Sơn La", CARD),
        ("Cơ quan ban hành là gì?", "Cơ quan ban hành | UBND tỉnh Sơn La", 1.0),
        ("Sơn La làm gì?", "Sơn La làm gì cho dân bản?", QUESTION),
        ("Sơn La làm gì?", "Sơn La mở lớp cho dân bản.", 1.0),
    ],
)
def test_announcements_cards_and_questions_are_worth_less(ask: Ask, question: str, text: str, share: float) -> None:
    assert block(ask(question), sentence_of(text)) == share


def test_the_letterhead_of_the_very_document_tells_its_day(ask: Ask) -> None:
    document = Document("kh", "Kế hoạch số hóa", "Số: 16/KH-UBND", number="16/KH-UBND")
    head = Passage("p", "kh", 0, 14, document.text, "letterhead", ())
    sentence = Sentence(document, head, 0, 14, document.text, "", "")
    assert block(ask("Kế hoạch 16 ban hành ngày nào?"), sentence) == HEAD
    assert block(ask("Kế hoạch 17 ban hành ngày nào?"), sentence) == BLOCK["letterhead"]


ANNEX = "(Kèm theo Quyết định số 912/QĐ-UBND ngày 18/3/2024 của Chủ tịch UBND tỉnh)"


def test_the_line_that_an_annex_goes_with_tells_its_number_and_is_about_its_title(ask: Ask) -> None:
    document = Document("phu-luc", "Kết quả chấm điểm các xã năm 2023", ANNEX)
    line = Passage("p", "phu-luc", 0, len(ANNEX), ANNEX, "heading", ())
    sentence = Sentence(document, line, 0, len(ANNEX), ANNEX, "", "")
    assert block(ask("Kết quả chấm điểm các xã ban hành theo quyết định số mấy?"), sentence) == HEAD
    assert block(ask("Các xã được chấm điểm ra sao?"), sentence) == BLOCK["heading"]
    assert sentence.titled
    assert not sentence_of("Các xã làm kèm theo Quyết định số 912/QĐ-UBND nhiều việc.").titled


def test_a_counted_noun_beside_its_figure_needs_less_of_the_topic(judge: Judge) -> None:
    evidence = judge(
        "Hội nghị quán triệt nghị quyết nối tới bao nhiêu điểm?", "Hội nghị họp trực tuyến với 160 điểm cầu."
    )
    assert evidence.counted
    assert evidence.nearness >= 0.5


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Kế hoạch ưu tiên 18 nhiệm vụ trong năm.", True),
        ("Kế hoạch có 18 nhiệm vụ: mở lớp, phủ sóng.", False),
        ("Kế hoạch có 18 nhiệm vụ gồm mở lớp và phủ sóng.", False),
        ("Kế hoạch có 18 nhiệm vụ; tỉnh gồm 12 huyện.", True),
        ("Kế hoạch có 40 nhiệm vụ.", True),
        ("Kế hoạch ưu tiên mở lớp, phủ sóng, lập tổ.", False),
        ("Kế hoạch có 18 nhiệm vụ, 12 dự án, 5 đề án.", True),
    ],
)
def test_a_count_names_none_of_what_it_counts(text: str, counts: bool) -> None:
    assert only_counts({18.0}, text) is counts


def test_a_row_of_a_ranking_gives_each_province_its_own_rank() -> None:
    assert ranks_in_row("22 Lâm Đồng | 23 Phú Thọ | 24 TP. Hà Nội", ("Phú Thọ",)) == {23.0}


@pytest.mark.parametrize("text", ["Sơn La tăng 8 bậc.", "Điểm cao hơn trung bình.", "Sơn La leo từ 40 lên 32."])
def test_a_move_tells_a_direction(text: str) -> None:
    assert tells_direction(text)


@pytest.mark.parametrize(
    "text", ["Sơn La tăng cường và nâng cao chất lượng.", "Tỉnh gia tăng xếp hạng.", "Xếp thứ 23."]
)
def test_a_wish_for_more_tells_no_direction(text: str) -> None:
    assert not tells_direction(text)


def test_three_things_make_a_row() -> None:
    assert tells_several("Tỉnh ưu tiên giáo dục, y tế, du lịch.")
    assert not tells_several("Tỉnh ưu tiên giáo dục và y tế.")


def test_a_sentence_that_opens_with_its_reason_gives_it() -> None:
    assert gives_reason("Lý do chọn ngày 31/12 là để kỷ niệm.")
    assert not gives_reason("Tỉnh nêu lý do chọn ngày 31/12.")


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("Nhiệm vụ của Sơn La là gì?", "Nhiệm vụ đặt ra là mở lớp và thay máy.", True),
        ("Sơn La gặp khó khăn gì?", "Tỉnh còn nhiều khó khăn và vướng mắc như: máy cũ.", True),
        ("Lớp học gồm những gì?", "Lớp học kỹ năng của tỉnh gồm ba phần.", True),
        ("Sơn La gặp khó khăn gì?", "Máy cũ gây khó khăn cho thôn bản.", False),
        ("Khó khăn khi chuyển đổi số là gì?", "Chuyển đổi số là việc lâu dài, nhiều khó khăn.", False),
        ("Khó khăn gì về lớp học?", "Khó khăn lớn là máy cũ.", False),
        ("Sơn La gặp bao nhiêu khó khăn?", "Khó khăn lớn là máy cũ.", False),
    ],
)
def test_what_a_noun_is_stands_behind_it(ask: Ask, question: str, text: str, tells: bool) -> None:
    asked, sentence = ask(question), sentence_of(text)
    meetings = Meetings(asked.units)
    assert tells_what(asked, sentence, list(zip(meetings.units, meetings.of(sentence.words), strict=True))) is tells


@pytest.mark.parametrize(
    ("before", "text", "back"),
    [
        ("Tỉnh ban hành nghị quyết về lớp học.", "Nghị quyết đề ra ba việc.", True),
        ("Tỉnh mở lớp.", "Nghị quyết đề ra ba việc.", False),
        ("Tỉnh ban hành nghị quyết về lớp học.", "Nghị quyết số 5 đề ra ba việc.", False),
        ("Dự có bà Võ Thị Hạnh.", "Bà cho biết, máy đã cũ.", True),
    ],
)
def test_a_bare_noun_that_opens_a_sentence_is_the_one_just_named(before: str, text: str, back: bool) -> None:
    assert points_back(sentence_of(text)._replace(before=before)) is back


@pytest.mark.parametrize(
    ("question", "title", "answered"),
    [
        ("Chợ phiên có bán tem không?", "Bài báo", True),
        ("Chợ phiên Mộc Hương có bán tem không?", "Mộc Hương làm số", True),
        ("Chợ phiên Mộc Hương có bán tem không?", "Bài báo", False),
        ("Trạm phát sóng đặt ở đâu?", "Bài báo", False),
    ],
)
def test_a_question_of_the_text_is_the_one_asked_when_it_has_its_words(
    ask: Ask, question: str, title: str, answered: bool
) -> None:
    meetings = Meetings(ask(question).units)
    below, above = meetings.credits("Chợ phiên có bán tem không?"), meetings.credits(title)
    assert answers_it(meetings.units, below, above) is answered


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Vì sao xã không dùng tiếng Mường?", "Vì vậy, xã làm video bằng tiếng Mường.", False),
        ("Vì sao xã không dùng tiếng Mường?", "Vì thiếu người nên chưa làm video tiếng Mường.", True),
        ("Vì sao xã thu phí không dùng tiền mặt?", "Xã thu phí qua mã để đỡ mất công.", True),
    ],
)
def test_why_something_is_not_so_is_told_by_what_denies_it(ask: Ask, question: str, text: str, told: bool) -> None:
    assert tells_denial(ask(question), text) is told


def test_what_is_aimed_at_tells_the_aim(ask: Ask) -> None:
    asked, text = ask("Kế hoạch hướng tới mục tiêu gì?"), "Kế hoạch hướng tới mục tiêu đưa chợ lên mạng."
    meetings = Meetings(asked.units)
    assert tells_what(asked, sentence_of(text), list(zip(meetings.units, meetings.of(words_of(text)), strict=True)))


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Người ta so sánh chợ số với cái gì?", "Có người ví chợ số như con đò.", True),
        ("Bến phà được ví như gì?", "Bến phà là nơi ghé, ví dụ buổi sớm.", False),
        ("Người ta so sánh chợ số với cái gì?", "Chợ số mở buổi sớm.", False),
        ("Chợ số mở buổi nào?", "Có người ví chợ số như con đò.", False),
        ("Chợ số giống cái gì?", "Có người ví chợ số như con đò.", True),
        ("Bản được hỗ trợ cây giống gì?", "Chợ số như những con đò.", False),
        ("cho so duoc vi nhu cai gi", "Có người ví chợ số như con đò.", True),
        ("Ví điện tử là gì?", "Bà con coi ví điện tử như cái túi.", False),
        ("Đơn vị đưa chợ lên mạng là ai?", "Chợ lên mạng như những con đò.", False),
        ("Vì sao chợ số vắng, khách nghĩ gì?", "Chợ số như những con đò.", False),
    ],
)
def test_what_something_is_likened_to(ask: Ask, question: str, text: str, told: bool) -> None:
    assert likens(ask(question), text) is told


def test_a_likeness_asked_for_is_worth_more_than_what_something_is(judge: Judge) -> None:
    texts = ("Chợ số là nơi bán hàng.", "Chợ số như những con đò.")
    is_it, likened = (judge("Chợ số được ví như cái gì?", text).score for text in texts)
    plain, same = (judge("Chợ số ra sao?", text).score for text in texts)
    assert likened / is_it > same / plain
