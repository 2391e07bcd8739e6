"""What trafilatura passes over and belongs to the article, and what looks like it and does not."""

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
MORE = [
    "On the coast, two days to the west, families from the valley were put up in the sheds of the salt works.",
    "They had walked along the river by night, a woman said, since the road was watched by the men of the Front.",
]


def paragraphs(texts, tag="p"):
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def story(texts):
    return f"<div class='article-body'>{texts if isinstance(texts, str) else paragraphs(texts)}</div>"


def draft_of(body):
    page = f"<html><head><title>Norva</title></head><body><div class='site'>{body}</div></body></html>"
    return read_page(page.encode(), "page.html")


def quotes(draft):
    return [draft.text[p.span.start : p.span.end] for p in draft_passages(draft) if p.kind == "quoted_outlet"]


def test_a_heading_by_style_alone_is_kept():
    body = paragraphs(PARAGRAPHS) + "<div class='subheadline'>Who holds the bridge?</div>" + paragraphs(MORE * 2)
    assert "\n\nWho holds the bridge?\n\n" in draft_of(f"<article>{story(body)}</article>").text


def test_a_post_in_the_article_is_a_quoted_block():
    post = "<div class='social-embed'><blockquote><p>All quiet at the mill.</p>- Mill Watch (@mill)</blockquote></div>"
    draft = draft_of(f"<article>{story(paragraphs(PARAGRAPHS[:3]) + post + paragraphs(PARAGRAPHS[3:]))}</article>")
    assert quotes(draft) == ["All quiet at the mill.\n\n- Mill Watch (@mill)"]


def test_a_pull_quote_is_not_read_twice():
    pull = f"<div class='social-embed'><blockquote>{PARAGRAPHS[3][:60]}</blockquote></div>"
    text = draft_of(f"<article>{story(paragraphs(PARAGRAPHS[:3]) + pull + paragraphs(PARAGRAPHS[3:]))}</article>").text
    assert text.count(PARAGRAPHS[3][:60]) == 1


@pytest.mark.parametrize("between", ["<p>Advertisement</p>", "<aside><p>Of the valley</p></aside>", ""])
def test_an_article_in_pieces_is_read_to_its_end(between):
    pieces = [f"<div class='piece'>{story(p)}</div>" for p in (PARAGRAPHS, MORE)]
    draft = draft_of(f"<article>{pieces[0]}<div class='ad'>{between}</div>{pieces[1]}</article>")
    assert [p in draft.text for p in PARAGRAPHS + MORE] == [True] * 7


@pytest.mark.parametrize(
    "between",
    [
        "<h2>Families flee to the coast</h2>",
        "<div>Comments</div>",
        "<div>By Jane Roe</div>",
        "<div>April 3, 2031</div>",
        "<div>Weather</div><div>Rain in the hills</div><div>Tides</div>",
    ],
)
def test_the_next_story_of_a_page_is_another_one(between):
    pieces = [f"<div class='piece'>{story(p)}</div>" for p in (PARAGRAPHS * 2, MORE)]
    text = draft_of(f"{pieces[0]}<div class='between'>{between}</div>{pieces[1]}").text
    assert PARAGRAPHS[4] in text
    assert MORE[0] not in text


@pytest.mark.parametrize(
    "more",
    [
        f"<div class='teaser'>{story(MORE)}</div>",
        f"<div class='piece'>{story(['The valley in pictures', 'All of today'])}</div>",
        f"<footer>{story(MORE)}</footer>",
    ],
)
def test_what_stands_below_in_other_elements_is_left_out(more):
    text = draft_of(f"<div class='piece'>{story(PARAGRAPHS * 2)}</div>{more}").text
    assert text.endswith(PARAGRAPHS[-1])


def captions(draft):
    return [draft.text[p.span.start : p.span.end] for p in draft_passages(draft) if p.kind == "caption"]


@pytest.mark.parametrize("credit", ["photo-credit", "caption__credit"])
def test_a_credit_does_not_run_into_the_caption(credit):
    caption = f"<span>Lorries near Norva</span><span class='{credit}'>Credit: Example Pictures</span>"
    figure = f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>"
    draft = draft_of(f"<article>{story(paragraphs(PARAGRAPHS[:3]) + figure + paragraphs(PARAGRAPHS[3:]))}</article>")
    assert captions(draft) == ["Lorries near Norva", "Credit: Example Pictures"]


@pytest.mark.parametrize("link", ["<h2><a href='/2'>{}</a></h2>", "<a href='/2'><h4>{}</h4></a>"])
def test_a_linked_heading_beside_a_picture_is_no_caption(link):
    words = "Nine dead in shelling of Sarn"
    picture = f"<div class='wp-caption'><img src='a.jpg'><p>Lorries near Norva</p><div>{link.format(words)}</div></div>"
    draft = draft_of(f"<article><h1>Norva</h1>{picture}{story(PARAGRAPHS)}</article>")
    assert captions(draft) == ["Lorries near Norva"]
    assert words not in draft.text
