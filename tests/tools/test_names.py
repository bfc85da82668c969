"""Names that a reader takes for one another."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("src", "tools")
    for path in (ROOT / folder).rglob("*.py")
)


def public_names(source: str) -> set[str]:
    """Return what a module offers to others: functions, classes and what it assigns."""
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in names if not name.startswith("_")}


def pairs(names: set[str]) -> list[str]:
    """Return the names of which another is the plural."""
    return sorted(name for name in names if f"{name}s" in names)


def test_pairs_are_seen():
    source = "def load(): ...\nloads: int = 1\nLook = Looks = str\n_a = _as = 1\nclass Axis: ..."
    assert pairs(public_names(source)) == ["Look", "load"]


def test_no_two_public_names_of_a_module_differ_by_an_s():
    told = {module: pairs(public_names((ROOT / module).read_text("utf-8"))) for module in MODULES}
    assert {module: names for module, names in told.items() if names} == {}
