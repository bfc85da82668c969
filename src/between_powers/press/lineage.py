"""Where an exhibit comes from: the datasets and measures that flow into it, read from the code.

The code of a chapter is parsed, never run: what a name holds is what the names in its assignment
hold, cell after cell.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

EXHIBITS = ("Figure", "Table")


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
    for cell in cells:
        for statement in ast.parse(cell).body:
            if isinstance(statement, ast.ImportFrom):
                for name in statement.names:
                    # A name in capitals is a constant, which measures nothing.
                    if statement.module in set(modules) and not name.name.isupper():
                        known[name.asname or name.name] = Flow(measures=frozenset({name.name}))
                continue
            flow = _into(statement, known, load)
            for target, whole in _assigned(statement):
                known[target] = flow if whole else known.get(target, NOTHING) | flow
            for call in _exhibits(statement):
                found[call] = flow
    return found


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
    """Name what lives within a statement only: in its functions and comprehensions."""
    names: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            names |= {one.arg for one in ast.walk(node.args) if isinstance(one, ast.arg)}
        if isinstance(node, ast.FunctionDef):
            names |= {name for inner in node.body for name in _stored(inner)}
        elif isinstance(node, ast.comprehension):
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


def _exhibits(statement: ast.stmt) -> Iterator[str]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in EXHIBITS:
            for keyword in node.keywords:
                if keyword.arg == "id" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)
