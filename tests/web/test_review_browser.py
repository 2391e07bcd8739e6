"""Reviewing in a real Chromium: by keyboard alone, without loading the page again, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser import FLAGS, find_chromium, serving
from tests.web.story import write_story
from tests.web.test_deciding import FORTY, NINE, SOME, events, told
from tests.web.test_review import claim_of

from factbox.web.access import open_gate
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.users import add_user, load_users

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
def own(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """A ledger of the story, or of what a test names."""
    story = getattr(request, "param", None)
    return Desk(write_story(tmp_path / "own.db", story() if story else None))


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


def walk_to(page: Any, claim: str) -> None:
    """Walk down the list until a claim is reached."""
    for _ in range(8):
        page.keyboard.press("j")
        if page.locator(f"#of-{claim}.current").count():
            return
    raise AssertionError(claim)


@pytest.mark.parametrize("own", [told], indirect=True)
def test_events_are_split_merged_and_each_is_undone_by_keyboard(queue: Any, address: str, own: Desk) -> None:
    one, some, forty = (claim_of(own, words).id for words in (NINE, SOME, FORTY))
    queue.goto(f"{address}/claims/{one}/event")
    for claim, key, done in ((some, "s", "split from another claim"), (forty, "m", "merged with another claim")):
        walk_to(queue, claim)
        queue.keyboard.press(key)
        playwright.expect(queue.locator(f"#of-{claim} .history")).to_contain_text(done)
    assert events(own) == {frozenset({NINE, FORTY}), frozenset({SOME})}
    for claim in (forty, some):
        walk_to(queue, claim)
        queue.keyboard.press("u")
        playwright.expect(queue.locator(f"#of-{claim} .history")).to_have_count(0)
    assert events(own) == {frozenset({NINE, SOME}), frozenset({FORTY})}
    assert queue.wrong == []


def grave(page: Any) -> list[tuple[str, str]]:
    """Return what axe finds on a page that is serious or critical."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run().then(done => done.violations)")
    return [
        (one["id"], one["nodes"][0]["html"][:200]) for one in violations if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_door_is_for_everybody_and_stands_where_a_session_ends(
    chromium: Any, own: Desk, tmp_path: Path, colours: str
) -> None:
    add_user(tmp_path / "users", "vera", "reviewer", "correct horse battery")
    gate = open_gate(load_users(tmp_path / "users"))
    context = chromium.new_context(viewport={"width": 360, "height": 800}, color_scheme=colours)
    page = context.new_page()
    with serving(create_app(own, gate)) as address:
        page.goto(address)
        assert grave(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.fill("#name", "vera")
        page.fill("#password", "correct horse battery")
        page.keyboard.press("Enter")
        page.wait_for_selector("#known-handle")
        gate.sessions._users.clear()
        page.focus("#known-handle")
        page.keyboard.press("Home")
        playwright.expect(page.locator("#view #password")).to_be_visible()
        page.fill("#view #name", "vera")
        page.fill("#password", "correct horse battery")
        page.keyboard.press("Enter")
        page.wait_for_url("**/?known=2031-05-06*")
        playwright.expect(page.locator("#view")).to_contain_text("ALDER")
    context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_serious_and_no_page_is_too_wide(
    queue: Any, chromium: Any, address: str, own: Desk, colours: str
) -> None:
    queue.keyboard.press("j")
    queue.keyboard.press("r")
    settled(queue, "rejected")
    queue.emulate_media(color_scheme=colours)
    claim = own.see(Asked()).view.claims[0]
    queue.context.request.post(  # a second reviewer, so that there is an agreement
        f"{address}/reports/{claim.report_id}/claims/{claim.id}",
        form={"decision": "accept"},
        headers={"sec-fetch-site": "same-origin", "cookie": "factbox_reviewer=B"},
    )
    assert {one.decided_by for one in own.reviews(Asked())} == {"A. Editor", "B"}
    report = own.see(Asked()).view.reports[2].id
    dead = next(one.id for one in own.see(Asked()).view.claims if one.type == "casualties")
    paths = ("/review", "/review?show=decided", "/review/agreement", f"/reports/{report}", "/withheld")
    for path in (*paths, f"/claims/{dead}/event"):
        queue.goto(address + path)
        queue.evaluate("document.querySelectorAll('details.correct').forEach(one => one.open = true)")
        assert grave(queue) == []
        for width in (360, 1920):
            queue.set_viewport_size({"width": width, "height": 800})
            assert queue.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
