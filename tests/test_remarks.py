"""What answers say of the age of their sources, of years gone by and of bodies that are no more."""

from pathlib import Path

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.question import Question
from index.live import Live
from tests.index_samples import build_index

HEAD = "---\ntitle: {title}\nprovinces: [{province}]\n{date}---\n\n"
ARTICLES = {
    "tuyen-quang": ("Tuyên Quang", "published_on: 2022-08-01\n", "Tuyên Quang lập 1.733 tổ công nghệ số cộng đồng."),
    "cao-bang": (
        "Cao Bằng",
        "published_on: 2023-02-01\n",
        "Tỉnh Cao Bằng đặt mục tiêu năm 2027 kinh tế số chiếm 22% GRDP. "
        "Sở Thông tin và Truyền thông Cao Bằng lập cổng dữ liệu mở.",
    ),
    "yen-bai": ("Yên Bái", "published_on: 2023-06-09\n", "Yên Bái mở 173 lớp học kỹ năng số."),
    "son-la": ("Sơn La", "published_on: 2025-12-01\n", "Sơn La dựng 75 cổng thông tin ở các xã."),
    "lai-chau": ("Lai Châu", "published_on: 2025\n", "Lai Châu tặng 12 máy tính cho trường học."),
    "ha-tinh-cu": ("Hà Tĩnh", "published_on: 2023-03-01\n", "Hà Tĩnh lắp 900 trạm cảm biến lũ."),
    "ha-tinh-moi": ("Hà Tĩnh", "published_on: 2025-09-01\n", "Hà Tĩnh lắp 950 trạm cảm biến lũ."),
    "nghe-an": ("Nghệ An", "", "Nghệ An thử 31 trạm dữ liệu rừng."),
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Live:
    folder = tmp_path_factory.mktemp("remarks")
    corpus: Path = folder / "corpus"
    corpus.mkdir()
    for name, (province, date, text) in ARTICLES.items():
        head = HEAD.format(title=f"{province} làm chuyển đổi số", province=province, date=date)
        (corpus / f"{name}.md").write_text(head + text + "\n", encoding="utf-8")
    build_index(corpus, folder / "data")
    live = Live(folder / "data", (corpus,))
    live.refresh()
    return live


def asked(live: Live, text: str, year: int | None = 2026) -> Answer:
    answer = Assistant(live, this_year=lambda: year).reply(Question(text))
    assert answer.status == "answered", answer.text
    return answer


def remark(answer: Answer) -> str:
    found = [note for note in answer.notes if note.startswith("Lưu ý: ")]
    assert len(found) <= 1
    assert all(note in answer.text for note in found)
    return "".join(found)


def test_a_text_older_than_the_reorganisation_says_what_its_province_has_grown_by(live: Live) -> None:
    answer = asked(live, "Tuyên Quang có bao nhiêu tổ công nghệ số cộng đồng?")
    assert remark(answer) == "Lưu ý: nguồn [1] có từ trước 01/07/2025, khi Tuyên Quang chưa gồm Hà Giang."


def test_a_province_that_is_gone_has_its_own_note(live: Live) -> None:
    answer = asked(live, "Yên Bái mở bao nhiêu lớp học kỹ năng số?")
    assert answer.notes == ("Ghi chú: Yên Bái nay thuộc Lào Cai (từ 01/07/2025).",)


@pytest.mark.parametrize(
    "question", ["Sơn La dựng bao nhiêu cổng thông tin?", "Lai Châu tặng bao nhiêu máy tính cho trường học?"]
)
def test_a_newer_text_and_one_of_that_year_say_nothing(live: Live, question: str) -> None:
    assert remark(asked(live, question)) == ""


def test_a_text_without_a_date_says_so(live: Live) -> None:
    assert remark(asked(live, "Nghệ An thử bao nhiêu trạm dữ liệu rừng?")) == "Lưu ý: nguồn [1] không ghi ngày đăng."


def test_a_target_of_a_year_that_has_passed_is_told_from_a_result(live: Live) -> None:
    question = "Mục tiêu kinh tế số của Cao Bằng năm 2027 là bao nhiêu?"
    assert "mốc 2027 đã qua" in remark(asked(live, question, 2028))
    assert "đã qua" not in remark(asked(live, question, 2027))
    assert "đã qua" not in remark(asked(live, question, None))


def test_a_body_that_is_gone_is_told_with_the_one_that_does_its_work(live: Live) -> None:
    answer = asked(live, "Sở Thông tin và Truyền thông Cao Bằng lập cổng gì?")
    assert "Sở Thông tin và Truyền thông nay thuộc Sở Khoa học và Công nghệ (từ 01/03/2025)" in remark(answer)
    assert "Sở Thông tin và Truyền thông Cao Bằng lập cổng dữ liệu mở." in answer.citations[0].quote


def test_remarks_stand_before_what_may_be_asked_next(live: Live) -> None:
    for text in ("Tuyên Quang có bao nhiêu tổ công nghệ số cộng đồng?", "Sở TT&TT Cao Bằng lập cổng gì?"):
        answer = asked(live, text)
        if answer.suggestions:
            assert answer.text.index("Lưu ý: ") < answer.text.index(answer.suggestions[0])


def test_of_two_versions_of_a_fact_the_newer_leads_and_both_are_shown_with_their_dates(live: Live) -> None:
    answer = asked(live, "Hà Tĩnh lắp bao nhiêu trạm cảm biến lũ?")
    assert [citation.published_on for citation in answer.citations] == ["2025-09-01", "2023-03-01"]
    assert "950" in answer.answer
    assert "01/09/2025" in answer.text
    assert "01/03/2023" in answer.text


def test_refusals_have_no_remarks(live: Live) -> None:
    assert not Assistant(live).reply(Question("Cà Mau có bao nhiêu tổ công nghệ số?")).notes


def test_a_comparison_shows_a_second_version_of_a_side(live: Live) -> None:
    answer = asked(live, "So sánh số trạm cảm biến lũ của Hà Tĩnh với số trạm dữ liệu rừng của Nghệ An")
    assert [citation.document for citation in answer.citations] == ["ha-tinh-moi", "nghe-an", "ha-tinh-cu"]
    assert answer.answer.count("Hà Tĩnh:") == 1
