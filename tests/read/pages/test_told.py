"""Captions and credits that only mark-up tells, and what looks like them and is not."""

import pytest

from factbox.read.drafts import draft_passages
from factbox.read.pages.html import read_page

PARAGRAPHS = [
    "Fighters of the Hill Front entered the river town of Norva on Sunday night, the mayor said by telephone.",
    "The garrison had left before noon, he said, with its lorries and its two guns, on the road to the coast.",
    "Shops stayed shut on Monday, and nobody was seen on the bridge that had been closed since the flood in May.",
    "A doctor in the town said that eleven wounded men had been brought in, most of them from the mill quarter.",
    "The ministry in the capital said that it knew of no fighting in the valley, and that the road was open.",
]
HEADLINE = "<h1>Hill Front takes river town of Norva</h1>"


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def draft_of(above="", within="", below=""):
    body = f"{paragraphs(PARAGRAPHS[:3])}{within}{paragraphs(PARAGRAPHS[3:])}{below}"
    page = f"<article>{HEADLINE}{above}<div class='article-body'>{body}</div></article>"
    html = f"<html><head><title>Norva</title></head><body><div class='site'>{page}</div></body></html>"
    return read_page(html.encode(), "page.html")


def passages(draft, kind):
    return [draft.text[p.span.start : p.span.end] for p in draft_passages(draft) if p.kind == kind]


def figure(words, credit=""):
    return f"<figure class='picture'><img src='a.jpg'><figcaption class='text'>{words}</figcaption>{credit}</figure>"


@pytest.mark.parametrize(
    "line",
    [
        "<div class='article-author'><a href='/roe'>Jane Roe</a></div>",
        "<p><a rel='author' href='/roe'>Jane Roe</a></p>",
        "<p><span itemprop='author'>Jane Roe</span></p>",
        "<address>Jane Roe</address>",
        "<div class='byline'><a href='/roe'>Jane Roe</a><span> @janeroe / 2 days</span></div>",
    ],
)
def test_a_byline_without_by_is_told_by_its_element(line):
    draft = draft_of(above=line)
    (byline,) = passages(draft, "boilerplate")
    assert byline.startswith("Jane Roe")


@pytest.mark.parametrize(
    "line",
    [
        "<div class='meta'><time datetime='2031-04-14T21:17'>21:17 14.04.2031</time><a href='/s'>Short link</a></div>",
        "<div><time>Updated Apr 15, 9:41 AM</time>;<time>Posted Apr 14, 8:19 PM</time></div>",
    ],
)
def test_a_date_beside_other_words_is_told_by_its_element(line):
    (date,) = passages(draft_of(above=line), "boilerplate")
    assert "14" in date
    assert "Short" not in date


def test_byline_and_date_below_a_standfirst():
    first = "<header><h3>The garrison of Norva has left the town, and its mayor has gone with it to the coast.</h3>"
    told = "<div class='author'>By Jane Roe</div><div class='dates'><time>PUBLISHED: April 14, 2031</time></div>"
    draft = draft_of(above=f"{first}{told}</header>")
    assert passages(draft, "boilerplate") == ["By Jane Roe", "PUBLISHED: April 14, 2031"]


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("<p><strong>John Doe, Courier defence correspondent</strong></p>", True),
        ("<p>John Doe, Courier defence correspondent</p>", False),
        ("<p><strong>Dead is John Doe, a correspondent of the Courier.</strong></p>", False),
    ],
)
def test_another_writer_within_the_report_signs_under_a_heading(line, signs):
    heading = "<h2>The road to the coast</h2>"
    told = passages(draft_of(within=f"{heading}{line}{paragraphs(PARAGRAPHS[:1])}"), "boilerplate")
    assert told == (["John Doe, Courier defence correspondent"] if signs else [])


@pytest.mark.parametrize(
    ("end", "signs"),
    [
        ("<a class='author' href='/roe'><em>Jane Roe</em></a>", True),
        ("<span class='author'>Jane Roe</span>.", False),
        ("Its author was <span class='author'>Jane Roe</span>", False),
        ("<span class='author'>View all posts</span>", False),
        ("<em>Jane Roe</em>", False),
    ],
)
def test_a_name_in_an_authors_element_after_the_last_sentence_signs_it(end, signs):
    draft = draft_of(within=f"<p>{PARAGRAPHS[0]} {end}</p>")
    assert passages(draft, "boilerplate") == (["Jane Roe"] if signs else [])


