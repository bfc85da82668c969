"""Where an exhibit comes from: the datasets and measures that flow into it, read from the code.

The code of a chapter is parsed, never run: what a name holds is what the names in its assignment
hold, cell after cell.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

EXHIBITS = ("Figure", "Table")
GROWING = ("add", "append", "extend", "insert", "update")
"""Methods by which something flows into what a name holds."""


@dataclass(frozen=True)
class Flow:
    """What flows into a name or an exhibit."""

    datasets: frozenset[str] = field(default_factory=frozenset)
    measures: frozenset[str] = field(default_factory=frozenset)

    def __or__(self, other: Flow) -> Flow:
        return Flow(self.datasets | other.datasets, self.measures | other.measures)


NOTHING = Flow()


def lineage(cells: Iterable[str], load: str, modules: Iterable[str]) -> dict[str, Flow]:
    """Trace the exhibits of a chapter back to datasets and measures.

    Parameters
    ----------
    cells : iterable of str
        Sources of the code cells, in order.
    load : str
        Name of the function that reads a dataset by its name.
    modules : iterable of str
        Modules whose functions count as measures.

    Returns
    -------
    dict of str to Flow
        By id of the exhibit.

    Examples
    --------
    >>> cells = ["from m.measures import share", "x = share(load('oil'))", "Figure(id='a', data=x)"]
    >>> flow = lineage(cells, "load", ["m.measures"])["a"]
    >>> sorted(flow.datasets), sorted(flow.measures)
    (['oil'], ['share'])
    """
    known: dict[str, Flow] = {}
    found: dict[str, Flow] = {}
    filled: dict[str, set[str]] = {}  # by function, the names outside it that a call adds to
    for cell in cells:
        for statement in ast.parse(cell).body:
            if isinstance(statement, ast.ImportFrom):
                known |= _measures(statement, set(modules))
                continue
            flow = _into(statement, known, load)
            for target, whole in _assigned(statement):
                known[target] = flow if whole else known.get(target, NOTHING) | flow
            if isinstance(statement, ast.FunctionDef):
                filled[statement.name] = set(_grown(statement)) - _local(statement)
            for called in _called(statement) & filled.keys():
                for target in filled[called]:
                    known[target] = known.get(target, NOTHING) | flow
            for call in _exhibits(statement):
                found[call] = flow
    return found


def _measures(statement: ast.ImportFrom, modules: set[str]) -> dict[str, Flow]:
    """Name the measures that a statement imports.

    Only functions measure; a name in capitals, such as a list of labels, is a constant.
    """
    names = statement.names if statement.module in modules else []
    return {
        one.asname or one.name: Flow(measures=frozenset({one.name}))
        for one in names
        if not one.name.isupper()
    }


def _into(statement: ast.stmt, known: dict[str, Flow], load: str) -> Flow:
    flow, local = Flow(), _local(statement)
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in local:
            flow |= known.get(node.id, NOTHING)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", None) == load:
            names = [one.value for one in node.args if isinstance(one, ast.Constant)]
            flow |= Flow(frozenset(name for name in names if isinstance(name, str)))
    return flow


def _local(statement: ast.stmt) -> set[str]:
    """Name what lives within a statement only: in its functions, comprehensions and loops."""
    names: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            names |= {one.arg for one in ast.walk(node.args) if isinstance(one, ast.arg)}
        if isinstance(node, ast.FunctionDef):
            names |= {name for inner in node.body for name in _stored(inner)}
        elif isinstance(node, ast.comprehension | ast.For):
            names |= set(_stored(node.target))
    return names


def _stored(part: ast.AST) -> Iterator[str]:
    for node in ast.walk(part):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _assigned(statement: ast.stmt) -> Iterator[tuple[str, bool]]:
    """Yield the names that a statement gives something, and whether it replaces what they held."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name, True
        return
    local = _local(statement)
    for name in _stored(statement):
        if name not in local:
            yield name, isinstance(statement, ast.Assign)
    for node in ast.walk(statement):
        if (
            isinstance(node, ast.Subscript | ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and isinstance(node.value, ast.Name)
        ):
            yield node.value.id, False
    for name in _grown(statement):
        yield name, False


def _grown(statement: ast.stmt) -> Iterator[str]:
    """Yield the names to which a statement adds something by a method."""
    for node in ast.walk(statement):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in GROWING
            and isinstance(node.func.value, ast.Name)
        ):
            yield node.func.value.id


def _called(statement: ast.stmt) -> set[str]:
    calls = (node.func for node in ast.walk(statement) if isinstance(node, ast.Call))
    return {one.id for one in calls if isinstance(one, ast.Name)}


def _exhibits(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in EXHIBITS:
            for keyword in node.keywords:
                if keyword.arg == "id" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)
