"""Reviewing in a real Chromium: by keyboard alone, without loading the page again, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser import FLAGS, find_chromium, serving
from tests.web.story import write_story

from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = find_chromium()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; install Debian's package chromium")

AXE = Path(__file__).with_name("vendor") / "axe.min.js"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def own(tmp_path: Path) -> Desk:
    return Desk(write_story(tmp_path / "own.db"))


@pytest.fixture
def address(own: Desk) -> Iterator[str]:
    with serving(create_app(own)) as address:
        yield address


@pytest.fixture
def queue(chromium: Any, address: str) -> Iterator[Any]:
    """The queue, to somebody who has said who they are."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda told: page.wrong.append(told.text) if told.type == "error" else None)
    page.goto(f"{address}/review")
    page.fill(".reviewing input[name=name]", "A. Editor")
    page.keyboard.press("Enter")
    page.wait_for_selector(".decide")
    yield page
    context.close()


def items(page: Any) -> Any:
    return page.locator(".queue > li")


def settled(page: Any, words: str) -> None:
    """Wait until the page says that something was done."""
    playwright.expect(page.locator("#said")).to_contain_text(words)


def test_claims_are_decided_by_keyboard_alone_and_taken_back(queue: Any, own: Desk) -> None:
    keys = queue.keyboard
    keys.press("j")
    keys.press("a")
    settled(queue, "accepted: “Alder was taken by the River Front”")
    playwright.expect(items(queue).nth(0).locator(".chip")).to_have_text("accepted")
    playwright.expect(items(queue).nth(1)).to_have_class("current")  # it goes on by itself
    assert items(queue).nth(1).evaluate("one => one.contains(document.activeElement)")
    keys.press("r")
    settled(queue, "rejected: “Fighting goes on in Cedar”")
    assert [one.action for one in own.reviews(Asked())] == ["accept", "reject"]
    assert "Cedar" not in {row.place.name for row in own.see(Asked()).view.control}
    keys.press("u")
    settled(queue, "Undone: “Fighting goes on in Cedar”")
    playwright.expect(items(queue).nth(1)).to_have_class("current")
    assert "Cedar" in {row.place.name for row in own.see(Asked()).view.control}
    keys.press("u")  # and the one before it
    settled(queue, "Undone: “Alder was taken by the River Front”")
    assert all(one.undone for one in own.reviews(Asked()))
    assert queue.wrong == []


def test_a_claim_is_corrected_by_keyboard(queue: Any, own: Desk) -> None:
    keys = queue.keyboard
    keys.press("j")
    keys.press("j")
    keys.press("e")
    assert queue.evaluate("document.activeElement.name") == "type"
    keys.press("Tab")
    queue.locator(":focus").select_option("claimed")
    keys.press("Tab")
    keys.type("Juarek")  # where one types, the keys are letters
    keys.press("Enter")
    settled(queue, "corrected: “Fighting goes on in Cedar”")
    playwright.expect(items(queue).nth(1).locator(".read")).to_contain_text("Stance: asserted")
    claim = next(one for one in own.see(Asked()).view.claims if one.quote == "Fighting goes on in Cedar")
    assert (claim.stance, claim.where.name) == ("claimed", "Juarek")
    assert queue.evaluate("document.activeElement.closest('li').classList.contains('current')")


def test_a_decision_that_is_refused_is_told_in_place(queue: Any, own: Desk) -> None:
    queue.locator(".correct summary").first.click()
    queue.locator("[value=correct]").first.click()
    settled(queue, "Nothing was changed.")
    assert own.reviews(Asked()) == ()
    queue.keyboard.press("Escape")
    assert not queue.locator(".correct").first.evaluate("one => one.open")


def test_enter_in_the_reason_decides_nothing(queue: Any, own: Desk) -> None:
    queue.locator(".decide [name=why]").first.fill("seen in print")
    queue.keyboard.press("Enter")
    queue.locator("[value=reject]").first.click()
    settled(queue, "rejected")
    assert [(one.action, one.reason) for one in own.reviews(Asked())] == [("reject", "seen in print")]


def test_a_report_is_reviewed_where_it_is_read(queue: Any, own: Desk) -> None:
    queue.locator(".queue .told a", has_text="it captured Birch").click()
    queue.wait_for_selector(".text")
    queue.keyboard.press("j")
    queue.keyboard.press("r")
    settled(queue, "rejected: “it captured Birch”")
    queue.reload()
    playwright.expect(queue.locator(".judged.rejected")).to_have_count(1)
    assert len(own.reviews(Asked())) == 1


