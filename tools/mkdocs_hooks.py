"""What MkDocs needs to make a site of pages that were written to be read in the repository.

The pages of `docs/` link to others outside it (ARCHITECTURE.md, the data card, modules). Those that the site has too
are taken in under `repository/`, and links to them are turned; a link to anything else there becomes its path.
"""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, normpath, relpath
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def on_config(config: Any) -> Any:
    """List every decision in the navigation, so that a new one is not forgotten."""
    for part in config["nav"]:
        for entry in part.get("For contributors", ()):
            if isinstance(entry, dict) and "Decisions" in entry:
                decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
                entry["Decisions"] = [f"decisions/{path.name}" for path in decisions]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Take in the pages outside `docs/` that the navigation names."""
    for path in re.findall(r"repository/[\w./-]+\.md", str(config["nav"])):
        text = (ROOT / path.removeprefix("repository/")).read_text(encoding="utf-8")
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, files: Files, **_: Any) -> str:
    """Turn the links of a page that lead outside `docs/`."""
    here = page.file.src_uri
    own = here.removeprefix("repository/") if here.startswith("repository/") else f"docs/{here}"

    def turned(link: re.Match[str]) -> str:
        words, target = link[1], link[2]
        address, _, anchor = target.partition("#")
        if not address or re.match(r"[a-z]+:", target):
            return link[0]
        wanted = normpath(f"{dirname(own)}/{address}")
        there = wanted.removeprefix("docs/") if wanted.startswith("docs/") else f"repository/{wanted}"
        if files.get_file_from_path(there):
            return f"[{words}]({relpath(there, dirname(here))}{'#' + anchor if anchor else ''})"
        return f"{words} (`{wanted}`)" if words.strip("`") != wanted else f"`{wanted}`"

    parts, last = [], 0
    for fence in _FENCE.finditer(markdown):
        block = re.sub(r"\A```(\w+) .*", r"```\1", fence[0])  # "python run" is for our tests, and no language
        parts += [_LINK.sub(turned, markdown[last : fence.start()]), block]
        last = fence.end()
    return "".join([*parts, _LINK.sub(turned, markdown[last:])])
