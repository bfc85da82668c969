"""Maps of the ways that oil, gas and goods take, in one code, with names where there is room."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from between_powers.charts.actors import colour
from between_powers.charts.layouts import Chart, form
from between_powers.charts.map_ground import WINDOWS, Window, ground, projected, scale_bar
from between_powers.charts.marks import words
from between_powers.charts.palette import APART, DEEP, INK, MUTED, PAPER, RULE, WATER
from between_powers.charts.theme import Layout
from between_powers.charts.tooltips import tips
from between_powers.words import number

COURSES = {
    "Through Russia": colour("Russia"),
    "Gas from Russia": colour("Russia"),
    "Around Russia": APART,
    "Middle Corridor": APART,
    "Inside Kazakhstan": RULE,
}
"""The colour of a line says where it goes, on every map."""
DASHES = {
    "pipeline": [1, 0],
    "gas_pipeline": [8, 3, 2, 3],
    "railway": [6, 3],
    "sea_lane": [2, 3],
    "ferry": [2, 3],
}
"""The dash of a line says what it is, by the ``kind`` of `pipeline_routes`: ships are dotted."""
THINNEST = 1.2
WIDEST = {"wide": 16.0, "narrow": 9.0}
"""Pixels of the line with the most tonnes; others follow in proportion, down to the thinnest."""
PLAIN = 1.8
"""Pixels of every line of a map without tonnes."""


@form
def route_map(
    layout: Layout,
    lines: pd.DataFrame,
    labels: pd.DataFrame,
    *,
    value_title: str,
    window: Window | None = None,
) -> Chart:
    """Draw lines on the ground from the Black Sea to China, Kazakhstan in a tint of its green.

    The width of a line is in proportion to its tonnes, but never below the thinnest, which lines
    without tonnes have too; if none has tonnes, all are alike. Colours and dashes are those of
    `COURSES` and `DASHES`.

    Parameters
    ----------
    lines : pandas.DataFrame
        One row a vertex: ``route_id``, ``name``, ``kind`` (of ``pipeline_routes``), ``sequence``,
        ``longitude``, ``latitude``, ``group`` and ``value_mt``, missing where it is not known.
    labels : pandas.DataFrame
        One row a label of a layout, as ``map_labels`` has them: ``layout``, ``kind`` (place,
        country, sea or route), ``text``, ``longitude``, ``latitude``, ``dx``, ``dy``, ``align`` and
        ``route``, a `route_id` whose tonnes and colour the words of a route take. Print has the
        labels of a wide screen.
    value_title : str
        What `value_mt` is, for the tooltip.
    window : tuple, optional
        What is shown, as in `WINDOWS`; that of the layout by default.

    Raises
    ------
    ValueError
        If a line has a group or a kind without a look, or a label names a route that is not
        among the lines.

    Examples
    --------
    >>> vertices = {"route_id": "cpc", "name": "CPC", "kind": "pipeline", "sequence": [0, 1],
    ...     "longitude": [53.4, 38.0], "latitude": [46.2, 45.0],
    ...     "group": "Through Russia", "value_mt": 64.8}
    >>> labels = {"layout": "wide", "kind": "route", "text": ["CPC"], "longitude": 47.8,
    ...     "latitude": 48.1, "dx": 0, "dy": 0, "align": "center", "route": "cpc"}
    >>> draw = route_map(pd.DataFrame(vertices), pd.DataFrame(labels),
    ...     value_title="Million tonnes")
    >>> draw(Layout("wide", 720)).layer[-1].data["text"].tolist()
    ['CPC 64.8']
    """
    side = "narrow" if layout.is_narrow else "wide"
    shown = labels[labels["layout"] == side]
    inks = {"place": INK, "country": MUTED, "sea": DEEP}
    # Words cannot be read in the paler grey of lines inside the country.
    inks |= {group: MUTED if hue == RULE else hue for group, hue in COURSES.items()}
    seen = window or WINDOWS[side]
    for column, known in (("group", COURSES), ("kind", DASHES)):
        if unknown := sorted(set(lines[column]) - set(known)):
            raise ValueError(f"a line of the map has the {column} {unknown[0]!r}, without a look")
    layers = [
        *ground(),
        _lines(lines.assign(width=widths(lines, WIDEST[side])), value_title),
        _places(layout, shown[shown["kind"] == "place"]),
        *scale_bar(seen, layout),
        *_names(_with_tonnes(shown, lines), inks),
    ]
    water = alt.ViewConfig(fill=WATER, stroke=None)
    return projected(alt.layer(*layers, view=water), layout, seen)


def widths(lines: pd.DataFrame, widest: float) -> pd.Series:
    """Return the width of each line in pixels: in proportion to its tonnes, but never too thin.

    Examples
    --------
    >>> widths(pd.DataFrame({"value_mt": [64.8, 8.1, 1.0, None]}), widest=16).tolist()
    [16.0, 2.0, 1.2, 1.2]
    """
    tonnes = lines["value_mt"].astype(float)
    if tonnes.isna().all():
        return tonnes.fillna(PLAIN)
    return (widest * tonnes.fillna(0) / tonnes.max()).clip(lower=THINNEST)


def _lines(lines: pd.DataFrame, value_title: str) -> alt.Chart:
    """Draw every line in one layer: colour by group, dash by kind, width as it is."""
    limits = [0, max(WIDEST.values())]
    # Bends and ends of a broad band are round; dashes keep their ends.
    cap: Any = alt.expr("datum.width > 4 ? 'round' : 'butt'")
    mark: dict[str, Any] = {"clip": True, "strokeJoin": "round", "strokeCap": cap}
    mark |= {"interpolate": "cardinal", "tension": 0.5}
    drawn: alt.Chart = (
        alt.Chart(lines)
        .mark_line(**mark)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            order="sequence:Q",
            detail="route_id:N",
            # Pixels as they are; of a line, Vega-Lite takes the size for its width.
            size=alt.Size("width:Q", legend=None).scale(domain=limits, range=limits),
            stroke=alt.Stroke("group:N", legend=None).scale(
                domain=list(COURSES), range=list(COURSES.values())
            ),
            strokeDash=alt.StrokeDash("kind:N", legend=None).scale(
                domain=list(DASHES), range=list(DASHES.values())
            ),
            tooltip=tips({"name": "Route", "group": "Course", "value_mt": f"{value_title}|.1f"}),
        )
    )
    return drawn


def _places(layout: Layout, places: pd.DataFrame) -> alt.Chart:
    mark: dict[str, Any] = {"color": INK, "stroke": PAPER, "strokeWidth": 0.8}
    dots = alt.Chart(places).mark_point(size=22 if layout.is_narrow else 30, **mark)
    drawn: alt.Chart = dots.encode(longitude="longitude:Q", latitude="latitude:Q")
    return drawn


def _with_tonnes(labels: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Give the words of a route its tonnes, where they are known, and the group of its line."""
    known = lines.drop_duplicates("route_id").set_index("route_id")
    if unknown := sorted(set(labels["route"].dropna()) - set(known.index)):
        raise ValueError(f"a label of the map names the route {unknown[0]!r}, which is not drawn")
    tonnes = labels["route"].map(known["value_mt"])
    amount = [f" {number(value, 1)}" if pd.notna(value) else "" for value in tonnes]
    group = labels["route"].map(known["group"])
    return labels.assign(text=labels["text"] + amount, ink=group.fillna(labels["kind"]))


def _names(labels: pd.DataFrame, inks: dict[str, str]) -> list[alt.Chart]:
    """Write all names, those on land with a thin rim of paper, those of routes bold.

    A bar in a name begins a second line.
    """
    frame = labels.assign(weight=(labels["kind"] == "route").map({True: 600, False: 400}))
    look: dict[str, Any] = {"baseline": "middle", "fontWeight": alt.expr("datum.weight")}
    rim, names = words(frame, "text", halo=2, lineBreak="|", **look)
    rim = rim.transform_filter("datum.kind != 'sea'")
    spot = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    ink = alt.Color("ink", type="nominal", legend=None)
    ink = ink.scale(domain=list(inks), range=list(inks.values()))
    return [rim.encode(**spot), names.encode(**spot, color=ink)]
