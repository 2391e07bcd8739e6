"""From a template to an answer: every value is escaped, and what no encoding has stands as a mark."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from factbox.publish import wording
from factbox.publish.document import end_sentence, full_sentence, head, one_line
from factbox.publish.formats.candidates import country_named
from factbox.publish.sections import UNDATED
from factbox.records import Control, Days
from factbox.web import assets
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.texts import headline_of

_QUOTED_LAST = re.compile(r"(?P<words>[^“]+) \((?P<quote>“.*”)\)")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("factbox.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "one_line": one_line,
        "sentence": full_sentence,
        "head": head,
        "stop": end_sentence,
        "capital": wording.capitalise,
        "day": lambda day: wording.day_words(day) if day else "",
        "moment": lambda moment: wording.moment_words(moment) if moment else "",
        "iso": wording.iso_moment,
        "days": days_or_undated,
        "outlet": wording.outlet_words,
        "published": lambda report: wording.published_words(report) or "publication date unknown",
        "place": wording.place_words,
        "where": wording.where_words,
        "claimed": wording.claim_words,
        "counted": wording.count_words,
        "since": since_words,
        "apart": words_and_quote,
        "in_country": country_named,
        "segment": lambda text: quote(text, safe=""),
        "web": web_address,
        "headline": lambda report: headline_of(report) or one_line(report.file),
    }
    made.globals |= {"wordings": wording.wordings, "voice": wording.voice_words, "version": assets.version}
    return made


def load_templates() -> None:
    """Compile the templates, which the first to ask for each would wait for."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def words_and_quote(sentence: str) -> tuple[str, str]:
    """Return what a line says in words of ours, and the words of a report that it ends with in brackets, if it does."""
    found = _QUOTED_LAST.fullmatch(sentence)
    return (found["words"], found["quote"]) if found else (sentence, "")


def days_or_undated(days: Days) -> str:
    """Return an interval in words, or that it is not known."""
    return wording.days_words(days) or UNDATED


def since_words(row: Control) -> str:
    """Return when a state began, in words, or that it is not known."""
    return days_or_undated(row.began)


def web_address(url: str) -> str:
    """Return an address of the web as it is, and nothing for any other, which a page must not link to."""
    return url if url.startswith(("https://", "http://")) else ""


def the_desk(request: Request) -> Desk:
    """Return the desk that this app was made for."""
    desk: Desk = request.app.state.desk
    return desk


DeskNow = Annotated[Desk, Depends(the_desk)]
"""The desk, as a parameter of a page."""


def render(request: Request, template: str, asked: Asked, *, status_code: int = 200, **values: Any) -> Response:
    """Return a page made of a template; it can use the question, the desk and who is looking."""
    desk = the_desk(request)

    query = cache(asked.query)  # thousands of links of a page ask for the same one

    def link(path: str, **changes: str) -> str:
        return path + query(**changes)

    text = (
        _environment()
        .get_template(template)
        .render(
            asked=asked,
            desk=desk,
            link=link,
            path=request.url.path,
            visitor=getattr(request.state, "visitor", None),
            partial=request.headers.get("hx-request") == "true",
            **values,
        )
    )
    body = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text).encode()
    return Response(body, status_code=status_code, media_type="text/html; charset=utf-8")
