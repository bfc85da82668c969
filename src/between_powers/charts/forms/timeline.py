"""Timeline: dated acts one below the other, on the side of the line that each belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import LookByKind, looks_of
from between_powers.charts.palette import GRID, INK, MUTED
from between_powers.charts.points import points
from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import tips


@form
def timeline(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    at: str,
    text: str,
    side: str,
    sides: tuple[str, str],
    kind: str | None = None,
    looks: LookByKind | None = None,
    hollow: str | None = None,
    quiet: str | None = None,
    when: str | None = None,
    rule: tuple[str, str] | None = None,
    step: int = 20,
    tip: Mapping[str, str] | None = None,
) -> Chart:
    """Draw one line for each act, the first at the top, with a head for each year.

    On a wide screen and in print the dates stand in the middle, the acts left and right of them;
    on a phone the dates stand left, then the marks of the two sides, then the words.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row an act.
    at, text, side : str
        Columns of the dates, of the words and of the side.
    sides : tuple of str
        The left and the right side.
    kind : str, optional
        Column of the kinds of acts, where those of a side differ; they head it in place of its
        name.
    looks : mapping, optional
        Look of each side, or of each kind in the order of the heads; without it, sides are actors.
    hollow : str, optional
        Column that is true where an act is of the lesser sort: a hollow mark.
    quiet : str, optional
        Column that is true where an act is beside the point: its words are muted.
    when : str, optional
        Column of the words for the dates; day and month by default.
    rule : tuple of str, optional
        An ISO date and its words: a dashed rule between the acts before it and those from it on.
    step : int
        Pixels from line to line.
    tip : mapping, optional
        Tooltips (see `tips`).

    Examples
    --------
    >>> rows = pd.DataFrame({"to": ["Russia"], "act": ["Troops called in"]})
    >>> rows["on"] = pd.to_datetime(["2022-01-06"])
    >>> draw = timeline(rows, at="on", text="act", side="to", sides=("Russia", "Kazakhstan"))
    >>> draw(Layout("wide", 720)).height
    60
    """
    check_columns(rows, at, text, side, kind, hollow, quiet, when)
    width, narrow = layout.width - 8, layout.is_narrow
    centre = 37.0 if narrow else width / 2
    lanes = dict(zip(sides, (50, 68) if narrow else (centre - 44, centre + 44), strict=True))
    acts, breaks = _lines(rows.sort_values(at, kind="stable"), at, rule)
    marked = acts.assign(x=acts[side].map(lanes))
    if quiet:
        marked["colour"] = marked[quiet].map({True: MUTED, False: INK})
    dates = _at(acts, centre, "right" if narrow else "center").assign(
        words=acts[when] if when else [f"{day.day} {day:%b}" for day in acts[at]], colour=MUTED
    )
    shown = looks_of(rows[kind] if kind else sides, looks)
    kind = kind or side
    headed = pd.DataFrame({side: sides}) if kind == side else rows[[side, kind]].drop_duplicates()
    heads = _heads(headed, side, kind, list(shown))
    heads["x"] = heads[side].map(dict(zip(sides, (50, 161), strict=True)) if narrow else lanes)
    named = [
        _beside(marked, side, sides[0], narrow=narrow).assign(words=marked[text]),
        _beside(heads, side, "" if narrow else sides[0], narrow=False).assign(
            words=heads[kind], weight=600
        ),
        dates,
        _at(breaks, 0.0 if narrow else centre, "left" if narrow else "center"),
    ]
    y = alt.Y("line", type="quantitative", axis=None)
    top = -int(heads["line"].min())
    y = y.scale(domain=[len(acts) + len(breaks) - 0.5, -top - 0.5], nice=False)
    x = alt.X("x", type="quantitative", axis=None).scale(domain=[0, width], nice=False)
    dot = alt.Chart(pd.concat([marked, heads])).encode(x=x, y=y, tooltip=tips(tip))
    marks = points(dot, by=kind, looks=shown, hollow=hollow)
    layers = [*_rules(breaks, centre, width, y), marks]
    layers.append(_written(pd.concat(named)).encode(x=x, y=y))
    return layered(layers, height=step * (len(acts) + len(breaks) + top))


def _heads(kinds: pd.DataFrame, side: str, kind: str, order: list[str]) -> pd.DataFrame:
    """Return a head for each kind, those of a side one above the other over its first line."""
    heads = kinds.sort_values(kind, key=lambda names: names.map(order.index))
    return heads.assign(line=-heads.groupby(side).cumcount(ascending=False) - 1)


def _lines(
    rows: pd.DataFrame, at: str, rule: tuple[str, str] | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the acts, and the years and the rule between them, each with its line."""
    lines: list[int] = []
    breaks: list[dict[str, Any]] = []
    year, is_open = None, rule is not None
    for date in rows[at]:
        found = []
        if date.year != year:
            year = date.year
            found.append({"words": str(year), "weight": 600})
        if rule and is_open and date >= pd.Timestamp(rule[0]):
            is_open = False
            # It stands below the head of its own year, and above that of a later one.
            place = 0 if year != pd.Timestamp(rule[0]).year else len(found)
            found.insert(place, {"words": rule[1], "colour": MUTED})
        for one in found:
            breaks.append({"line": len(lines) + len(breaks)} | one)
        lines.append(len(lines) + len(breaks))
    plain = {"colour": INK, "weight": 400}
    frame = pd.DataFrame([plain | one for one in breaks], columns=["line", "words", *plain])
    return rows.assign(line=lines), frame


def _at(rows: pd.DataFrame, x: float, align: str) -> pd.DataFrame:
    return rows.assign(x=x, align=align)


def _beside(rows: pd.DataFrame, side: str, left: str, *, narrow: bool) -> pd.DataFrame:
    """Put words on the far side of their marks, on a phone in one column."""
    leftward = rows[side] == left
    x = rows["x"] + leftward.map({True: -15, False: 12})
    align = leftward.map({True: "right", False: "left"})
    return rows.assign(x=81 if narrow else x, align="left" if narrow else align)


def _rules(breaks: pd.DataFrame, centre: float, width: float, y: alt.Y) -> list[alt.Chart]:
    """Draw a line on both sides of the words of each break; that of the rule is dashed."""
    sides = []
    for break_ in breaks.itertuples():
        room = 3.4 * len(str(break_.words)) + 10
        ends = [(centre + room, width), (0, centre - room)] if centre > 100 else [(2 * room, width)]
        sides += [(break_.line, *end, break_.colour == MUTED) for end in ends]
    frame = pd.DataFrame(sides, columns=["line", "x", "end", "dashed"])
    drawn = []
    for dashed, part in frame.groupby("dashed"):
        mark = {"color": MUTED, "strokeDash": [3, 3]} if dashed else {"color": GRID}
        rule = alt.Chart(part).mark_rule(**mark)
        drawn.append(rule.encode(x=alt.X("x", type="quantitative"), x2="end", y=y))
    return drawn


def _written(words: pd.DataFrame) -> alt.Chart:
    """Write all words in one layer, each with its alignment, weight and ink."""
    frame = words.fillna({"weight": 400, "colour": INK})
    chart: alt.Chart = (
        alt.Chart(frame[["x", "line", "words", "align", "weight", "colour"]])
        .mark_text(
            style="label",
            align=alt.expr("datum.align"),
            fontWeight=alt.expr("datum.weight"),
            color=alt.expr("datum.colour"),
        )
        .encode(text=alt.Text("words", type="nominal"))
    )
    return chart
