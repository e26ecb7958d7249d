"""Follow-ups: one line a turn."""

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.conversation import CHATS, MEMORY, Conversations, complete, names_person
from bot.question import Question
from index.build import build
from index.live import Live
from tests.answering_samples import Ask, Reply

pytest_plugins = ("tests.answering_fixtures",)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Kinh tế số của Sơn La chiếm bao nhiêu phần trăm?", "còn Nghệ An?", "18%"),
        ("Kinh tế số của Sơn La chiếm bao nhiêu phần trăm?", "con nghe an", "18%"),
        ("Kinh tế số của Sơn La chiếm bao nhiêu phần trăm?", "thế xã hội số thì sao?", "85%"),
        ("Ai phụ trách kế hoạch ở Sơn La?", "ông ấy giữ chức vụ gì?", "Giám đốc Sở Khoa học và Công nghệ Sơn La"),
        ("Nghị quyết 07-NQ/TU của Nghệ An ban hành ngày nào?", "thế của Hà Giang?", "3/6/2022"),
        ("Nghệ An xếp thứ mấy về DTI năm 2023?", "còn Yên Bái năm 2022?", "xếp thứ 30/63"),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out_from_before(reply: Reply, before: str, after: str, line: str) -> None:
    assert reply(after, before).answer == line


def test_a_follow_up_that_names_its_matter_asks_for_that(ask: Ask) -> None:
    before = ask("Nghị quyết 07-NQ/TU của Nghệ An ban hành ngày nào?")
    assert complete(ask("nội dung là gì?"), before).kind == "thing"
    assert complete(ask("còn Hà Giang là gì?"), before).kind == "date"


def test_a_year_alone_asks_for_the_same_figure(ask: Ask) -> None:
    before = ask("Sơn La cấp bao nhiêu chữ ký số?")
    asked = complete(ask("riêng năm 2024 thôi"), before)
    assert (asked.kind, asked.counted[0].text, asked.years) == ("amount", "chữ ký số", (2024,))


def test_who_is_pointed_at_comes_from_before_in_long_questions_too(ask: Ask) -> None:
    before = ask("Ai phụ trách kế hoạch ở Sơn La?")
    asked = complete(ask("ông ấy trình bày gì ở hội nghị hôm đó vậy"), before)
    assert asked.provinces == ("Sơn La",)


@pytest.mark.parametrize(
    "turn", ["nguồn đâu?", "lấy ở đâu ra vậy", "nguồn ở đâu ra", "nguon o dau ad", "dẫn chứng đâu", "bài nào nói thế"]
)
def test_who_asks_for_the_source_gets_the_answer_with_its_source_again(reply: Reply, turn: str) -> None:
    again = reply(turn, "Kinh tế số của Sơn La chiếm bao nhiêu phần trăm?")
    assert (again.question, again.answer) == (turn, "12%")


@pytest.mark.parametrize("turn", ["nói ở đâu?", "nguồn vốn nào?"])
def test_a_place_or_money_is_no_source(reply: Reply, turn: str) -> None:
    before = "Kinh phí của kế hoạch Sơn La là bao nhiêu tiền?"
    assert reply(turn, before).answer != reply(before).answer


def test_the_source_of_an_abbreviation_is_asked_for_as_well(reply: Reply) -> None:
    assert reply("nguồn đâu?", "DTI là gì?").text == reply("DTI là gì?").text


def test_the_person_whom_the_answer_before_named_speaks(reply: Reply) -> None:
    told = reply("ông ấy phát biểu gì?", "Ai phụ trách kế hoạch ở Sơn La?")
    assert told.question == "ông ấy phát biểu gì?"
    assert told.understood == "Hiểu là: Lò Văn Phương phát biểu gì?"


def test_a_question_that_stands_alone_takes_nothing(ask: Ask) -> None:
    before, asked = ask("Kinh tế số của Sơn La là bao nhiêu?"), ask("Nghệ An xếp thứ mấy về DTI năm 2023?")
    assert complete(asked, before) is asked
    assert complete(asked, None) is asked


def test_what_an_abbreviation_stands_for_is_asked_of_no_province(ask: Ask) -> None:
    asked = ask("DTI là gì?")
    assert complete(asked, ask("Kinh tế số của Cần Thơ là bao nhiêu?")) is asked


