"""No function, class or constant of the packages is kept alive by tests alone."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src").rglob("*.py"))
CELL = re.compile(r"^```\{code-cell\}.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A table for authors, which CONTRIBUTING names and a test of pictures reads.
FOR_AUTHORS = {"palette.MEANINGS"}


def cells(text):
    """Return the code of a chapter."""
    return "\n".join(re.sub(r"^:.*$", "", cell, flags=re.MULTILINE) for cell in CELL.findall(text))


def defined(tree):
    """Yield the names that a module defines, but for those that Python gives a meaning."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [name.id for one in targets for name in ast.walk(one) if "id" in name._fields]
            yield from (name for name in names if not name.startswith("__"))


def read_in(tree):
    """Return the names that a module reads."""
    nodes = list(ast.walk(tree))
    return {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}


def asked_of_others(tree):
    """Return the names that a module imports, or reads as a part of something."""
    nodes = list(ast.walk(tree))
    imports = {a.name for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names}
    return imports | {n.attr for n in nodes if isinstance(n, ast.Attribute)}


def unused(modules, users, settings=""):
    """Name what modules define and neither they nor their users read."""
    asked = set().union(*map(asked_of_others, users)) | set(re.findall(r"\w+", settings))
    return {
        f"{name}.{one}"
        for name, tree in modules
        for one in defined(tree)
        if one not in asked | read_in(tree)
    }


def test_what_is_defined_is_used():
    modules = [(path.stem, ast.parse(path.read_text("utf-8"))) for path in MODULES]
    users = [tree for name, tree in modules if name != "__init__"]
    # The gallery shows authors every form of chart.
    for folder in ("tools", "tests/charts/examples"):
        users += [ast.parse(path.read_text("utf-8")) for path in (ROOT / folder).rglob("*.py")]
    chapters = (ROOT / "chapters").glob("*.md")
    users += [ast.parse(cells(path.read_text("utf-8"))) for path in chapters]
    files = ("_config.yml", "pyproject.toml", "Makefile")
    named = [(ROOT / name).read_text("utf-8") for name in files]
    # A package that imports a name to hand it on does not use it.
    named += [" ".join(read_in(tree)) for name, tree in modules if name == "__init__"]
    assert unused(modules, users, "\n".join(named)) - FOR_AUTHORS == set()


def test_what_nobody_calls_is_named():
    module = ast.parse("A, B = 1, 2\ndef f(): return A\ndef g(): return f()\n")
    assert unused([("oil", module)], [module]) == {"oil.B", "oil.g"}
    caller = ast.parse("from report import oil\noil.g(oil.B)\n")
    assert unused([("oil", module)], [module, caller]) == set()
