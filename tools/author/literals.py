"""Literals in the code of chapters that are data: such rows belong into data/."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

MOST_STRINGS, MOST_LINES = 8, 8
"""What a literal may hold before it counts as data; names of columns do not count."""
JOINING = {"DataFrame", "concat", "assign"}
"""Methods whose result holds what they are given."""
_NAME = re.compile("[a-z][a-z0-9_]*")


def refused(*literals: ast.expr) -> str:
    """Refuse a literal, or literals that make one whole, that are data.

    They are if they have many strings, or many lines that nothing computes.
    """
    leaves = [leaf for literal in literals for leaf in _leaves(literal)]
    values = [leaf.value for leaf in leaves if isinstance(leaf, ast.Constant)]
    values = [value for value in values if not _NAME.fullmatch(str(value))]
    strings = sum(isinstance(value, str) for value in values)
    lines = sum((literal.end_lineno or 0) - literal.lineno + 1 for literal in literals)
    what = "a literal" if len(literals) == 1 else f"one literal in {len(literals)} parts,"
    if strings > MOST_STRINGS:
        return f"{what} with {strings} strings; put such rows into data/ and load them"
    if lines > MOST_LINES and 2 * len(values) >= len(leaves):
        return f"{what} of {lines} lines; put such rows into data/ and load them"
    return ""


def in_parts(cells: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield data in parts: a list that is made longer, or lists that are joined in one frame.

    Takes the lines where the cells of a chapter begin, with their code.
    """
    parts: dict[str, list[ast.expr]] = {}
    told = set[str]()
    for line, source in cells:
        for node in ast.walk(ast.parse(source)):
            for name, value, is_more in _bound(node):
                known = parts.get(name, []) if is_more else []
                parts[name] = [*known, *_literals(value, parts)]
                if len(parts[name]) > 1 and name not in told and (message := refused(*parts[name])):
                    told.add(name)
                    yield line - 1 + value.lineno, f"{name!r} is {message}"


def _bound(node: ast.AST) -> Iterator[tuple[str, ast.expr, bool]]:
    """Yield the names that a statement binds, their values, and whether they add to the name."""
    match node:
        case ast.AugAssign(ast.Name(id=name), ast.Add(), value):
            yield name, value, True
        case ast.Call(ast.Attribute(ast.Name(id=name), attr="append" | "extend"), [value]):
            yield name, value, True
        case ast.keyword(str(name), ast.Call() as value):  # a frame that gets no name of its own
            yield f"{name}=", value, False
        case ast.Assign([target], value):
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=False))
            for place, one in pairs:
                match place:
                    case ast.Name(id=name):
                        yield name, one, False
                    case ast.Subscript(ast.Name(id=name)):  # a column of a frame
                        yield name, one, True


def _literals(value: ast.expr, parts: dict[str, list[ast.expr]]) -> Iterator[ast.expr]:
    """Yield the literals that a value is made of, those of the names in it among them."""
    match value:
        case ast.Name(id=name) | ast.Starred(ast.Name(id=name)):
            yield from parts.get(name, [])
        case ast.BinOp(left, ast.Add(), right):
            yield from _literals(left, parts)
            yield from _literals(right, parts)
        case ast.Call(ast.Attribute(called, attr=method), args, keywords) if method in JOINING:
            # Headings are no rows.
            given = [one.value for one in keywords if one.arg != "columns"]
            for part in [called, *args, *given]:
                yield from _literals(part, parts)
        case ast.List() | ast.Tuple() | ast.Set() | ast.Dict():
            yield value
            for leaf in _leaves(value):
                yield from _literals(leaf, parts)


def _leaves(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the elements of a literal and of those in it; of a dictionary, the values."""
    match node:
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
            parts = elements
        case ast.Dict(values=parts):
            pass
        case _:
            yield node
            return
    for part in parts:
        yield from _leaves(part)