def test_an_index_is_a_topic_of_its_own(reply: Reply) -> None:
    """A question on a province's DTI used to inherit the topic before, since "DTI" carries none elsewhere."""
    assert (
        reply("Yên Bái xếp thứ mấy về DTI?", "Sơn La có bao nhiêu tổ công nghệ số cộng đồng?").answer == "xếp thứ 30/63"
    )


def test_another_year_replaces_the_year_before(ask: Ask) -> None:
    merged = complete(ask("còn năm 2024?"), ask("Kinh tế số của Sơn La năm 2025 là bao nhiêu?"))
    assert (merged.years, merged.provinces) == ((2024,), ("Sơn La",))


def test_a_new_province_drops_the_number_of_the_old_ones_document(ask: Ask) -> None:
    merged = complete(ask("còn Nghệ An?"), ask("Kế hoạch 15/KH-UBND của Sơn La nói gì?"))
    assert (merged.provinces, merged.numbers) == (("Nghệ An",), ())


def test_siblings_replace_each_other(ask: Ask) -> None:
    merged = complete(ask("thế xã hội số?"), ask("Kinh tế số của Sơn La là bao nhiêu?"))
    texts = {unit.text for unit in merged.units}
    assert "xã hội số" in texts
    assert "kinh tế số" not in texts


def test_every_unit_points_at_its_own_tokens(ask: Ask) -> None:
    merged = complete(ask("thế xã hội số?"), ask("Kinh tế số của Sơn La là bao nhiêu?"))
    for unit in merged.units:
        assert " ".join(token.text for token in merged.reading.tokens[unit.start : unit.end]) == unit.text


def test_a_chat_is_remembered_for_half_an_hour(ask: Ask) -> None:
    chats, asked = Conversations(), ask("Kinh tế số của Sơn La?")
    chats.remember("a", asked, 1000.0)
    assert chats.last("a", 1000.0 + MEMORY) is asked
    assert chats.last("a", 1001.0 + MEMORY) is None
    assert chats.last("b", 1000.0) is None


def test_a_chat_without_a_name_is_not_remembered(ask: Ask) -> None:
    chats = Conversations()
    chats.remember(None, ask("Kinh tế số?"), 1.0)
    assert chats.last(None, 1.0) is None


def test_a_chat_can_be_forgotten(ask: Ask) -> None:
    chats = Conversations()
    chats.remember("a", ask("Kinh tế số?"), 1.0)
    chats.forget("a")
    chats.forget("never seen")
    assert chats.last("a", 1.0) is None


def test_the_chat_silent_for_longest_is_forgotten_first(ask: Ask) -> None:
    chats, asked = Conversations(), ask("Kinh tế số?")
    for n in range(CHATS + 1):
        chats.remember(str(n), asked, 1.0)
    assert chats.last("0", 1.0) is None
    assert chats.last("1", 1.0) is asked


def test_a_yes_or_no_about_something_else_asks_for_no_figure_again(ask: Ask) -> None:
    before = ask("Sơn La có bao nhiêu tổ công nghệ số cộng đồng?")
    assert complete(ask("Nông dân có dự không?"), before).kind == "truth"
    assert complete(ask("Còn Nghệ An có không?"), before).kind == "amount"


def test_a_question_that_names_no_place_stays_on_the_province_of_the_chat(ask: Ask) -> None:
    before = ask("Sơn La có kế hoạch gì về chuyển đổi số?")
    asked = complete(ask("Tỉnh lập bao nhiêu tổ công nghệ số cộng đồng ở các bản xa?"), before)
    assert (asked.provinces, asked.about) == ((), ("Sơn La",))
    assert complete(ask("Thế còn năm 2024?"), asked).provinces == ("Sơn La",)


def test_a_question_on_the_whole_country_leaves_the_province(ask: Ask) -> None:
    before = ask("Kinh tế số Sơn La bao nhiêu %?")
    asked = complete(ask("DTI quốc gia năm 2023 là bao nhiêu?"), before)
    assert (asked.provinces, asked.about) == ((), ())


