"""Scatter: values in time as dots, of which some may be hollow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import altair as alt
import pandas as pd

from between_powers.charts.layouts import Chart, check_columns, form, layered
from between_powers.charts.looks import Key, LookByKind, legend, looks_of, sign_ink
from between_powers.charts.marks import moment, texts
from between_powers.charts.palette import INK, PAPER, readable
from between_powers.charts.points import hollow_key, points
from between_powers.charts.theme import Layout
from between_powers.charts.time_axes import Span, TimeAndValueAxis, time_plane
from between_powers.charts.tooltips import tips


@form
def scatter(
    layout: Layout,
    rows: pd.DataFrame,
    *,
    x: str,
    y: str,
    by: str | None = None,
    looks: LookByKind | None = None,
    key: Key = False,
    kind: str | None = None,
    markers: Mapping[str, str] | None = None,
    colour: str = INK,
    marker: str = "circle",
    size: int = 85,
    hollow: str | None = None,
    hollow_names: Sequence[str] = (),
    text: str | None = None,
    place: str = "below",
    halo: bool = False,
    rule: tuple[float | str, str] | None = None,
    span: Span = None,
    height: int = 240,
    tip: Mapping[str, str] | None = None,
    **axis: Unpack[TimeAndValueAxis],
) -> Chart:
    """Draw a dot for each value.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a dot.
    x, y : str
        Columns of the time, as dates or (decimal) years, and of the values.
    by, looks, key
        Column of series or actors, their looks and whether there is a key, as in `bars`.
    kind, markers
        Column of kinds, and the Vega symbol of each, where the marker tells something else than
        the series does.
    colour, marker : str
        Of dots that have no series, and of their texts.
    size : int
        Area of a dot, in square pixels.
    hollow : str, optional
        Column that is true where a value is a lesser one: a hollow dot.
    hollow_names : sequence of str
        Words of the key for full and for hollow dots; no key by default.
    text, place, halo, rule, span, height, tip, **axis
        As in `lines`.

    Examples
    --------
    >>> rows = pd.DataFrame({"year": [2009, 2013], "share": [0.4, 0.5], "about": [False, True]})
    >>> draw = scatter(rows, x="year", y="share", hollow="about",
    ...     hollow_names=("Reported", "Expected"))
    >>> len(draw(Layout("wide", 720)).layer)
    1
    """
    check_columns(rows, x, y, by, kind, hollow, text)
    plane = time_plane(rows, x, y, layout, span, axis)
    shown = looks_of(rows[by], looks) if by else None
    layers: list[Any] = [moment(rule, rows[x], span)] if rule else []
    drawn = points(
        alt.Chart(rows).encode(**plane, tooltip=tips(tip)),
        by=by,
        looks=shown,
        colour=colour,
        hollow=hollow,
        key=legend(key, layout, names=shown or ()),
        # A thick outline would swell small dots, and come under the letters on them.
        **(
            {"size": size, "strokeWidth": 1 if place == "on" else min(2, size / 20)}
            | ({} if by else {"shape": marker})
        ),
    )
    if kind and markers:
        drawn = drawn.encode(
            shape=alt.Shape(kind, type="nominal", legend=None).scale(
                domain=list(markers), range=list(markers.values())
            )
        )
    if hollow and hollow_names:
        drawn = drawn.encode(fill=hollow_key(hollow, hollow_names, colour, layout))
    layers.append(drawn)
    if text:
        ink = {} if by else {"color": readable(colour, PAPER, INK)}
        on = {"color": sign_ink(by, shown)} if by and shown and place == "on" else ink
        layers += texts(rows, text, place, plane, halo=halo, **on)
    return layered(layers, height=height)
