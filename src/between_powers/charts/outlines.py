"""Outlines of countries for maps: one file, one note on what its lines do not say."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from between_powers.data.descriptor import folder

BOUNDARY_NOTE = (
    "Lines on the map are schematic and imply no opinion on any boundary; Crimea is shown as part "
    "of Ukraine, in line with UN General Assembly resolution 68/262."
)
"""What every map says about its boundaries."""


def outlines() -> dict[str, Any]:
    """Load the outlines of Kazakhstan, its neighbours and the countries that its routes cross.

    A GeoJSON FeatureCollection, new at each call. Degrees of longitude and latitude (WGS 84),
    rounded to 0.01; exterior rings run clockwise, as d3 and Vega draw them. Each feature has
    the properties ``iso`` (alpha-3) and ``name``. One feature, "Other land" with no ``iso``,
    holds whatever else is land between 8 and 106 degrees east, 29 and 66 north: a ground to
    draw, with no boundary inside it. The Caspian is no feature, so it stays empty.

    Raises
    ------
    ValueError
        If the file cannot be read, in one line that names it.

    Notes
    -----
    Natural Earth 1:50m (public domain) through world-atlas 2.0.2, simplified. Natural Earth draws
    Crimea inside Russia; that polygon is joined to Ukraine here. State `BOUNDARY_NOTE` on a map.

    `outline_table` is the same for a chart.

    Examples
    --------
    >>> [one["properties"]["name"] for one in outlines()["features"]][:3]
    ['Other land', 'Afghanistan', 'Armenia']
    """
    try:
        text = (folder() / "outlines.geojson").read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ValueError(f"data/outlines.geojson: cannot be read; restore it ({reason})") from error
    return found


def outline_table() -> pd.DataFrame:
    """Return the outlines as a table for Altair: one row a country, its geometry in a column.

    Columns ``iso`` (missing for "Other land"), ``name`` and ``geometry`` (GeoJSON). Encode
    ``shape="geometry:G"``: the layouts then keep the column, and the layers and layouts of a
    figure share one copy of it, which a collection given by value would not. Errors are those of
    `outlines`.

    Examples
    --------
    >>> import altair as alt
    >>> land = alt.Chart(outline_table()).mark_geoshape(clip=True).encode(shape="geometry:G")
    >>> land.data.columns.tolist()
    ['iso', 'name', 'geometry']
    """
    rows = [one["properties"] | {"geometry": one["geometry"]} for one in outlines()["features"]]
    return pd.DataFrame(rows, columns=["iso", "name", "geometry"])
