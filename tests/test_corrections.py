"""What people take back while they type is not asked about."""

import pytest

from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    "question",
    [
        "kinh tế số của Hà Giang, à nhầm, Sơn La là bao nhiêu",
        "kinh tế số của Hà Giang, nhầm Sơn La là bao nhiêu",
        "kinh te so cua ha giang, a son la la bao nhieu",
        "kinh tế số của Hà Giang... ý em là Sơn La là bao nhiêu",
    ],
)
def test_a_province_named_again_is_the_one_meant(ask: Ask, question: str) -> None:
    assert ask(question).provinces == ("Sơn La",)


def test_a_day_and_a_year_named_again_are_those_meant(ask: Ask) -> None:
    assert [date.iso for date in ask("nghị quyết ra ngày 30/12, à hình như 31/12, năm nào").dates] == ["--12-31"]
    assert ask("Sơn La năm 2021, à năm 2022 xếp thứ mấy").years == (2022,)


def test_words_taken_back_need_not_be_met(ask: Ask) -> None:
    units = {unit.text: unit.aside for unit in ask("họp với cán bộ, à nhầm, họp với doanh nghiệp ở đâu").units}
    assert units["cán bộ"]
    assert not units["doanh nghiệp"]


@pytest.mark.parametrize(
    "question", ["So sánh Hà Giang, Sơn La và Nghệ An", "Hà Giang, Sơn La tỉnh nào hơn à", "Hà Giang à, Sơn La thì sao"]
)
def test_what_is_only_listed_is_not_taken_back(ask: Ask, question: str) -> None:
    assert ask(question).provinces[:2] == ("Hà Giang", "Sơn La")
