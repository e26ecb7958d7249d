"""A figure counts the noun that a question counts."""

from bot.decision import decide
from corpus.document import Document
from tests.answering_samples import Ask, Everything, Judge

pytest_plugins = ("tests.answering_fixtures",)

SON_LA = Document("son-la", "Sơn La làm số", "", published_on="2025-01-15", provinces=("Sơn La",), number="15/KH-UBND")


def test_the_noun_counted_must_stand_beside_the_figure(judge: Judge) -> None:
    assert judge("Có bao nhiêu nông dân?", "Lớp dạy 1.500 nông dân.").counted
    assert not judge("Có bao nhiêu nông dân?", "Lớp mở 40 buổi ở bản làng xa xôi nhất tỉnh, có nông dân dự.").counted


def test_every_word_of_the_counted_noun_stands_around_the_figure(judge: Judge) -> None:
    question = "Sơn La có bao nhiêu doanh nghiệp phần mềm?"
    assert judge(question, "Sơn La có 40 doanh nghiệp phần mềm.", SON_LA).counted
    assert not judge(question, "Sơn La có 9.000 doanh nghiệp dùng hóa đơn điện tử.", SON_LA).counted


def test_what_is_counted_may_stand_before_where_no_noun_does(ask: Ask) -> None:
    assert [unit.text for unit in ask("Phần mềm làm được mấy cái rồi?").counted] == ["phần mềm"]
    assert [unit.text for unit in ask("Phần mềm mở mấy cái lớp?").counted] == ["lớp"]


def test_a_rank_counts_no_things(ask: Ask, judge: Judge) -> None:
    asked = ask("Sơn La có bao nhiêu xã?")
    assert decide(asked, [judge(asked, "Xã ở Sơn La xếp thứ 19/63.", SON_LA)], Everything()).status == "not_found"
    assert decide(asked, [judge(asked, "Sơn La có 19 xã.", SON_LA)], Everything()).status == "answered"
