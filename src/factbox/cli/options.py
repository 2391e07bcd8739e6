"""The arguments and options that several commands share, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(help="Files, folders or globs; - is standard input.", metavar="PATH...")]
LedgerFile = Annotated[str, typer.Option("--ledger", help="The ledger: a file, or postgresql://user@host/database.")]
FileOption = Annotated[Path, typer.Option("--ledger", help="The ledger, a file.")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace a ledger that is there already.")]
Known = Annotated[str, typer.Option(help="What could be known then: published by 2021-08-13 or 2021-08-13T09:00Z.")]
Valid = Annotated[str, typer.Option(help="What was so in the world on that day, by all that is known.")]
Recorded = Annotated[str, typer.Option(help="What this ledger could say then: read into it by that moment.")]
Country = Annotated[str, typer.Option(help="The country, by name or ISO code; settles places that share a name.")]
Actor = Annotated[str, typer.Option(help="Only states and events in which this actor takes part.")]
Places = Annotated[Path | None, typer.Option(help="A file with one place a line: the denominator of 'N of 34'.")]
Without = Annotated[
    list[str] | None, typer.Option("--without", help="Leave out an outlet, as if it had never been read; repeatable.")
]
WithoutParties = Annotated[
    bool,
    typer.Option("--without-parties", help="Leave out what parties to the conflict say, for or against themselves."),
]
Everything = Annotated[
    bool,
    typer.Option("--everything", help="Also print what reports say that do not tell of the conflict."),
]
InWords = Annotated[
    bool,
    typer.Option("--in-words", help="Print the reports' own sentences, each once, and no word of ours."),
]
SidesFile = Annotated[Path | None, typer.Option("--sides", help="Who is on which side, a TSV or YAML file of yours.")]
GazetteerFile = Annotated[Path | None, typer.Option("--gazetteer", help="A gazetteer that `gazetteer build` made.")]
AnalyserName = Annotated[
    str, typer.Option("--analyser", help="What reads sentences: core, split, spacy:MODEL or package.module:function.")
]
ExtractorName = Annotated[
    str, typer.Option("--extractor", help="What finds claims: rules, llm or package.module:function.")
]
Endpoint = Annotated[str, typer.Option(help="The address of an OpenAI-compatible API, for --extractor llm.")]
ModelName = Annotated[str, typer.Option("--model", help="The model to ask there, for --extractor llm.")]
Published = Annotated[str, typer.Option(help="The day of publication of reports that have none.")]
ColumnsFile = Annotated[
    str,
    typer.Option(
        "--columns", help="What rows call the fields of a report: text=Body,title=Headline, a file, or a database."
    ),
]
Prepare = Annotated[
    bool,
    typer.Option("--prepare", help="Then make ahead what `show` prints and the front page shows, as `prepare` does."),
]
Out = Annotated[Path | None, typer.Option("-o", "--out", help="The file to write; else standard output.")]
DEFAULT_LEDGER = "factbox.db"
