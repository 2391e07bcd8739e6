"""The documents are held to the code: commands, options, links, paths, examples and the one banned word."""

from __future__ import annotations

import ast
import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factbox.cli import all_commands, app
from factbox.evaluate import EVALUATIONS, evaluate
from factbox.notation import parse_claim
from factbox.records import EVENT_TYPES, STANCES

ROOT = Path(__file__).parents[1]
NOT_OURS = {"out", "dist", "node_modules"}
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part.startswith(".") or part in NOT_OURS for part in path.relative_to(ROOT).parts)
)
MODULES = sorted((ROOT / "src").rglob("*.py"))

_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_PATH = re.compile(r"(?:src|tests|docs|tools|examples|benchmarks)/[\w./*-]+")
_BANNED = re.compile(r"(?<![\w-])sources?(?![\w-])", re.IGNORECASE)  # "open-source" is another word
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CLAIM = re.compile(r"[a-z]+(?:\.[a-z]+)? \| [a-z]+ \| .*\| \".*\"$")
_COMMAND = re.compile(r"\bfactbox ([a-z]+)\b([^\n`]*)")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def prose(page: Path) -> str:
    """Return a page without its fenced blocks and its words in code quotes."""
    return _CODE.sub("", _FENCE.sub("", page.read_text(encoding="utf-8")))


def fences(page: Path) -> Iterator[tuple[str, str]]:
    """Yield the fenced blocks of a page: what it says after the marks, and what is inside."""
    for match in _FENCE.finditer(page.read_text(encoding="utf-8")):
        yield match[1].strip(), match[2]


def commands() -> dict[str, Any]:
    """Return every command by its words, those of a group with the group's name before ("gazetteer build")."""
    listed: dict[str, Any] = {}
    for word, command in all_commands().commands.items():
        listed |= {f"{word} {inner}": c for inner, c in getattr(command, "commands", {}).items()} or {word: command}
    return listed


def shown_commands(page: Path) -> Iterator[tuple[str, str]]:
    """Yield every command that a page shows in code, with what follows it on its line."""
    text = page.read_text(encoding="utf-8")
    blocks = [body for kind, body in fences(page) if kind in ("", "console", "sh", "bash", "shell")]
    for code in [*_CODE.findall(_FENCE.sub("", text)), *(line for body in blocks for line in body.splitlines())]:
        found = _COMMAND.search(code)
        if found and code.lstrip("`$ ").removeprefix(".venv/bin/").startswith("factbox "):
            command, rest = found[1], found[2]
            inner, _, after = rest.strip().partition(" ")
            yield (f"{command} {inner}", after) if f"{command} {inner}" in commands() else (command, rest)


# --- commands


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_is_named_in_the_docs(command: str) -> None:
    assert any(command == shown for page in PAGES for shown, _ in shown_commands(page))


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_has_an_example_in_its_help(command: str) -> None:
    shown = CliRunner().invoke(app, [*command.split(), "--help"])
    assert shown.exit_code == 0
    assert f"Example: factbox {command}" in " ".join(shown.output.split())


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_and_option_that_is_shown_exists(page: Path) -> None:
    known = commands()
    for command, rest in shown_commands(page):
        assert command in known, f"there is no command {command!r}"
        options = {option for parameter in known[command].params for option in parameter.opts} | {"--help"}
        used = set(re.findall(r"(?<!\S)--?[a-z][\w-]*", rest))
        assert used <= options, f"factbox {command} has no {', '.join(sorted(used - options))}"


# --- links and paths


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as they are made of their words."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_within_the_repository_resolves(page: Path) -> None:
    for target in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        linked = (page.parent / file).resolve() if file else page
        assert linked.exists(), f"{target} leads nowhere"
        assert not anchor or anchor in anchors(linked), f"{target}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for code in _CODE.findall(text):
        path = _PATH.fullmatch(code.strip("`"))
        if path:
            assert any(ROOT.glob(path[0].rstrip("/"))), f"there is no {path[0]}"


def test_every_page_of_docs_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    linked = {(ROOT / "docs" / target.partition("#")[0]).resolve() for target in _LINK.findall(index)}
    pages = {page for page in PAGES if (ROOT / "docs") in page.parents} - {ROOT / "docs" / "README.md"}
    assert not {name(page) for page in pages - linked}