@pytest.mark.parametrize("tag", ["footer", "cite"])
def test_who_is_quoted_is_no_part_of_the_block(tag):
    words = "The garrison has left us alone with the river."
    block = f"<blockquote><p>{words}</p><{tag}>Ann Ombre, miller</{tag}></blockquote>"
    draft = draft_of(within=block)
    assert passages(draft, "quoted_outlet") == [words]
    assert passages(draft, "boilerplate") == ["Ann Ombre, miller"]


def test_a_byline_between_standfirst_and_body_is_found_where_a_date_is_taken_for_body():
    first = f"<h2>{PARAGRAPHS[4]}</h2></div><div class='line'>valley Updated: Apr 14, 2031 21:43</div>"
    draft = draft_of(above=f"<div class='head'>{first}<div class='who'><span class='author'>Jane Roe</span></div>")
    assert "Jane Roe" in passages(draft, "boilerplate")


def test_the_way_to_a_page_is_no_body():
    title = "Hill Front takes river town of Norva"
    way = f"<div><a href='/'>Home</a> / <a href='/w'>Valley war</a> / {title}</div>"
    body = f"{way}<div>{HEADLINE}</div><div>{paragraphs(PARAGRAPHS)}</div>"
    draft = read_page(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(), "page.html")
    assert draft.text.startswith(title)


def test_the_way_to_a_page_is_kept_where_there_is_nothing_else():
    title = "Hill Front takes river town of Norva, and its garrison leaves by the road to the coast"
    body = f"<div class='text'><p><a href='/'>Home</a> / {title}</p></div><h1>{title}</h1>"
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    assert title in read_page(page.encode(), "page.html").text


@pytest.mark.parametrize(("owner", "kept"), [("Agence France-Presse", True), ("Coast Examiner", False)])
def test_an_owner_below_the_article_is_a_credit_if_it_is_a_wire(owner, kept):
    line = f"<div class='owner'>© 2031 {owner}</div>"
    page = f"<article>{HEADLINE}<div>{paragraphs(PARAGRAPHS)}</div></article>{line}"
    draft = read_page(f"<html><head><title>Norva</title></head><body>{page}</body></html>".encode(), "page.html")
    assert passages(draft, "boilerplate") == [f"© 2031 {owner}"] * kept


@pytest.mark.parametrize(("name", "byline"), [("Jane Roe", "Jane Roe"), ("Wednesday", ""), ("2 hours ago", "")])
def test_words_of_a_time_are_no_author(name, byline):
    page = f"<html><head><meta name='author' content='{name}'></head><body>{paragraphs(PARAGRAPHS)}</body></html>"
    assert read_page(page.encode(), "page.html").byline == byline


@pytest.mark.parametrize("masthead", [True, False])
def test_a_date_above_the_headline_is_the_reports_where_it_stands_beside_it(masthead):
    date = "<div class='date'>April 14, 2031 / 12:21 AM / Updated 2 days ago</div>"
    head = f"{date}<header>{HEADLINE}</header>" if masthead else f"<header>{date}{HEADLINE}</header>"
    page = f"<html><head><title>Norva</title></head><body><div>{head}{paragraphs(PARAGRAPHS)}</div></body></html>"
    draft = read_page(page.encode(), "page.html")
    assert ("April 14, 2031" in draft.text) is not masthead


def test_a_header_with_a_style_for_captions_is_no_caption():
    head = "<header class='top caption-style-a'><h2>The garrison has left</h2><p>And the mayor with it</p></header>"
    assert passages(draft_of(above=head), "caption") == []


@pytest.mark.parametrize(
    "words",
    [
        "<div class='author-box'><span>View all posts</span></div>",
        "<div class='author-box'><h4>Norva In Pictures</h4></div>",
        "<div class='author-box'>She left Norva on 14 April 2031</div>",
        "<time>On 14 April the garrison left</time>",
    ],
)
def test_other_words_in_such_elements_are_no_credit(words):
    assert passages(draft_of(above=words), "boilerplate") == []


