"""The HTML report in a real Chromium: Debian's packages chromium and chromium-driver, driven by selenium."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("selenium", reason="selenium is not installed")

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = [pytest.mark.integration, pytest.mark.filterwarnings("default")]

ROOT = Path(__file__).parent.parent.parent
CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
HOSTILE = "Plan\n\n</p></article><script>window.struck = 1</script><img src=x onerror='window.struck = 1'> on February 30, 2025\n"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    if not CHROMIUM or not DRIVER:
        pytest.skip("chromium and chromium-driver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}", "--window-size=1280,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of three reports: one article, two, a hostile one."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    inputs = {
        "one": ["examples/harbour-deal.txt"],
        "many": ["examples/bridge-reopening.txt", "examples/harbour-deal.txt"],
        "hostile": [str(folder / "hostile.txt")],
    }
    for name, paths in inputs.items():
        command = ["check", "--isolated", "--exit-zero", "--format", "html", "--output", str(folder / f"{name}.html")]
        subprocess.run([sys.executable, "-m", "newslint", *command, *paths], cwd=ROOT, check=True, timeout=120)
    return {name: (folder / f"{name}.html").as_uri() for name in inputs}


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, from the npm registry."""
    folder = tmp_path_factory.mktemp("axe")
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("npm is not installed, so axe-core cannot be fetched")
    fetched = subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "axe-core@4.10.3"],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    script = folder / "node_modules/axe-core/axe.min.js"
    if fetched.returncode or not script.is_file():
        pytest.skip("axe-core cannot be fetched from the npm registry")
    return script.read_text(encoding="utf-8")


def opened(
    browser: Any, address: str, *, width: int = 1280, media: str = "", scheme: str = "light", script: bool = True
) -> None:
    command = browser.execute_cdp_cmd
    command("Emulation.setScriptExecutionDisabled", {"value": not script})
    command(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    command("Emulation.setEmulatedMedia", {"media": media, "features": features})
    browser.get("about:blank")
    browser.get(address)


def shown(browser: Any, selector: str) -> list[Any]:
    return [element for element in browser.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def test_the_page_is_quiet_and_asks_for_nothing(browser, reports):
    browser.get_log("performance")
    opened(browser, reports["one"])
    assert browser.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {entry["params"]["request"]["url"] for entry in messages if entry["method"] == "Network.requestWillBeSent"}
    assert asked <= {"about:blank", reports["one"]}
    assert browser.find_element(By.CSS_SELECTOR, "label.sourcing").text.startswith("Sourcing (")  # the script ran
    assert [legend.text for legend in shown(browser, "legend")] == ["Families", "Severities"]  # no file is clean


def test_a_hostile_article_does_nothing(browser, reports):
    opened(browser, reports["hostile"])
    assert browser.execute_script("return window.struck") is None
    assert browser.find_elements(By.TAG_NAME, "img") == []
    assert "<script>window.struck = 1</script>" in browser.find_element(By.TAG_NAME, "article").text


def test_filters_hide_notes_and_highlights_without_a_script(browser, reports):
    opened(browser, reports["one"], script=False)
    assert shown(browser, ".note.dates")
    assert shown(browser, "details")
    assert not shown(browser, "details p")
    mark = browser.find_element(By.CSS_SELECTOR, "main mark.dates")
    before = mark.value_of_css_property("background-color")
    browser.find_element(By.ID, "show-dates").click()
    assert not shown(browser, ":is(.note, .number).dates")
    assert shown(browser, ".note.sourcing")
    assert mark.is_displayed()
    assert mark.value_of_css_property("background-color") != before
    assert mark.value_of_css_property("text-decoration-line") == "none"
    browser.find_element(By.ID, "show-error").click()
    assert not shown(browser, ".note.error")
    assert shown(browser, ".note.warning")


def test_the_keyboard_reaches_everything_in_order(browser, reports):
    opened(browser, reports["one"])
    reached = []
    for _ in range(14):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        at = browser.switch_to.active_element
        reached.append(at.get_attribute("id") or at.get_attribute("class") or at.text)
        assert at.is_displayed()
        assert at.value_of_css_property("outline-style") != "none", reached[-1]
    assert reached[:2] == ["skip", "show-sourcing"]
    assert reached.index("show-info") < reached.index("examples/harbour-deal.txt")
    assert "number loaded-language warning" in reached
    ActionChains(browser).send_keys(Keys.HOME).perform()
    box = browser.find_element(By.ID, "show-sourcing")
    box.send_keys(Keys.SPACE)
    assert not box.is_selected()
    why = browser.find_elements(By.TAG_NAME, "summary")[0]
    why.send_keys(Keys.ENTER)
    assert shown(browser, "details p")


def test_a_number_leads_to_its_note_and_back(browser, reports):
    opened(browser, reports["one"])
    number = browser.find_element(By.CSS_SELECTOR, "article .text .number.dates")
    number.click()
    note = browser.find_element(By.CSS_SELECTOR, ".note:target")
    assert "dates" in note.get_attribute("class")
    note.find_element(By.CSS_SELECTOR, ".number").click()
    assert browser.find_element(By.CSS_SELECTOR, "mark:target").is_displayed()


@pytest.mark.parametrize("script", [True, False])
def test_many_files_are_an_index_with_a_page_for_each(browser, reports, script):
    opened(browser, reports["many"], script=script)
    names = ["examples/bridge-reopening.txt", "examples/harbour-deal.txt"]
    assert [heading.text for heading in shown(browser, "h2")] == names
    assert not shown(browser, ".page")
    browser.find_element(By.ID, "show-clean").click()
    assert [heading.text for heading in shown(browser, "h2")] == names[1:]
    browser.find_element(By.ID, "show-clean").click()
    browser.find_element(By.LINK_TEXT, names[1]).click()
    assert [heading.text for heading in shown(browser, "h2")] == names[1:]
    assert len(shown(browser, ".page")) == 1
    shown(browser, "article .text .number")[0].click()
    assert len(shown(browser, ".page")) == 1  # a place in the page is open, so the page is
    shown(browser, ".back a")[0].click()
    assert not shown(browser, ".page")
    assert len(shown(browser, "h2")) == 2


def test_paper_shows_every_file_and_no_filter(browser, reports):
    opened(browser, reports["many"], media="print", scheme="dark")
    assert len(shown(browser, ".page")) == 2
    assert not shown(browser, ".filters")
    body = browser.find_element(By.TAG_NAME, "body")
    assert body.value_of_css_property("color") == "rgba(28, 27, 25, 1)"


@pytest.mark.parametrize("name", ["one", "many"])
def test_nothing_sticks_out_of_a_narrow_page(browser, reports, name):
    opened(browser, reports[name], width=320)
    root = browser.find_element(By.TAG_NAME, "html")
    assert root.get_property("scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["one", "many", "hostile"])
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing(browser, reports, axe, name, scheme, width):
    opened(browser, reports[name], scheme=scheme, width=width)
    browser.execute_script(
        axe + ";document.querySelectorAll('details').forEach((one, at) => { one.open = at % 2 === 0; });"
    )
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = browser.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {runOnly: arguments[0]}).then(done, error => done({error: String(error)}));",
        tags,
    )
    assert "error" not in result
    assert "color-contrast" in {one["id"] for one in result["passes"]}
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in result["violations"]] == []
