"""Points of charts: of one colour or of kinds, full or hollow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import altair as alt

from between_powers.charts.looks import Look, legend, scaled
from between_powers.charts.palette import INK, PAPER
from between_powers.charts.theme import Layout


def points(
    base: alt.Chart,
    *,
    by: str | None = None,
    looks: Mapping[str, Look] | None = None,
    colour: str = INK,
    hollow: str | None = None,
    key: alt.Legend | None = None,
    **mark: Any,
) -> alt.Chart:
    """Draw points of one colour or of kinds, hollow where a column of the rows is true.

    The base has the rows with their positions; `looks` gives the kinds colour and marker, `key` is
    the key to them, and `mark` has properties such as ``size`` and ``shape``.

    Examples
    --------
    >>> import pandas as pd
    >>> base = alt.Chart(pd.DataFrame({"x": [1], "about": [True]})).encode(x="x:Q")
    >>> points(base, hollow="about").to_dict()["encoding"]["fill"]["value"]
    '#23282d'
    """
    # Channels are written out: Altair tries conditions and values against its whole schema.
    encoding: dict[str, Any] = {"stroke": alt.StrokeValue(colour), "fill": alt.FillValue(colour)}
    if by and looks:
        encoding = {
            # One key for all three channels: a channel without one would contradict the others.
            "stroke": scaled(alt.Stroke, by, looks, "stroke", legend=key),
            "fill": scaled(alt.Fill, by, looks, "colour", legend=key),
            "shape": scaled(alt.Shape, by, looks, "marker", legend=key),
        }
    if hollow:
        encoding["fill"].condition = {"test": f"datum['{hollow}']", "value": PAPER}
    drawn: alt.Chart = base.mark_point(**({"size": 80, "strokeWidth": 2} | mark)).encode(**encoding)
    return drawn


def hollow_key(column: str, names: Sequence[str], colour: str, layout: Layout) -> alt.Fill:
    """Return the fill of full and hollow points, with a key that names the two.

    Examples
    --------
    >>> fill = hollow_key("about", ["Reported", "Expected"], INK, Layout("wide", 720))
    >>> fill.to_dict()["scale"]["domain"]
    [False, True]
    """
    full, hollow = names
    shown = cast("alt.Legend", legend(True, layout, names=names, stroke=colour))
    shown.labelExpr = f"datum.value ? {hollow!r} : {full!r}"
    fill = alt.Fill(column, type="nominal", legend=shown)
    return fill.scale(domain=[False, True], range=[colour, PAPER])