@pytest.mark.parametrize("turn", ["ổng phụ trách cái gì?", "ông ấy phụ trách cái gì?", "đồng chí ấy làm gì?"])
def test_who_is_pointed_at_is_the_person_whom_the_question_before_names(ask: Ask, turn: str) -> None:
    asked = complete(ask(turn), ask("Ông Lò Văn Phương ở Sơn La có dự hội nghị không?"))
    (name,) = (unit for unit in asked.units if unit.name)
    assert (name.text, name.role) == ("lò văn phương", "content")


def test_a_number_points_at_nobody(ask: Ask) -> None:
    assert names_person(ask("con ba tru cot thi sao")) is None
    assert names_person(ask("bả nói gì")) is not None


def test_who_asks_what_there_is_by_now_asks_for_no_year_of_a_target(reply: Reply) -> None:
    target = "Sơn La đặt mục tiêu bao nhiêu tổ công nghệ số đến năm 2030?"
    assert reply("mà giờ đang có bao nhiêu rồi?", target).answer == "1.204 tổ công nghệ số cộng đồng"


def test_a_new_matter_without_such_a_figure_is_asked_as_a_topic(reply: Reply) -> None:
    told = reply("thế dịch vụ công thì sao?", "Sơn La có bao nhiêu tổ công nghệ số?")
    assert "Sơn La đưa dịch vụ công lên mạng" in told.citations[0].quote


def test_a_follow_up_on_another_kind_of_document_leaves_the_number_behind(ask: Ask) -> None:
    before = ask("Ai quán triệt Nghị quyết 07-NQ/TU của Nghệ An?")
    assert complete(ask("còn kế hoạch thực hiện thì ai trình bày?"), before).numbers == ()
    assert complete(ask("còn nghị quyết đó ai ký?"), before).numbers == before.numbers


def test_what_takes_the_place_of_a_word_weighs_as_much(ask: Ask) -> None:
    before = ask("Bí thư nói gì về kinh tế số?")
    (old,) = (unit for unit in before.units if unit.text == "kinh tế số")
    (new,) = (unit for unit in complete(ask("thế xã hội số thì sao?"), before).units if unit.text == "xã hội số")
    assert new.weight >= old.weight


def test_a_number_that_alone_tells_the_province_is_kept(ask: Ask) -> None:
    before = ask("Nghị quyết 07-NQ/TU ban hành ngày nào?")
    assert complete(ask("còn kế hoạch thì sao?"), before).numbers == before.numbers


def test_who_is_pointed_at_weighs_less_than_what_he_is_asked_of(ask: Ask) -> None:
    asked = complete(ask("ông này nói gì về kinh tế số?"), ask("Ông Lò Văn Phương là ai?"))
    weights = {unit.text: unit.weight for unit in asked.units}
    assert weights["lò văn phương"] < weights["kinh tế số"]


def test_words_that_a_follow_up_replaces_are_not_searched_for(ask: Ask) -> None:
    before = ask("Sơn La yêu cầu gì về kinh tế số?")
    completed = complete(ask("thế còn xã hội số?"), before)
    tokens = completed.reading.tokens
    silenced = {tokens[at].text for unit in completed.silenced for at in range(unit.start, unit.end)}
    assert {"kinh", "tế", "thế", "còn"} <= silenced
    assert "xã" not in silenced


def test_somebody_of_a_minority_whom_an_answer_named_is_meant_by_a_follow_up(tmp_path: Path) -> None:
    articles, data = tmp_path / "articles", tmp_path / "data"
    articles.mkdir()
    text = (
        "Lớp học ở Sơn La\n\nChủ trì lễ khai giảng ở Sơn La có ông Y Thăng Mlô, Phó Chủ tịch xã.\n\n"
        "Bà Võ Thị Hạnh yêu cầu dọn kho.\n\nÔng Y Thăng Mlô yêu cầu thay máy cũ ở các lớp.\n"
    )
    (articles / "lop.md").write_text(text, encoding="utf-8")
    build([articles], data)
    live = Live(data, [articles])
    live.refresh()
    answer = Assistant(live).reply(Question("ông ấy yêu cầu gì", history=("Lễ khai giảng ở Sơn La ai chủ trì?",)))
    assert "thay máy cũ" in answer.citations[0].quote
