"""Label Studio tasks with predictions (https://labelstud.io/guide/predictions): one task a report, one region a claim.

A region is a claim's clause, labelled with its event type; its stance is a choice of that region. Offsets are code
points, as everywhere here. :data:`LABELLING` is the configuration that the tasks belong to.
"""

from __future__ import annotations

from importlib import metadata
from typing import TextIO

from factbox.publish.citations import quoted
from factbox.publish.document import dump_json
from factbox.publish.exports import Row
from factbox.publish.formats.options import Options
from factbox.publish.privacy import Names
from factbox.publish.wording import iso_day, outlet_words
from factbox.records import EVENT_TYPES, STANCES, Claim, Report, View

_LABELS = "".join(f'    <Label value="{kind}"/>\n' for kind in EVENT_TYPES)
_CHOICES = "".join(f'    <Choice value="{stance}"/>\n' for stance in STANCES)

LABELLING = f"""<View>
  <Header value="$title"/>
  <Labels name="type" toName="text">
{_LABELS}  </Labels>
  <Choices name="stance" toName="text" perRegion="true" choice="single" showInline="true">
{_CHOICES}  </Choices>
  <Text name="text" value="$text"/>
</View>
"""
"""The labelling configuration, to be pasted into a project's settings before the tasks are imported."""


def write_labelstudio(view: View, stream: TextIO, options: Options) -> tuple[str, ...]:
    """Write a list of tasks, by publication; every report is one, and one without claims has an empty prediction."""
    names = Names(view, shown=options.private_names)
    claims: dict[str, list[Claim]] = {}
    for claim in view.claims:
        claims.setdefault(claim.report_id, []).append(claim)
    tasks = (_task(report, claims.get(report.id, []), names) for report in view.reports)
    stream.write("[\n" + ",\n".join(map(dump_json, tasks)) + "\n]\n")
    return ()


def _task(report: Report, claims: list[Claim], names: Names) -> Row:
    text = names.hide(report, report.text)
    regions = [region for claim in claims for region in _regions(report, claim, text)]
    data = {
        "text": text,
        "title": names.hide(report, report.title),
        "outlet": outlet_words(report),
        "published": iso_day(report.published_day),
        "url": report.url,
        "report": report.file,
        "report_id": report.id,
    }
    return {
        "data": data,
        "predictions": [{"model_version": f"factbox {metadata.version('factbox')}", "result": regions}],
    }


def _regions(report: Report, claim: Claim, text: str) -> tuple[Row, Row]:
    """Return the region of a claim: what it is, and what the text does with it, under one id."""
    quoted(claim, report)  # nothing may be marked that the report does not say there
    where = {"start": claim.span.start, "end": claim.span.end, "text": text[claim.span.start : claim.span.end]}
    common = {"id": claim.id, "to_name": "text"}
    kind = {"from_name": "type", "type": "labels", "value": {**where, "labels": [claim.type]}}
    stance = {"from_name": "stance", "type": "choices", "value": {**where, "choices": [claim.stance]}}
    return {**common, **kind}, {**common, **stance}
