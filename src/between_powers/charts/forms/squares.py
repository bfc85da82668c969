"""Unit squares: one square a thing, in runs or in blocks, with a sign in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, Look, LookByKind, legend, looks_of, scaled, sign_ink
from between_powers.charts.palette import INK, MUTED
from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import tips

TEXTS = {"name": (400, INK), "head": (600, INK), "aside": (400, MUTED)}
"""Weight and ink of the words beside the squares."""


@form
def squares(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    row: str,
    kind: str,
    looks: LookByKind | None = None,
    sign: str | None = None,
    names: Mapping[str, str] | None = None,
    details: Mapping[str, str] | None = None,
    blocks: Mapping[str, int] | None = None,
    kind_names: Mapping[str, str] | None = None,
    key: Key = True,
    side: float = 22,
    edge: int = 150,
    gap: int = 10,
    columns: int = 0,
    tip: Mapping[str, str] | None = None,
) -> Chart:
    """Draw a square for each row of the data, sorted by kind.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a square.
    row, kind : str
        Columns of the line that the square stands in, and of its kind.
    looks : mapping, optional
        Look of each kind, in the order of the squares.
    sign : str, optional
        Column of the sign in the square.
    names : mapping of str to str, optional
        Names of the lines, from top to bottom; the values of `row` by default.
    details : mapping of str to str, optional
        A second text for each line: below its name, or at the right edge where squares run on.
    blocks : mapping of str to int, optional
        Squares a line of the block of each kind: each kind has a column of its own, headed by
        its name; on a phone, a line of its own. Without it, the squares of a line run on.
    kind_names : mapping of str to str, optional
        Names of the kinds, for heads and key; in a head a line break begins a second line.
    key : bool, sequence or mapping
        Whether there is a key; blocks need none.
    side : float
        Pixels from square to square.
    edge, gap : int
        Pixels for the names of lines, and between blocks and lines.
    columns : int
        Columns of the key; by default one on a phone, three elsewhere.
    tip : mapping, optional
        Tooltips (see `tips`).

    Raises
    ------
    ValueError
        If blocks are wider than the picture.

    Examples
    --------
    >>> rows = pd.DataFrame({"article": ["A", "A"], "verdict": ["wrong", "right"]})
    >>> looks = {"right": "#f1f3f5", "wrong": INK}
    >>> draw = squares(rows, row="article", kind="verdict", looks=looks)
    >>> draw(Layout("wide", 720)).layer[0].data["x"].tolist()
    [161.0, 183.0]
    """
    check_columns(rows, row, kind, sign)
    shown = looks_of(rows[kind], looks)
    ranks = {name: at for at, name in enumerate(shown)}
    ordered = rows.assign(rank=rows[kind].map(ranks)).sort_values("rank", kind="stable")
    lines = dict(names or {name: str(name) for name in dict.fromkeys(rows[row])})
    heads = {name: (kind_names or {}).get(name, name) for name in shown}
    field = _Field(side, edge, gap, layout)
    for line, name in lines.items():
        part = ordered[ordered[row] == line]
        detail = (details or {}).get(line, "")
        if blocks and layout.is_narrow:
            field.stacked(part, kind, heads, f"{name}, {detail}" if detail else name)
        elif blocks:
            field.blocks(part, kind, blocks, name, detail)
        else:
            field.run(part, name, detail)
    if blocks and not layout.is_narrow:
        field.check(blocks)
        field.head(blocks, heads)
    named = None if blocks else legend(heads if key is True else key, layout, columns=columns)
    return _drawn(field, kind, shown, sign, named, tips(tip))


class _Field:
    """Squares and words on a field of pixels, filled line by line."""

    def __init__(self, side: float, edge: int, gap: int, layout: Layout) -> None:
        self.side, self.edge, self.gap, self.width = side, edge, gap, layout.width - 8
        self.top = 0.0
        self.squares: list[pd.DataFrame] = []
        self.words: list[dict[str, Any]] = []

    def run(self, part: pd.DataFrame, name: str, detail: str) -> None:
        """Let squares run on right of the name, in as many lines as they need."""
        per_line = int((self.width - self.edge) // self.side)
        self.write(name, 0, self.top + self.side / 2)
        self.write(detail, self.width, self.top + self.side / 2, style="aside", align="right")
        self.top += self.place(part, self.edge, per_line) * self.side + self.gap

    def stacked(self, part: pd.DataFrame, kind: str, heads: Mapping[str, str], name: str) -> None:
        """Give each kind a line of its own below the name."""
        self.write(name, 0, self.top + 10, style="head")
        self.top += 22
        per_line = int((self.width - self.edge) // self.side)
        for label, head in heads.items():
            block = part[part[kind] == label]
            if len(block):
                self.write(head, 0, self.top + self.side / 2, style="aside")
                self.top += self.place(block, self.edge, per_line) * self.side + 2
        self.top += self.gap

    def blocks(
        self, part: pd.DataFrame, kind: str, blocks: Mapping[str, int], name: str, detail: str
    ) -> None:
        """Give each kind a block of its own, all from the same height."""
        self.write(name, 0, self.top + 9, style="head")
        self.write(detail, 0, self.top + 26, style="aside")
        deep = 2
        for left, label in zip(self.lefts(blocks), blocks, strict=True):
            deep = max(deep, self.place(part[part[kind] == label], left, blocks[label]))
        self.top += deep * self.side + self.gap

    def head(self, blocks: Mapping[str, int], heads: Mapping[str, str]) -> None:
        """Write the names of kinds above their blocks."""
        for left, label in zip(self.lefts(blocks), blocks, strict=True):
            for up, line in enumerate(reversed(heads[label].split("\n"))):
                self.write(line, left, -14 - 15 * up, style="head")

    def check(self, blocks: Mapping[str, int]) -> None:
        """Raise where blocks are wider than the field, which Vega would press together."""
        needed = self.lefts(blocks)[-1] + list(blocks.values())[-1] * self.side
        if needed > self.width:
            told = f"blocks take {needed:g} of {self.width} pixels"
            raise ValueError(f"{told}; give fewer squares a line, or a smaller side, edge or gap")

    def lefts(self, blocks: Mapping[str, int]) -> list[float]:
        """Return where each block begins."""
        widths = [count * self.side + self.gap for count in blocks.values()]
        return [self.edge + sum(widths[:place]) for place in range(len(widths))]

    def place(self, part: pd.DataFrame, left: float, per_line: int) -> int:
        """Place squares in lines and return how many lines they fill."""
        number = pd.Series(range(len(part)), index=part.index)
        self.squares.append(
            part.assign(
                x=left + (number % per_line + 0.5) * self.side,
                y=self.top + (number // per_line + 0.5) * self.side,
            )
        )
        return -(-len(part) // per_line)

    def write(
        self, text: str, x: float, y: float, *, style: str = "name", align: str = "left"
    ) -> None:
        """Write a text from a point to the right, or to the left."""
        weight, colour = TEXTS[style]
        word = {"x": x, "y": y, "text": text, "align": align, "weight": weight, "colour": colour}
        self.words.append(word)


def _drawn(
    field: _Field,
    kind: str,
    looks: Mapping[str, Look],
    sign: str | None,
    named: alt.Legend | None,
    tooltip: Any,
) -> Chart:
    """Draw what lies on the field."""
    top = min([0.0, *(word["y"] - 10 for word in field.words)])
    height = field.top - top
    x = alt.X("x", type="quantitative", axis=None).scale(domain=[0, field.width], nice=False)
    y = alt.Y("y", type="quantitative", axis=None).scale(domain=[field.top, top], nice=False)
    base = alt.Chart(pd.concat(field.squares)).encode(x=x, y=y)
    # What the rim takes and a gap, so that squares of one colour can be counted.
    between = 1.8 if field.side <= 18 else 4.5
    square = base.mark_point(
        shape="square", size=(field.side - between) ** 2, strokeWidth=1.2
    ).encode(
        fill=scaled(alt.Fill, kind, looks, "colour", legend=named),
        stroke=scaled(alt.Stroke, kind, looks, "stroke", legend=named),
        tooltip=tooltip,
    )
    layers = [square]
    if sign:
        signs = base.mark_text(style="sign", color=sign_ink(kind, looks))
        layers.append(signs.encode(text=alt.Text(sign, type="nominal")))
    written = alt.Chart(pd.DataFrame(field.words)).mark_text(
        style="label",
        align=alt.expr("datum.align"),
        fontWeight=alt.expr("datum.weight"),
        color=alt.expr("datum.colour"),
    )
    layers.append(written.encode(x=x, y=y, text=alt.Text("text", type="nominal")))
    return layered(layers, height=height)
