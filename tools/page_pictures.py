"""Takes the pictures of the page for the documentation, in a real Chromium over the real example.

Run from the repository: python tools/page_pictures.py LEDGER [NAME...], where LEDGER has examples/afghanistan-2021, and
names are those of pictures; by default all. The picture ``review`` appends a decision to the ledger.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.web.browser import FLAGS, find_chromium, serving

from factbox.web.app import create_app
from factbox.web.desk import Desk

COLOURS = 192
"""How many colours a picture keeps: a page has few; in full colour, as Chromium writes it, it is three times larger."""

HERE = Path(__file__).parents[1]
IMAGES = HERE / "docs" / "images"
PLACES = HERE / "examples" / "afghanistan-2021-capitals.txt"


def nothing(page: Any) -> None:
    """Take the page as it comes."""


def set_known(page: Any) -> None:
    """Move the handle back to the end of 12 August, by keyboard."""
    page.focus("#known-handle")
    page.keyboard.press("Home")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**known=2021-08-12*")
    page.wait_for_timeout(2500)


def open_evidence(page: Any) -> None:
    """Open the evidence of the line on Qala-e Naw."""
    page.locator(".line", has_text="QALA-E NAW").first.locator("[data-evidence]").first.click()
    page.wait_for_selector("#evidence mark")
    page.locator(".line", has_text="QALA-E NAW").first.scroll_into_view_if_needed()
    page.wait_for_timeout(500)


def decide(page: Any) -> None:
    """Say who decides, accept a claim by key, and open the correction of the next."""
    page.fill(".reviewing input[name=name]", "A. Editor")
    page.keyboard.press("Enter")
    page.wait_for_selector(".decide")
    for key in ("j", "a"):
        page.keyboard.press(key)
    page.wait_for_selector("#said:has-text('accepted')")
    page.keyboard.press("e")
    page.locator(".reviewing").evaluate("one => one.scrollIntoView()")


PICTURES: tuple[tuple[str, str, tuple[int, int], str, Callable[[Any], None]], ...] = (
    ("page", "/", (1360, 860), "light", nothing),
    ("page-thursday", "/", (1360, 860), "dark", set_known),
    ("page-evidence", "/", (1360, 1100), "light", open_evidence),
    ("page-place", "/places/gn:1140026", (1100, 820), "light", nothing),
    ("page-report", "", (1240, 860), "light", nothing),
    ("review", "/review", (1000, 800), "light", decide),
    ("page-phone", "/", (360, 720), "light", nothing),
)


def pack(picture: Path) -> None:
    """Keep the commonest colours of a picture as they are, give the others the nearest of these, and pack it well."""
    with Image.open(picture) as opened:
        whole = opened.convert("RGB")
    counted = sorted(whole.getcolors(whole.width * whole.height) or (), reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted[:COLOURS] for part in cast(tuple[int, ...], colour)])
    whole.quantize(palette=palette, dither=Image.Dither.NONE).save(picture, optimize=True)


def main(ledger: str, *names: str) -> None:
    """Take every picture, or those of some names."""
    places = [line.strip() for line in PLACES.read_text(encoding="utf-8").splitlines() if line.strip()]
    desk = Desk(Path(ledger), places=places)
    IMAGES.mkdir(exist_ok=True)
    with serving(create_app(desk)) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for name, path, (width, height), colours, then in PICTURES:
            if names and name not in names:
                continue
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
            page.goto(address + (path or "/reports"))
            if not path:
                page.goto(address + page.locator("tbody a", has_text="Herat and Kandahar").first.get_attribute("href"))
            if path == "/":
                page.wait_for_selector("#map[data-ready]", timeout=90_000)
                page.wait_for_timeout(2500)
            then(page)
            page.screenshot(path=IMAGES / f"{name}.png")
            pack(IMAGES / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
