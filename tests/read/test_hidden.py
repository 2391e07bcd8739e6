"""What of a page a reader cannot see, and what only looks as if it could not be seen."""

import pytest

from factbox.read.hidden import find_hidden
from factbox.read.pages.tree import parse_page


def hidden(body, head=""):
    root = parse_page(f"<html><head>{head}</head><body>{body}</body></html>")
    return [element.text_content() for element in find_hidden(root)]


STYLES = [
    "display:none",
    "DISPLAY : None !important",
    "color: red; display: none;",
    "visibility: hidden",
    "visibility: collapse",
    "opacity:0",
    "opacity: .0;",
    "font-size: 0",
    "font-size:0px;",
    "font-size: 0.0em",
    "font: 0/0 a",
    "text-indent:-9999px",
    "position:absolute; left:-5000px",
    "position: fixed; top: -300em",
    "position:absolute; left:-999px",
    "margin-left:-9999px",
    "height:0; overflow:hidden",
    "max-height: 0px; overflow-y: hidden",
    "clip: rect(0, 0, 0, 0)",
    "clip-path: inset(100%)",
    "transform: scale(0)",
    "color: transparent",
    "color: rgba(0, 0, 0, 0)",
    "color:#fff",
    "color: white; background: #FFFFFF",
    "background-color: black; color: black",
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("tag", ["p", "span", "div"])
def test_styles_that_hide(style, tag):
    assert hidden(f'<p>seen</p><{tag} style="{style}">unseen</{tag}>') == ["unseen"]


@pytest.mark.parametrize(
    "style",
    [
        "",
        "display:block",
        "opacity:0.9",
        "font-size:0.8em",
        "font:12px/0 serif",
        "left:-10px",
        "margin-left:-20px",
        "text-indent:-1em",
        "height:0",
        "overflow:hidden; height:10px",
        "color:#fff;background:#000",
        "color:white; background: url(night.jpg)",
        "border-color:#fff",
        "line-height:0",
    ],
)
def test_styles_that_do_not(style):
    assert hidden(f'<p style="{style}">seen</p>') == []


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>unseen</p>",
        '<p hidden="">unseen</p>',
        "<template>unseen</template>",
        "<dialog>unseen</dialog>",
        '<font color="white">unseen</font>',
        '<td bgcolor="navy"><font color="navy">unseen</font></td>',
        '<div style="background:black"><p style="color:black">unseen</p></div>',
    ],
)
def test_elements_that_hide(markup):
    assert hidden(markup) == ["unseen"]


@pytest.mark.parametrize(
    "markup",
    [
        '<p hidden="until-found">seen</p>',
        '<p aria-hidden="true">seen</p>',
        "<dialog open>seen</dialog>",
        "<details><p>seen</p></details>",
        '<div style="background:black"><p style="color:white">seen</p></div>',
        '<table bgcolor="black"><tr><td><font color="white">seen</font></td></tr></table>',
    ],
)
def test_elements_that_do_not(markup):
    assert hidden(markup) == []


def test_a_whole_page_that_waits_for_a_script_is_not_hidden():
    root = parse_page('<html style="opacity:0"><body style="visibility:hidden"><p>seen</p></body></html>')
    assert find_hidden(root) == []


@pytest.mark.parametrize(
    ("sheet", "unseen"),
    [
        (".x{display:none}", True),
        ("p.x , #y { font-size : 0 }", True),
        ("/* a */ .a{color:red} .x{left:-9999px}", True),
        (".x:hover{display:none}", False),
        ("div .x{display:none}", False),
        ("@media print{.x{display:none}}", False),
        ("@media print{.a{color:red}.x{display:none}} .b{opacity:0}", False),
        (".x{display:block}", False),
    ],
)
def test_plain_rules_of_the_page_s_own_style_sheet(sheet, unseen):
    found = hidden('<p class="w X">words</p><p>others</p>', f"<style>{sheet}</style>")
    assert found == (["words"] if unseen else [])
