"""Questions that the rows of figures answer: who stands highest, beyond a value, above whom; tables of figures."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.asked import Asked
from bot.assistant import Assistant
from bot.conversation import complete
from bot.figure_question import indicator_codes
from bot.figure_rows import Shelf
from bot.question import Question
from bot.rankings import ranking
from bot.understanding import understand
from corpus.vietnamese.normalize import squeeze
from index.generation import Generation
from index.live import Live
from index.reading import read
from index.units import Rarity
from index.vocabulary import GenerationVocabulary
from tests.index_samples import build_index, write_articles
from tests.table_samples import PAGES


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    folder = tmp_path_factory.mktemp("rankings")
    return build_index(write_articles(folder / "corpus", PAGES), folder / "data")[1]


@pytest.fixture
def understood(generation: Generation) -> Callable[[str], Asked]:
    rarity = Rarity(generation.passages, generation.df)
    return lambda question: understand(read(question, GenerationVocabulary(generation)), rarity)


@pytest.fixture
def ask(generation: Generation, understood: Callable[[str], Asked]) -> Callable[[str | Asked], Answer | None]:
    return lambda question: ranking(understood(question) if isinstance(question, str) else question, generation)


Ask = Callable[[str | Asked], Answer | None]


def told(answer: Answer | None) -> str:
    assert answer is not None
    return answer.answer


def test_the_highest_target_comes_first_in_its_own_words(ask: Ask) -> None:
    line = told(ask("Tỉnh nào đặt mục tiêu kinh tế số cao nhất năm 2027?"))
    assert line == (
        "Cao nhất trong các tỉnh có trong kho: Cao Bằng (trên 22%). Tiếp theo: Lai Châu (khoảng 18%); Sơn La (14-17%)"
    )


def test_without_accents_the_same_is_read(ask: Ask) -> None:
    assert told(ask("tinh nao dat muc tieu kinh te so cao nhat nam 2027")).startswith("Cao nhất")


def test_the_lowest_is_the_other_end(ask: Ask) -> None:
    assert "kho: Sơn La (14-17%)." in told(ask("tỉnh nào đặt mục tiêu kinh tế số thấp nhất năm 2027"))


def test_results_are_not_taken_for_targets(ask: Ask) -> None:
    assert "kho: Điện Biên (11%)." in told(ask("tỉnh nào đạt tỷ trọng kinh tế số trong GRDP cao nhất"))


def test_a_year_without_figures_of_two_provinces_is_left_to_others(ask: Ask) -> None:
    assert ask("tỉnh nào đặt mục tiêu kinh tế số cao nhất năm 2031") is None
    assert ask("tỉnh nào đứng đầu về DTI năm 2020") is None


def test_of_ranks_the_smallest_number_leads(ask: Ask) -> None:
    assert "kho: Sơn La (xếp thứ 1/63)." in told(ask("địa phương nào đứng đầu về DTI 2023"))


def test_to_be_among_the_first_fifteen_is_not_to_be_the_first(ask: Ask) -> None:
    assert ask("tỉnh nào đứng nhất về DTI năm 2025") is None


def test_who_comes_last_is_not_told_from_a_part_of_the_table(ask: Ask) -> None:
    assert ask("tỉnh nào đội sổ DTI 2023") is None


def test_the_digital_transformation_is_not_the_bottom_of_a_table(ask: Ask) -> None:
    assert "Sơn La" in told(ask("Tỉnh nào dẫn đầu về chuyển đổi số năm 2023?"))


def test_a_position_finds_its_province(ask: Ask) -> None:
    assert "Lai Châu (xếp thứ 44/63)" in told(ask("Xếp thứ 44 DTI năm 2023 là tỉnh nào?"))


def test_who_stands_above_a_province_is_told_nearest_first(ask: Ask) -> None:
    line = told(ask("Tỉnh nào xếp trên Cao Bằng về DTI 2023?"))
    assert line.startswith("Trên Cao Bằng (xếp thứ 51/63)")
    assert line.index("Lai Châu") < line.index("Sơn La")


def test_whom_a_province_stands_above_is_the_other_way_round(ask: Ask) -> None:
    assert told(ask("Lai Châu xếp trên những tỉnh nào về DTI 2023?")).startswith("Dưới Lai Châu")


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ("trên 20%", ["Cao Bằng"]),
        ("trên 20.5%", ["Cao Bằng"]),
        ("từ 18% trở lên", ["Cao Bằng", "Lai Châu"]),
        ("từ 18% đến 20%", ["Lai Châu"]),
        ("từ 14-20%", ["Lai Châu", "Sơn La"]),
        ("dưới 20%", ["Lai Châu", "Sơn La"]),
    ],
)
def test_provinces_beyond_a_value_are_listed(ask: Ask, limit: str, found: list[str]) -> None:
    line = told(ask(f"Những tỉnh nào đặt mục tiêu kinh tế số {limit} năm 2027?"))
    assert re.findall(r"(Cao Bằng|Lai Châu|Sơn La) \(", line) == found


def test_two_limits_at_once_are_left_to_others(ask: Ask) -> None:
    assert ask("Những tỉnh nào đặt mục tiêu kinh tế số trên 10% dưới 20% năm 2027?") is None


def test_without_an_indicator_it_is_asked_back_for(ask: Ask) -> None:
    answer = ask("Những tỉnh nào đặt mục tiêu trên 20% năm 2027?")
    assert answer is not None
    assert answer.status == "clarify"
    assert answer.labels == ("Tỷ trọng kinh tế số trong GRDP",)
    assert "Cao Bằng" in told(ask(answer.choices[0]))


@pytest.mark.parametrize("question", ["Tỉnh nào đặt mục tiêu cao nhất?", "tinh nao dan dau"])
def test_who_is_highest_without_an_indicator_is_asked_back_for(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer is not None
    assert answer.status == "clarify"
    assert "Tỷ trọng kinh tế số trong GRDP" in answer.labels


def test_a_follow_up_is_read_by_its_own_words_first(ask: Ask, understood: Callable[[str], Asked]) -> None:
    before = understood("Tỉnh nào đặt mục tiêu kinh tế số thấp nhất năm 2027?")
    assert told(ask(complete(understood("còn cao nhất là tỉnh nào?"), before))).startswith("Cao nhất")


def test_a_follow_up_may_change_the_year_alone(ask: Ask, understood: Callable[[str], Asked]) -> None:
    before = understood("Tỉnh nào đạt tỷ trọng kinh tế số trong GRDP cao nhất năm 2021?")
    assert "Điện Biên (11%)" in told(ask(complete(understood("còn năm 2022 thì sao?"), before)))


def test_what_points_back_is_left_to_others(ask: Ask, understood: Callable[[str], Asked]) -> None:
    before = understood("Địa phương nào đứng đầu về DTI 2023?")
    assert ask(complete(understood("kinh tế số của tỉnh đó thì sao?"), before)) is None


def test_of_two_provinces_both_figures_are_told_and_the_higher_is_named(ask: Ask) -> None:
    line = told(ask("Lai Châu hay Cao Bằng đặt mục tiêu kinh tế số cao hơn?"))
    assert line == "Cao Bằng cao hơn. Lai Châu: khoảng 18%; Cao Bằng: trên 22%"


def test_no_difference_is_calculated(ask: Ask) -> None:
    answer = ask("Mục tiêu kinh tế số 2027 của Lai Châu và Cao Bằng chênh nhau bao nhiêu?")
    assert set(re.findall(r"\d+", told(answer))) == {"18", "22"}


def test_the_better_rank_stands_above(ask: Ask) -> None:
    assert told(ask("Lai Châu và Cao Bằng, tỉnh nào xếp hạng DTI 2023 cao hơn?")).startswith("Lai Châu xếp trên")


def test_a_province_over_the_years_is_told_year_by_year(ask: Ask) -> None:
    line = told(ask("DTI của Cao Bằng năm 2023 so với 2024"))
    assert line == "Cao Bằng: năm 2023 xếp thứ 51/63; năm 2024 xếp thứ 40/63"


def test_all_years_of_a_province_may_be_asked_for_at_once(ask: Ask) -> None:
    answer = ask("DTI của Cao Bằng qua các năm thế nào?")
    assert told(answer) == "Cao Bằng: năm 2023 xếp thứ 51/63; năm 2024 xếp thứ 40/63"
    assert answer is not None
    assert answer.table is not None
    assert answer.table.id == "tinh.cao-bang.dti_rank"


def test_a_follow_up_of_another_year_is_not_about_both(ask: Ask, understood: Callable[[str], Asked]) -> None:
    before = understood("Điện Biên xếp thứ mấy về DTI năm 2022?")
    assert ask(complete(understood("thế còn 2024?"), before)) is None


@pytest.mark.parametrize(
    "question",
    [
        "Mục tiêu kinh tế số năm 2027 của các tỉnh",
        "liet ke muc tieu kinh te so 2027 cua tung tinh",
        "có bao nhiêu tỉnh đặt mục tiêu kinh tế số từ 10% trở lên năm 2027?",
    ],
)
def test_every_provinces_figure_may_be_asked_for(ask: Ask, question: str) -> None:
    line = told(ask(question))
    assert "Cao Bằng (trên 22%); Lai Châu (khoảng 18%); Sơn La (14-17%)" in line


def test_indicator_year_and_kind_are_told_below(ask: Ask) -> None:
    answer = ask("Tỉnh nào đặt mục tiêu kinh tế số cao nhất?")
    assert answer is not None
    assert answer.notes[0].startswith("Chỉ tiêu: Tỷ trọng kinh tế số trong GRDP, mục tiêu năm 2027.")


@pytest.mark.parametrize(
    "question",
    [
        "Tỉnh nào có nhiều trường học nhất?",
        "Tỉnh nào có kế hoạch chuyển đổi số tốt nhất?",
        "Chủ tịch tỉnh nào đứng đầu ban chỉ đạo chuyển đổi số?",
        "Nghị quyết 12-NQ/TU đặt mục tiêu kinh tế số cao nhất là của tỉnh nào?",
        "Mục tiêu kinh tế số của Lai Châu là bao nhiêu?",
        "Tỉnh nào đứng đầu vùng Tây Nguyên về DTI 2023?",
        "Lai Châu và Hà Nam, tỉnh nào đặt mục tiêu kinh tế số cao hơn?",
    ],
)
def test_other_questions_are_left_to_others(ask: Ask, question: str) -> None:
    assert ask(question) is None


def test_sides_without_a_common_year_are_told_with_their_years(tmp_path: Path) -> None:
    pages = {
        "lai-chau": "Tỉnh Lai Châu đặt mục tiêu năm 2027 kinh tế số chiếm khoảng 18% GRDP.",
        "son-la": "Tỉnh Sơn La đặt mục tiêu năm 2032 kinh tế số chiếm 24% GRDP.",
    }
    folder = write_articles(tmp_path / "corpus", pages)
    build_index(folder, tmp_path / "data")
    answer = Assistant(Live(tmp_path / "data", (folder,))).reply(
        Question("so sánh mục tiêu kinh tế số của Lai Châu và Sơn La")
    )
    assert answer.answer == "Lai Châu: năm 2027 khoảng 18%; Sơn La: năm 2032 24%"
    assert "không cùng năm" in answer.text


@pytest.mark.parametrize(
    ("question", "places"),
    [("tỉnh nào dưới hạng 44 về DTI 2023?", ["Cao Bằng"]), ("tỉnh nào trên hạng 44 về DTI 2023?", ["Sơn La"])],
)
def test_a_rank_may_be_a_limit(ask: Ask, question: str, places: list[str]) -> None:
    answer = ask(question)
    assert answer is not None
    assert answer.table is not None
    assert [figure.province for figure in answer.table.figures] == places


def test_every_figure_is_quoted_as_the_text_has_it(generation: Generation) -> None:
    rows = generation.targets()
    assert rows
    for row in rows:
        shown = Shelf(generation).show(row)
        stored = generation.text(shown.citation.document)[shown.citation.start : shown.citation.end]
        assert squeeze(stored) == shown.citation.quote
        assert shown.words.removeprefix("hạng ") in shown.citation.quote
        assert len(shown.citation.quote) <= 300


QUESTIONS = [
    "Tỉnh nào đặt mục tiêu kinh tế số cao nhất?",
    "Tỉnh nào xếp trên Cao Bằng về DTI 2023?",
    "Lai Châu hay Cao Bằng đặt mục tiêu kinh tế số cao hơn?",
    "DTI của Cao Bằng năm 2023 so với 2024",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_the_same_each_time_and_has_no_number_of_its_own(ask: Ask, question: str) -> None:
    answer, again = ask(question), ask(question)
    assert answer is not None
    assert answer == again
    known = " ".join([question, *(citation.quote for citation in answer.citations)])
    assert set(re.findall(r"\d+(?:[.,]\d+)*", answer.answer)) <= set(re.findall(r"\d+(?:[.,]\d+)*", known))
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_the_commands_list_figures_where_there_are_any_and_ask_the_texts_else(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("commands")
    build_index(write_articles(folder / "corpus", PAGES), folder / "data")
    live = Live(folder / "data", (folder / "corpus",))
    assistant = Assistant(live)
    assert "Cao Bằng" in assistant.reply(Question("/sosanh kinh tế số 2027")).answer
    assert len(assistant.reply(Question("/tinh Lai Châu")).citations) == 3
    assert assistant.reply(Question("tỉnh nào đặt mục tiêu kinh tế số năm 2027 cao nhất?")).answer.startswith(
        "Cao nhất"
    )
    assert assistant.reply(Question("/sosanh máy bay 2027")).status == "not_found"


def test_places_gained_are_no_place() -> None:
    assert indicator_codes("số bậc tăng của trụ cột xã hội số") == ("xa_hoi_so_rank_tang",)