# --- the banned word


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_do_not_use_the_banned_word(page: Path) -> None:
    text = prose(page) + "\n".join(body for kind, body in fences(page) if not kind.startswith("python"))
    assert not _BANNED.findall(text)


def identifiers(tree: ast.AST) -> Iterator[str]:
    """Yield the names that a module defines: of functions, classes, arguments, variables and fields."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name
            case ast.arg():
                yield node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.attr


def docstrings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def test_no_name_and_no_docstring_uses_the_banned_word() -> None:
    wrong = []
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        wrong += [f"{name(module)}: {i}" for i in identifiers(tree) if _is_banned(i)]
        wrong += [f"{name(module)}: {text[:60]}" for text in docstrings(tree) if _BANNED.search(_CODE.sub("", text))]
    assert not wrong


def _is_banned(identifier: str) -> bool:
    return any(_BANNED.fullmatch(word) for word in _WORD.findall(identifier))


@pytest.mark.parametrize(
    ("identifier", "banned"),
    [("source", True), ("news_sources", True), ("SourceFile", True), ("DATA_SOURCE", True), ("resources", False)],
)
def test_the_banned_word_is_found_in_names(identifier: str, banned: bool) -> None:
    assert _is_banned(identifier) is banned


# --- examples


EXAMPLES = [(page, body) for page in PAGES for kind, body in fences(page) if kind == "python run"]


@pytest.mark.parametrize("page", sorted({page for page, _ in EXAMPLES}), ids=name)
def test_examples_say_what_they_say(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the blocks marked ``python run`` of one page in order; where they show answers, these must come."""
    monkeypatch.chdir(ROOT)
    session: dict[str, object] = {}
    for body in (body for where, body in EXAMPLES if where == page):
        if ">>>" not in body:
            exec(compile(body, name(page), "exec"), session)  # noqa: S102
            continue
        test = doctest.DocTestParser().get_doctest(body, session, name(page), str(page), 0)
        failures: list[str] = []
        doctest.DocTestRunner(verbose=False).run(test, out=failures.append, clear_globs=False)
        assert not failures, "".join(failures)
        session = test.globs


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_python_block_is_python(page: Path) -> None:
    for kind, body in fences(page):
        if kind.startswith("python"):
            shown = doctest.DocTestParser().get_examples(body)
            for piece in [example.source for example in shown] if shown else [body]:
                compile(piece, name(page), "exec")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_nothing_is_left_to_be_filled_in(page: Path) -> None:
    assert not re.findall(r"@[A-Z]+@|\bTODO\b|\bTBD\b", page.read_text(encoding="utf-8"))


def claim_lines(page: Path) -> list[str]:
    return [line for _, body in fences(page) for line in body.splitlines() if _CLAIM.match(line)]


@pytest.mark.parametrize("page", [page for page in PAGES if claim_lines(page)], ids=name)
def test_claims_that_are_shown_are_in_the_notation(page: Path) -> None:
    for claim in map(parse_claim, claim_lines(page)):
        assert claim.type in EVENT_TYPES
        assert claim.stance in STANCES


@pytest.mark.parametrize("kind", sorted(EVALUATIONS))
def test_the_gold_shown_for_an_evaluation_can_be_measured(kind: str, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "evaluate.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {kind}:.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert section, f"docs/evaluate.md has no section on {kind}"
    figures = evaluate(kind, shown_gold(section[0], tmp_path))
    assert all(f"`{figure}`" in section[0] for figure in figures), f"figures of {kind}: {', '.join(figures)}"
    assert any(figures.values()), f"nothing could be measured on what is shown for {kind}"


def shown_gold(section: str, folder: Path) -> Path:
    """Write the gold that a section shows: a block ``json`` as one file, blocks ``json NAME.json`` as a folder's."""
    blocks = {match[1].strip(): match[2] for match in _FENCE.finditer(section)}
    named = {kind.split()[1]: body for kind, body in blocks.items() if re.fullmatch(r"\w+ [\w/-]+\.\w+", kind)}
    assert bool(named) != ("json" in blocks), "gold is shown as one file, or as files with their names"
    for path, body in (named or {"gold.jsonl": blocks["json"]}).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
    return folder if named else folder / "gold.jsonl"