@pytest.mark.parametrize(
    "credit",
    [
        "<cite>Jane Roe/Example Pictures</cite>",
        "<cite><a href='/p'>Example Pictures</a></cite>",
        "<span class='image-copyright'>Example Pictures</span>",
        "<p class='photoCredit'>Example Pictures</p>",
    ],
)
@pytest.mark.parametrize("place", ["above", "within", "below"])
def test_a_credit_outside_of_the_caption_is_the_pictures(credit, place):
    draft = draft_of(**{place: figure("Lorries near Norva", credit)})
    assert passages(draft, "caption")[0] == "Lorries near Norva"
    assert passages(draft, "caption")[-1].endswith("Example Pictures")


@pytest.mark.parametrize("line", ["© EXAMPLE WIRE / POOL", "Photo: Jane Roe, Example Wire"])
def test_a_line_that_credits_a_picture_is_no_body(line):
    assert passages(draft_of(above=f"<div><span>{line}</span></div>"), "caption") == [line]


def test_all_captions_below_the_body_are_kept():
    words = ["Lorries near Norva", "The mill quarter on Monday", "The bridge in May, after the flood"]
    draft = draft_of(below="".join(f"<div class='n'>{len(words)}</div>{figure(w)}" for w in words))
    assert passages(draft, "caption") == words


@pytest.mark.parametrize(
    "between", ["<h2>More of today</h2>", "</div><div class='more'>", "<p><a href='/1'>Tides</a></p>" * 3]
)
def test_captions_of_other_stories_are_left_out(between):
    draft = draft_of(below=f"{figure('Lorries near Norva')}{between}{figure('Snow in Sarn')}")
    assert "Snow in Sarn" not in draft.text


@pytest.mark.parametrize("name", ["sr-only", "visually-hidden", "off-screen", "screen-reader-text"])
def test_a_label_for_screen_readers_does_not_run_into_a_caption(name):
    draft = draft_of(within=figure(f"<span class='{name}'>Image caption</span>Lorries near Norva"))
    assert passages(draft, "caption") == ["Lorries near Norva"]


@pytest.mark.parametrize(
    "control",
    [
        "<div class='slide-count'>Image 1 of 13</div>",
        "<p>2 / 13</p>",
        "<div class='captionlink'><p class='open'>Caption</p><p class='close'>Close</p></div>",
        "<p><button>Show the picture</button></p>",
        "<a href='#'>Expand</a>",
    ],
)
def test_labels_of_galleries_are_no_caption(control):
    draft = draft_of(within=f"<div class='caption'><div>Lorries near Norva</div>{control}</div>")
    assert passages(draft, "caption") == ["Lorries near Norva"]


def test_what_a_player_says_is_no_caption():
    player = "<div class='player-placeholder__caption'>This cannot be played here</div>"
    draft = draft_of(
        within=f"<figure class='media-with-caption'>{player}<figcaption>Lorries near Norva</figcaption></figure>"
    )
    assert passages(draft, "caption") == ["Lorries near Norva"]


def test_a_caption_that_opens_the_picture_is_one():
    draft = draft_of(within=f"<button class='zoom'>{figure('Lorries near Norva')}</button>")
    assert passages(draft, "caption") == ["Lorries near Norva"]


def test_a_caption_that_a_gallery_repeats_is_read_once():
    words = "Lorries of the garrison on the road to the coast, near the village of Teln, on Sunday"
    draft = draft_of(
        within=f"<div class='caption'><div class='full'>{words}</div><div class='short'>{words}</div></div>"
    )
    assert passages(draft, "caption") == [words]


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("<span>Lorries on the road near Norva</span>", True),
        ("<a href='/2'>Lorries on the road near Norva</a>", False),
        ("<h3>Lorries on the road near Norva</h3>", False),
        ("<span>Lorries on the road near Norva left</span>", False),
    ],
)
def test_words_that_stand_for_the_picture_above_them_are_its_caption(below, kept):
    draft = draft_of(within=f"<div><img src='a.jpg' alt='Lorries on the road near Norva'><div>{below}</div></div>")
    assert passages(draft, "caption") == ["Lorries on the road near Norva"] * kept
