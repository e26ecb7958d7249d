"""The page in Chromium: asked, read and rated by keyboard and touch, on phone and desktop, with and without scripts.

`make browser` runs these. They need Debian's chromium and chromium-driver, and axe-core from npm in build/axe.
"""

import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
pytest.importorskip("selenium", reason="the browser tests need selenium")

from selenium.webdriver import ActionChains, Chrome  # noqa: E402 - skipped without selenium
from selenium.webdriver.chrome.options import Options  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.remote.webelement import WebElement  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

from bot.settings import Settings  # noqa: E402
from tests.web_bench import QUESTION, listening, live_articles, web_over  # noqa: E402

AXE = Path(__file__).parent.parent / "build/axe/node_modules/axe-core/axe.min.js"
PHONE, DESKTOP = (360, 740), (1280, 800)
FLAGS = (
    "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update "
    "disable-sync disable-dev-shm-usage"
)
PAGES = ("/", "/tai-lieu", "/tai-lieu/thai-nguyen-ngay-chuyen-doi-so", "/rieng-tu", "/api", "/nhung", "/khong-co")


class OtherSite:
    """A page of another site with the one line of the widget."""

    def __init__(self, folder: Path) -> None:
        handler = partial(_Quiet, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        # By name: another origin than 127.0.0.1, and another site, so that no cookie reaches the frame.
        self.origin = f"http://localhost:{self.server.server_address[1]}"
        self.folder = folder
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OtherSite]:
    site = OtherSite(tmp_path_factory.mktemp("site"))
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, other_site: OtherSite) -> Iterator[str]:
    data = tmp_path_factory.mktemp("data")
    settings = Settings(data_dir=data, web_port=0, rate_per_minute=1000, cors_origins=(other_site.origin,))
    with web_over(live_articles(data), data, settings) as web, listening(web) as address:
        page = f'<!doctype html><html lang="vi"><title>Tỉnh</title><script src="{address}/widget.js" async></script>'
        (other_site.folder / "index.html").write_text(page, encoding="utf-8")
        yield address


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not binary or not driver:
        pytest.fail("chromium and chromedriver are missing: apt-get install -y chromium chromium-driver")
    options = Options()
    options.binary_location = binary
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in (*FLAGS.split(), f"user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(f"--{flag}")
    browser = Chrome(options=options, service=Service(driver))
    yield browser
    browser.quit()


class Person:
    """Someone with a browser; what the console says must stay empty."""

    def __init__(self, browser: Chrome, address: str) -> None:
        self.browser = browser
        self.address = address

    def show(self, size: tuple[int, int], *, dark: bool = False, scripts: bool = True) -> None:
        screen = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 500}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})

    def open(self, path: str) -> None:
        self.browser.get(self.address + path)

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def wait(self, until: Callable[[], Any]) -> None:
        WebDriverWait(self.browser, 10, poll_frequency=0.05).until(lambda _: until())

    def ask(self, words: str) -> WebElement:
        before = len(self.all(".turn"))
        self.one("#question").send_keys(words, Keys.ENTER)
        self.wait(lambda: len(self.all(".turn")) == before + 1)
        return self.all(".turn")[-1]

    def faults(self) -> list[str]:
        """Serious and critical faults that axe-core finds on the page."""
        if not AXE.exists():
            pytest.fail("axe-core is missing: npm install --prefix build/axe axe-core@4")
        # By the driver, not by the page: the page's own policy would not let a foreign script in.
        self.browser.execute_script(AXE.read_text(encoding="utf-8"))
        found = self.browser.execute_async_script("axe.run(document).then(arguments[arguments.length - 1])")
        return [
            f"{fault['id']}: {node['html'][:120]}"
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.browser.get_log("browser")]  # type: ignore[no-untyped-call]


@pytest.fixture
def person(chromium: Chrome, address: str) -> Iterator[Person]:
    person = Person(chromium, address)
    person.show(DESKTOP)
    person.open("/robots.txt")  # a page of the site without a script of ours
    chromium.delete_all_cookies()
    chromium.execute_script("sessionStorage.clear()")
    person.complaints()
    yield person
    person.show(DESKTOP)
    assert person.complaints() == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_question_is_answered_with_a_marked_quote(person: Person, size: tuple[int, int]) -> None:
    person.show(size)
    person.open("/")
    log = person.one("[role=log]")
    assert log.aria_role == "log"
    box, button = person.one("#question"), person.one("form.ask button")
    assert (box.aria_role, box.accessible_name) == ("textbox", "Câu hỏi")
    assert (button.aria_role, button.accessible_name) == ("button", "Hỏi")
    box.send_keys(QUESTION)
    button.click()
    person.wait(lambda: person.all(".turn blockquote mark"))
    assert person.one(".turn blockquote mark").text == "20%"
    assert log.find_elements(By.CSS_SELECTOR, ".turn")


