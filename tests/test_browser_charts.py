"""Charts on a phone in Chromium: no label is cut, too small or covered by another, in the page and in a frame."""

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser
pytest.importorskip("selenium", reason="the browser tests need selenium")

from selenium.webdriver import Chrome  # noqa: E402 - skipped without selenium

from bot.answer import Answer  # noqa: E402
from bot.question import Question  # noqa: E402
from bot.settings import Settings  # noqa: E402
from tests.fake_assistant import FakeAssistant  # noqa: E402
from tests.table_samples import RANKS, SIDES, YEARS, answer  # noqa: E402
from tests.test_browser import PHONE, Person, chromium  # noqa: E402, F401 - a fixture
from tests.web_bench import listening, live_articles, web_over  # noqa: E402

TABLES = {table.id: table for table in (SIDES, RANKS, YEARS)}
SMALLEST = 11.0  # CSS pixels

# Of every label: its words, its box on the screen, and the height of its letters as they are shown.
LABELS = """
return [...document.querySelectorAll('.turn:last-child svg.chart text')].map(text => {
  const box = text.getBoundingClientRect(), shown = text.getScreenCTM().a;
  return {words: text.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom,
          size: parseFloat(getComputedStyle(text).fontSize) * shown};
})
"""
CHART = """
const box = document.querySelector('.turn:last-child svg.chart').getBoundingClientRect();
return {left: box.left, right: box.right, top: box.top, bottom: box.bottom}
"""


class TableAssistant(FakeAssistant):
    """Answers the id of a table with the table."""

    def reply(self, question: Question) -> Answer:
        return answer(TABLES[question.text]) if question.text in TABLES else super().reply(question)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("data")
    settings = Settings(data_dir=data, web_port=0, rate_per_minute=1000)
    with web_over(live_articles(data), data, settings, TableAssistant()) as web, listening(web) as address:
        yield address


@pytest.fixture
def person(chromium: Chrome, address: str) -> Iterator[Person]:  # noqa: F811 - the fixture, by its name
    person = Person(chromium, address)
    person.show(PHONE)
    person.complaints()
    yield person
    assert person.complaints() == []  # the page's own policy forbids nothing that a chart needs


def covered(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two labels stand on each other; the room above and below letters may."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(across > 1 and down > 4)


@pytest.mark.parametrize("page", ["/", "/nhung"])
@pytest.mark.parametrize("table", TABLES)
def test_every_label_is_legible_on_a_phone(person: Person, table: str, page: str) -> None:
    person.open(page)
    person.ask(table)
    labels = person.browser.execute_script(LABELS)
    chart = person.browser.execute_script(CHART)
    assert len(labels) >= len(TABLES[table].figures)
    assert chart["left"] >= 0
    assert chart["right"] <= PHONE[0]
    for at, label in enumerate(labels):
        assert label["size"] >= SMALLEST, label
        assert label["left"] >= chart["left"] - 1, label
        assert label["right"] <= chart["right"] + 1, label
        assert label["top"] >= chart["top"] - 1, label
        assert label["bottom"] <= chart["bottom"] + 1, label
        assert not [other["words"] for other in labels[:at] if covered(label, other)], label
    assert person.browser.execute_script("return document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("dark", [False, True])
def test_charts_have_no_serious_fault_of_accessibility(person: Person, dark: bool) -> None:
    person.show(PHONE, dark=dark)
    person.open("/")
    for table in TABLES:
        person.ask(table)
    assert person.faults() == []
    assert {svg.aria_role for svg in person.all("svg.chart")} == {"image"}
    person.show(PHONE)


def test_the_files_are_a_touch_away(person: Person) -> None:
    person.open("/")
    links = person.ask(SIDES.id).find_elements("css selector", ".files a")
    assert [link.get_attribute("href") for link in links] == [
        f"{person.address}/bang/{SIDES.id}.{ending}" for ending in ("csv", "xlsx")
    ]
    assert all(link.size["height"] >= 24 for link in links)
