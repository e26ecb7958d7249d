"""A province that tells where an event was held is not asked about."""

import pytest

from bot.comparison import sides
from bot.evidence import judge_all
from bot.sentence import Sentence
from corpus.document import Document
from corpus.passage import Passage
from tests.answering_samples import Ask

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("question", "venues"),
    [
        ("Tại hội thảo Sơn La năm 2022, tỉnh Nghệ An trình bày gì?", ("Sơn La",)),
        ("hội nghị sơn la 2022 bên nghệ an góp ý gì vậy", ("Sơn La",)),
        ("hoi thao son la phia nghe an trinh bay gi", ("Sơn La",)),
        ("Nghệ An đem gì đến khoe ở diễn đàn chuyển đổi số vùng tại Sơn La?", ("Sơn La",)),
        ("Dự tuần lễ công nghệ số mở ở Sơn La, lãnh đạo Nghệ An nói gì?", ("Sơn La",)),
        ("Đoàn Nghệ An góp ý gì ở hội thảo miền núi mở bên Sơn La?", ("Sơn La",)),
        ("Hội nghị do Sơn La tổ chức thì Nghệ An cử ai dự?", ("Sơn La",)),
        ("Hội thảo ở Sơn La diễn ra ngày nào?", ()),  # no other one is left
        ("Hội thảo ở Sơn La diễn ra ngày nào, còn Nghệ An ra nghị quyết ngày nào?", ()),
        ("Nghệ An ra nghị quyết ngày nào, còn hội thảo ở Sơn La ngày nào?", ()),
        ("Hội thảo Sơn La với tuần lễ Nghệ An cái nào trước?", ()),
        ("Tỷ lệ kinh tế số của Sơn La với Nghệ An là bao nhiêu?", ()),
        ("Sơn La và Nghệ An xếp thứ mấy?", ()),
    ],
)
def test_the_place_of_an_event_is_told_from_a_side_of_a_comparison(
    ask: Ask, question: str, venues: tuple[str, ...]
) -> None:
    asked = ask(question)
    assert asked.venues == venues
    assert not set(venues) & set(asked.provinces)


def test_two_provinces_at_an_event_are_compared_without_its_place(ask: Ask) -> None:
    asked = ask("ở hội thảo sơn la bên nghệ an kể gì, hà giang thì kể gì")
    assert [side.provinces for side in sides(asked)] == [("Nghệ An",), ("Hà Giang",)]


def test_only_articles_on_the_place_of_the_event_tell_of_it(ask: Ask) -> None:
    def sentence(name: str, province: str) -> Sentence:
        text = "Nghệ An chia sẻ kinh nghiệm làm chợ số."
        passage = Passage(name, name, 0, len(text), text, "paragraph", ((0, len(text)),))
        return Sentence(Document(name, "Chợ số", "", provinces=(province,)), passage, 0, len(text), text, "", "")

    judged = judge_all(
        ask("Tại hội thảo Sơn La, Nghệ An chia sẻ gì?"), [sentence("there", "Sơn La"), sentence("home", "Nghệ An")]
    )
    assert {evidence.sentence.document.id: evidence.of_event for evidence in judged} == {"there": True, "home": False}