def test_asking_takes_one_request(person: Person) -> None:
    person.open("/")
    person.browser.execute_script("performance.clearResourceTimings()")
    person.ask(QUESTION)
    requests = person.browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert requests == [f"{person.address}/"]


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_source_opens_its_passage(person: Person, size: tuple[int, int]) -> None:
    person.show(size)
    person.open("/")
    person.ask(QUESTION).find_element(By.CSS_SELECTOR, "a.source").click()
    person.wait(lambda: person.all(".passage.here"))
    here = person.one(".passage.here")
    assert "20%" in here.find_element(By.CSS_SELECTOR, "mark").text
    top, height = person.browser.execute_script(
        "const box = arguments[0].getBoundingClientRect(); return [box.top, innerHeight]", here
    )
    assert -1 <= top < height
    person.browser.back()
    person.wait(lambda: person.all(".turn mark"))


def test_a_thumb_is_thanked_for(person: Person) -> None:
    person.open("/")
    turn = person.ask(QUESTION)
    turn.find_elements(By.CSS_SELECTOR, ".thumb")[0].click()
    person.wait(lambda: "Cảm ơn" in turn.text)
    assert not turn.find_elements(By.CSS_SELECTOR, ".thumb")


def test_an_example_is_a_touch_away_and_a_new_topic_too(person: Person) -> None:
    person.show(PHONE)
    person.open("/")
    person.one(".welcome .chip").click()
    person.wait(lambda: person.all(".turn blockquote"))
    person.one("form.fresh button").click()
    person.wait(lambda: not person.all(".turn"))


def test_the_keyboard_alone_will_do(person: Person) -> None:
    person.open("/")
    keys = ActionChains(person.browser)
    keys.send_keys(Keys.TAB).perform()
    assert person.browser.switch_to.active_element.get_attribute("class") == "skip"
    for _ in range(30):
        if person.browser.switch_to.active_element.get_attribute("id") == "question":
            break
        ActionChains(person.browser).send_keys(Keys.TAB).perform()
    ActionChains(person.browser).send_keys(QUESTION, Keys.ENTER).perform()
    person.wait(lambda: person.all(".turn mark"))
    person.wait(lambda: person.browser.switch_to.active_element.get_attribute("id") == "question")
    ActionChains(person.browser).send_keys("còn năm 2030?", Keys.ENTER).perform()
    person.wait(lambda: len(person.all(".turn")) == 2)
    assert "30%" in person.all(".turn")[-1].text


def test_hostile_words_stay_words(person: Person) -> None:
    person.open("/")
    words = "<img src=x onerror=alert(1)> <script>document.title='x'</script>"
    turn = person.ask(words)
    assert words in turn.text
    assert not turn.find_elements(By.CSS_SELECTOR, "img, script")


def test_without_scripts_it_works_too(person: Person) -> None:
    person.show(PHONE, scripts=False)
    person.open("/")
    person.one("#question").send_keys(QUESTION)
    person.one("form.ask button").click()
    person.wait(lambda: person.all(".turn mark"))
    person.one("a.source").click()
    person.wait(lambda: person.all(".passage.here mark"))
    person.show(PHONE)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(person: Person, path: str) -> None:
    person.show(PHONE)
    person.open(path)
    assert person.browser.execute_script("return document.documentElement.scrollWidth") <= PHONE[0]
    # A page that is not there makes the browser say so.
    assert person.complaints() == [] or path == "/khong-co"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_no_serious_fault_of_accessibility(person: Person, size: tuple[int, int], dark: bool) -> None:
    person.show(size, dark=dark)
    for path in PAGES:
        person.open(path)
        assert person.faults() == [], path
    person.complaints()
    person.open("/")
    for words in (QUESTION, "nghị quyết 48 là gì", "05-NQ/TU", "xin chào"):
        person.ask(words)
    person.all(".thumb")[0].click()
    person.wait(lambda: person.all(".done"))
    assert person.faults() == []
    person.one("a.source").click()
    person.wait(lambda: person.all(".passage.here"))
    assert person.faults() == []


def test_another_site_shows_the_chat_in_a_frame(person: Person, other_site: OtherSite) -> None:
    person.browser.get(f"{other_site.origin}/index.html")
    person.wait(lambda: person.all("button[aria-expanded=false]"))
    person.one("button").click()
    assert person.one("button").accessible_name == "Đóng hỏi đáp"
    person.browser.switch_to.frame(person.one("iframe"))
    person.wait(lambda: person.all("#question"))
    person.ask(QUESTION)
    person.ask("còn năm 2030?")
    assert "30%" in person.all(".turn")[-1].text
    person.one("#question").send_keys(Keys.ESCAPE)
    person.browser.switch_to.default_content()
    person.wait(lambda: person.all("button[aria-expanded=false]"))
    # The site of the test has no icon.
    assert [each for each in person.complaints() if "favicon" not in each] == []
