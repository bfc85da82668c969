"""Which chapter reads which dataset, found in the code of chapters and package.

A name of a module stands for all that its definition names in turn, so that a dataset that a
function of the package loads counts for the chapters that use the function.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from between_powers.data import load
from between_powers.data.descriptor import names

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "between_powers"
DOOR = f"{PACKAGE}.data"
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
CHAPTERS = [  # the summary and the numbered chapters
    Path(file).name
    for file in [
        TOC["root"],
        *(
            page["file"]
            for part in TOC["parts"]
            if part.get("numbered")
            for page in part["chapters"]
        ),
    ]
]
NAMING = ("evidence_items", "indicators")  # datasets whose rows name the dataset they rest on
_CODE = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_CLAIM = re.compile(r"\{claim\}`")


def imports(tree: ast.Module) -> dict[str, str]:
    """Names that a module imports from the package, with the full name of each."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE):
            for one in node.names:
                found[one.asname or one.name] = f"{node.module}.{one.name}"
    return found


def loaders(tree: ast.Module, known: dict[str, str]) -> set[str]:
    """`data.load`, and functions that hand their first parameter on to it."""
    found = {name for name, full in known.items() if full == f"{DOOR}.load"}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.args.args:
            first = node.args.args[0].arg
            calls = (one for one in ast.walk(node) if isinstance(one, ast.Call) and one.args)
            if any(
                _called(one) in {*found, "data.load"}
                and isinstance(one.args[0], ast.Name)
                and one.args[0].id == first
                for one in calls
            ):
                found.add(node.name)
    return found | {"data.load"}


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func)


def direct(node: ast.AST, loads: set[str]) -> Iterator[str]:
    """Datasets that a piece of code loads by name; ``sources()`` loads the sources."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            if _called(one) in loads and one.args and isinstance(one.args[0], ast.Constant):
                yield str(one.args[0].value)
            if _called(one) in ("sources", "data.sources"):
                yield "sources"


def named(node: ast.AST) -> set[str]:
    """Names and dotted names that a piece of code uses."""
    found = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    return found | {
        f"{one.value.id}.{one.attr}"
        for one in ast.walk(node)
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name)
    }


def full(name: str, module: str, known: dict[str, str]) -> str:
    head, _, tail = name.partition(".")
    place = known.get(head, f"{module}.{head}")
    return f"{place}.{tail}" if tail else place


@cache
def package() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Datasets that each name of the package loads itself, and the names that it uses."""
    reads: dict[str, set[str]] = {}
    uses: dict[str, set[str]] = {}
    for path in sorted((ROOT / "src" / PACKAGE).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        if module.startswith(DOOR):  # what reads every dataset says nothing of any one
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = imports(tree)
        loads = loaders(tree, known)
        for node in tree.body:
            for name in defined(node):
                key = f"{module}.{name}"
                reads[key] = set(direct(node, loads))
                uses[key] = {full(one, module, known) for one in named(node)}
    return reads, uses


def defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    if isinstance(node, ast.Assign):
        return [one.id for one in node.targets if isinstance(one, ast.Name)]
    return []


def read_in(chapter: str) -> set[str]:
    """Datasets that a chapter reads, in its code or by citing a claim in its prose."""
    text = (ROOT / "chapters" / f"{chapter}.md").read_text(encoding="utf-8")
    code = "\n".join(
        "\n".join(line for line in cell.splitlines() if not line.startswith(":"))
        for cell in _CODE.findall(text)
    )
    tree = ast.parse(code)
    known = imports(tree)
    found = set(direct(tree, loaders(tree, known)))
    if _CLAIM.search(text):
        found.add("claims")
    reads, uses = package()
    waiting, seen = {full(one, chapter, known) for one in named(tree)}, set()
    while waiting:
        name = waiting.pop()
        if name not in seen and name in reads:
            seen.add(name)
            found |= reads[name]
            waiting |= uses[name]
    for name in found & set(NAMING):
        found |= set(load(name)["dataset"])
    return found & set(names())


def chapters_of() -> dict[str, list[str]]:
    """For every dataset its chapters, in the order of the book.

    Data and methods describes them all; it stands where no other chapter reads a dataset.
    """
    found = {chapter: read_in(chapter) for chapter in CHAPTERS}
    return {
        name: [one for one in CHAPTERS if name in found[one]] or ["methods"] for name in names()
    }