def test_without_javascript_the_same_forms_do_it(chromium: Any, address: str, own: Desk) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/review")
    page.fill(".reviewing input[name=name]", "A. Editor")
    page.click("text=Begin")
    page.locator("[value=reject]").first.click()
    page.click(".filters >> text=Decided 1")
    assert not page.is_visible(".keyed")  # there are no keys
    page.click(".undo button")
    page.wait_for_selector("text=Nobody has decided about a claim yet.")
    assert [(one.action, one.undone_by) for one in own.reviews(Asked())] == [("reject", "A. Editor")]
    context.close()


SELECTED = """words => {
    const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    }
}"""


def test_words_that_are_selected_become_a_claim(queue: Any, address: str, own: Desk) -> None:
    report = own.see(Asked()).view.reports[3]
    queue.goto(f"{address}/reports/{report.id}")
    queue.evaluate(SELECTED, "to the Front")
    queue.wait_for_selector("#add summary.ready")
    queue.keyboard.press("n")
    assert queue.input_value("#add textarea") == "to the Front"
    assert queue.input_value("#add [name=at]") == str(report.text.index("to the Front"))
    assert queue.evaluate("document.activeElement.name") == "type"
    queue.locator(":focus").select_option("territory.capture")
    queue.keyboard.press("Tab")
    queue.locator(":focus").select_option("attributed")
    queue.keyboard.press("Tab")
    queue.keyboard.press("Enter")
    playwright.expect(queue.locator(".judged", has_text="added by hand by A. Editor")).to_have_count(1)
    queue.locator(".judged", has_text="added by hand").locator(".undo button").click()
    playwright.expect(queue.locator(".history", has_text="Undone by A. Editor")).to_have_count(1)
    assert queue.wrong == []


def test_a_name_is_withheld_and_a_copy_marked_by_keyboard(queue: Any, address: str, own: Desk) -> None:
    one, other = own.see(Asked()).view.reports[2:4]
    queue.goto(f"{address}/reports/{one.id}")
    queue.keyboard.press("d")
    queue.locator(":focus").select_option(other.id)
    queue.keyboard.press("Tab")
    queue.keyboard.press("Enter")
    playwright.expect(queue.locator("#decided + .history")).to_contain_text("marked as a copy by A. Editor")
    queue.keyboard.press("x")
    queue.keyboard.type("Birch")
    queue.keyboard.press("Tab")
    queue.keyboard.press("Enter")
    playwright.expect(queue.locator(".text")).not_to_contain_text("Birch")
    queue.goto(f"{address}/withheld")
    queue.keyboard.press("j")
    queue.keyboard.press("u")
    playwright.expect(queue.locator(".claims")).to_contain_text("published again")
    assert [one.undone is None for one in own.redactions()] == [False]
    assert queue.wrong == []


def test_two_events_are_made_one_by_keyboard(queue: Any, address: str, own: Desk) -> None:
    claim = next(one for one in own.see(Asked()).view.claims if one.type == "casualties")
    queue.goto(f"{address}/reports/{claim.report_id}")
    queue.keyboard.press("j")
    queue.keyboard.press("j")
    queue.keyboard.press("m")
    queue.wait_for_url(f"**/claims/{claim.id}/event")
    playwright.expect(queue.locator("h1")).to_have_text("Which event a claim tells of")
    assert queue.wrong == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_serious_and_no_page_is_too_wide(
    queue: Any, chromium: Any, address: str, own: Desk, colours: str
) -> None:
    queue.keyboard.press("j")
    queue.keyboard.press("r")
    settled(queue, "rejected")
    queue.emulate_media(color_scheme=colours)
    report = own.see(Asked()).view.reports[2].id
    dead = next(one.id for one in own.see(Asked()).view.claims if one.type == "casualties")
    for path in ("/review", "/review?show=decided", f"/reports/{report}", "/withheld", f"/claims/{dead}/event"):
        queue.goto(address + path)
        queue.evaluate("document.querySelectorAll('details.correct').forEach(one => one.open = true)")
        queue.evaluate(AXE.read_text(encoding="utf-8"))
        violations = queue.evaluate("axe.run().then(done => done.violations)")
        grave = [one for one in violations if one["impact"] in ("serious", "critical")]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in grave] == []
        for width in (360, 1920):
            queue.set_viewport_size({"width": width, "height": 800})
            assert queue.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
