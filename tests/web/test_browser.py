"""The page in a real Chromium, over a real server: what JavaScript, style sheets and the map make of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.web.browser import FLAGS, find_chromium, serving

from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = find_chromium()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here; install Debian's package chromium")

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
PAGES = (
    "/", "/places", "/places/local:alder", "/reports", "/outlets", "/copies", "/disputes", "/totals", "/changes",
    "/inputs", "/citations", "/search?q=alder", "/about", "/review", "/no/such/page", "/?known=2031-05-07",
)  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    with serving(create_app(desk)) as address:
        yield address


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def front(page: Any, address: str) -> Any:
    """The front page before its map is drawn, which takes seconds without a graphics card."""
    page.goto(address)
    return page


def wait_for_map(page: Any) -> None:
    page.wait_for_selector("#map[data-ready]", timeout=60_000)


def test_it_loads_with_its_map_and_asks_no_other_host(page: Any, address: str) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    weight: list[int] = []
    page.on("requestfinished", lambda done: weight.append(done.sizes()["responseBodySize"]))
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.goto(address)
    wait_for_map(page)
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert wrong == []
    assert sum(weight) < 1_500_000
    assert page.locator(".pin").count() == 4
    assert page.locator(".pin[href^='/places/local:birch'] use").first.get_attribute("href") == "#m-held-hollow"


def test_what_lies_in_a_town_hides_neither_the_town_nor_another_one(page: Any, address: str) -> None:
    def with_two_in_alder(route: Any) -> None:
        answer = route.fetch()
        told = answer.json()
        town = next(pin for pin in told["pins"] if pin["name"] == "Alder")
        inside = [town | {"kind": "facility", "name": name, "url": f"/places/{name}"} for name in ("mill", "port")]
        route.fulfill(response=answer, json=told | {"pins": [*told["pins"], *inside]})

    page.route("**/map.json*", with_two_in_alder)
    page.goto(address)
    wait_for_map(page)
    for name in ("local:alder", "mill", "port"):
        mark = page.locator(f".pin[href^='/places/{name}'] .mark:not(.around)").bounding_box()
        middle = [mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2]
        hit = page.evaluate("at => document.elementFromPoint(...at).closest('a').getAttribute('href')", middle)
        assert hit.startswith(f"/places/{name}")


def drag(page: Any, handle: str, to: float) -> None:
    """Drag a handle with the mouse to a part of its length."""
    box = page.locator(f"#{handle}-handle").bounding_box()
    now = page.locator(f"#{handle}-handle").evaluate("one => one.value / one.max")
    inside = box["width"] - 20
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 10 + inside * now, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 10 + inside * to, middle, steps=5)
    page.mouse.up()


def test_dragging_both_handles_replays_the_story(front: Any) -> None:
    wait_for_map(front)
    drag(front, "known", 1 / 4)
    front.wait_for_url("**/?known=2031-05-07*")
    playwright.expect(front.locator("#view")).not_to_contain_text("BIRCH")
    playwright.expect(front.locator(".pin")).to_have_count(1)
    drag(front, "known", 1)
    drag(front, "valid", 0)
    front.wait_for_url("**/?*valid=2031-05-06*")
    playwright.expect(front.locator(".pin[href^='/places/local:alder']")).to_have_count(1)
    playwright.expect(front.locator(".pin[href^='/places/local:cedar']")).to_have_count(0)


def test_the_last_move_of_a_handle_counts_however_slow_the_answers_are(front: Any) -> None:
    held: list[Any] = []
    front.route("**/?known=*", lambda route: route.continue_() if held else held.append(route))
    front.focus("#known-handle")
    for key in ("Home", "ArrowRight", "ArrowRight"):
        front.keyboard.press(key)
        front.wait_for_timeout(400)
    with suppress(playwright.Error):  # nobody waits for the first answer any more
        held[0].continue_()
    last = front.evaluate("document.querySelector('#known').value")
    front.wait_for_url(f"**/?known={last}*")


def test_the_handles_move_by_keyboard_and_the_browser_goes_back(front: Any) -> None:
    front.focus("#known-handle")
    front.keyboard.press("Home")
    front.wait_for_url("**/?known=2031-05-06*")
    assert front.locator("#known-handle").get_attribute("aria-valuetext") == "6 May 2031"
    playwright.expect(front.locator("#view")).not_to_contain_text("BIRCH")
    front.go_back()
    playwright.expect(front.locator("#view")).to_contain_text("BIRCH")
    assert front.locator("#known-handle").evaluate("one => one.value === one.max")


def test_evidence_is_in_sight_on_a_small_screen_wherever_the_line_is(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 640})
    page.goto(address)
    wait_for_map(page)
    for link in (page.locator(".line [data-evidence]").first, page.locator(".citations [data-evidence]").last):
        link.click()
        playwright.expect(page.locator("#evidence mark")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        playwright.expect(page.locator("#evidence")).to_be_empty()
    assert page.locator("[aria-busy]").count() == 0


def test_evidence_opens_beside_the_line_and_closes_where_it_was_opened(front: Any) -> None:
    line = front.locator(".line", has_text="ALDER").first
    line.locator("[data-evidence]").first.click()
    playwright.expect(front.locator("#evidence mark")).to_contain_text("Alder was taken by the River Front")
    playwright.expect(front.locator("#evidence")).to_contain_text("asserted")
    front.keyboard.press("Escape")
    playwright.expect(front.locator("#evidence")).to_be_empty()
    assert front.evaluate("document.activeElement.matches('[data-evidence]')")


def test_a_chip_leaves_only_lines_of_its_status(front: Any) -> None:
    front.click(".filters .chip.reported")
    assert "status=reported" in front.url
    assert set(front.locator(".line .chip").all_inner_texts()) == {"reported"}


def test_lines_are_walked_by_keyboard(front: Any) -> None:
    front.keyboard.press("j")
    front.keyboard.press("j")
    front.keyboard.press("k")
    assert front.locator(".line.current").count() == 1
    assert front.locator(".line").first.evaluate("one => one.classList.contains('current')")
    front.keyboard.press("Enter")
    front.wait_for_selector("#evidence .quote")
    assert "/places/" not in front.url
    front.keyboard.press("w")
    front.wait_for_url("**/places/**")
    front.keyboard.press("/")
    assert front.evaluate("document.activeElement.id") == "find"


def test_a_line_is_copied_with_its_citations(front: Any) -> None:
    front.context.grant_permissions(["clipboard-read", "clipboard-write"])
    front.reload()
    line = front.locator(".line", has_text="BIRCH").first
    line.hover()
    line.locator(".copy").click()
    playwright.expect(line.locator(".copy")).to_have_text("Copied")
    told = front.evaluate("navigator.clipboard.readText()")
    assert "Said to be taken" in told
    assert "only by the River Front" in told
    assert "it captured Birch" in told


def test_the_first_key_leads_past_the_head(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_an_export_is_a_file_that_keeps_the_clocks(page: Any, address: str) -> None:
    page.goto(f"{address}/places?known=2031-05-07")
    with page.expect_download() as told:
        page.click("text=CSV")
    text = Path(told.value.path()).read_text()
    assert "Alder" in text
    assert "Birch" not in text


def test_without_javascript_the_clocks_are_lists_and_the_map_a_table(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.select_option("#known", "2031-05-07")
    page.click("text=Show")
    assert "known=2031-05-07" in page.url
    assert "BIRCH" not in page.inner_text("#view")
    assert not page.is_visible("#map")
    page.click("text=The map as a table")
    assert page.locator("tbody tr").count() == 1
    context.close()


@pytest.mark.parametrize("width", [360, 1920])
def test_no_page_is_wider_than_the_window(chromium: Any, address: str, desk: Desk, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    wide = []
    for name in (*PAGES, f"/reports/{desk.see(Asked()).view.reports[2].id}"):
        page.goto(address + name)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    context.close()
    assert wide == []


def test_on_a_telephone_no_word_above_the_lines_is_broken(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    heights = page.locator(".takeaway > :visible").evaluate_all("all => all.map(one => one.offsetHeight)")
    context.close()
    assert len(heights) > 1
    assert max(heights) < 30


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_no_serious_violation_on_any_page(chromium: Any, address: str, desk: Desk, colours: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=colours)
    page = context.new_page()
    view = desk.see(Asked()).view
    found = []
    for name in (*PAGES, f"/reports/{view.reports[2].id}", f"/claims/{view.claims[0].id}"):
        page.goto(address + name)
        if name == "/":
            if colours == "light":
                wait_for_map(page)
            page.locator("[data-evidence]").first.click()
            page.wait_for_selector("#evidence mark")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        rules = "{}" if colours == "light" else "{runOnly: ['color-contrast']}"
        violations = page.evaluate(f"axe.run({rules}).then(done => done.violations)")
        found += [
            (name, one["id"], one["nodes"][0]["html"][:200], one["nodes"][0].get("failureSummary", "")[:300])
            for one in violations
            if one["impact"] in ("serious", "critical")
        ]
    context.close()
    assert found == []


def test_a_pinned_line_follows_the_ledger_and_a_locked_one_keeps_its_words(front: Any) -> None:
    front.keyboard.press("j")
    front.keyboard.press("p")
    pinned = front.locator("#pinned li")
    playwright.expect(pinned).to_contain_text("ALDER (North Province) Taken by the River Front")
    told = pinned.locator("p").first.inner_text()
    front.focus("#known-handle")
    front.keyboard.press("Home")
    front.wait_for_url("**/?known=2031-05-06*")
    playwright.expect(pinned.locator("p").first).not_to_have_text(told)  # there was one report fewer
    front.keyboard.press("End")
    playwright.expect(pinned.locator("p").first).to_have_text(told)
    pinned.locator("text=Lock").click()
    front.focus("#known-handle")
    front.keyboard.press("Home")
    playwright.expect(pinned.locator(".note")).to_contain_text("Here the ledger says: 6 May 2031 - ALDER")
    assert pinned.locator("p").first.inner_text() == told
    front.reload()
    playwright.expect(pinned.locator("p").first).to_have_text(told)
    pinned.locator("text=Unpin").click()
    assert not front.is_visible("#pinned")


def test_the_whole_factbox_is_copied_as_plain_text(chromium: Any, address: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    page.click(".copyall")
    playwright.expect(page.locator(".copyall")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "CHANGES OF CONTROL" in text
    assert "“Alder was taken by the River Front”" in text
    context.close()
