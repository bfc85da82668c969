"""How kinds and actors look in a chart: colours, markers and dashes, with the key to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from between_powers.charts.actors import ACTORS, Actor
from between_powers.charts.palette import INK, PAPER, RULE, contrast, ink_on
from between_powers.charts.theme import Layout


@dataclass(frozen=True)
class Look:
    """How one kind of thing is drawn."""

    colour: str  # hex colour of the palette
    marker: str = "circle"  # Vega symbol of its points
    dash: tuple[int, ...] = ()  # dash pattern of its lines; empty is solid
    stroke: str = ""  # colour of the outline of its points; that of the point by default


Looks = Mapping[str, "str | Look | Actor"]
Key = bool | Sequence[str] | Mapping[str, str]
"""Whether there is a key; the kinds that it names; or its words for them."""


def looks_of(values: Iterable[Any], looks: Looks | None = None) -> dict[str, Look]:
    """Return the look of each kind, in the order of the key: as given, or that of its actor.

    Raises
    ------
    ValueError
        If the rows hold a kind that `looks` does not name.

    Examples
    --------
    >>> looks_of(["Russia", "Russia", "Peru"])["Peru"].colour == ACTORS["Others"].colour
    True
    >>> looks_of(["gas"], {"oil": "#23282d"})
    Traceback (most recent call last):
    ValueError: 'gas' has no look; the looks name: oil
    """
    kinds = [value for value in dict.fromkeys(values) if isinstance(value, str)]
    named: Looks = looks or {kind: ACTORS.get(kind, ACTORS["Others"]) for kind in kinds}
    for kind in kinds:
        if kind not in named:
            raise ValueError(f"{kind!r} has no look; the looks name: " + ", ".join(named))
    return {kind: _look(look) for kind, look in named.items()}


def _look(look: str | Look | Actor) -> Look:
    if isinstance(look, Look):
        return look
    return Look(look) if isinstance(look, str) else Look(look.colour, look.marker, look.dash)


def legend(
    key: Key, layout: Layout, *, columns: int = 0, symbol: str = "", stroke: str = ""
) -> alt.Legend | None:
    """Return the key to kinds, above the chart: one column on a phone, three elsewhere.

    Its marks have the chart's symbol and outline where none is given.

    Examples
    --------
    >>> legend(["Primary"], Layout("narrow", 330)).columns
    1
    >>> legend(False, Layout("wide", 720)) is None
    True
    """
    if not key:
        return None
    options: dict[str, Any] = {"columns": columns or (1 if layout.is_narrow else 3)}
    options["labelLimit"] = layout.width - 40
    if symbol:
        options |= {"symbolType": symbol, "symbolSize": 120}
    if stroke:
        options |= {"symbolStrokeColor": stroke}
    if not isinstance(key, bool):
        options["values"] = list(key)
    if isinstance(key, Mapping):
        options["labelExpr"] = words_for(key)
    return alt.Legend(**options)


def words_for(names: Mapping[str, str]) -> str:
    """Return the Vega expression that puts other words for the labels of an axis or key.

    Examples
    --------
    >>> words_for({"EU": "Union"})
    '{"EU": "Union"}[datum.value] || datum.label'
    """
    pairs = ", ".join(f"{_quoted(name)}: {_quoted(words)}" for name, words in names.items())
    return f"{{{pairs}}}[datum.value] || datum.label"


def _quoted(text: str) -> str:
    return json.dumps(str(text), ensure_ascii=False)


def kinds(
    field: str, looks: Mapping[str, Look], layout: Layout, *, key: Key = True, columns: int = 0
) -> alt.Color:
    """Return the colours of named kinds, as squares in the key.

    Examples
    --------
    >>> kinds("grade", {"Primary": Look("#23282d")}, Layout("wide", 720)).to_dict()["scale"]
    {'domain': ['Primary'], 'range': ['#23282d']}
    """
    pale = any(contrast(look.colour, PAPER) < 1.5 for look in looks.values())
    shown = legend(key, layout, columns=columns, symbol="square", stroke=RULE if pale else "")
    colours: alt.Color = scaled(alt.Color, field, looks, "colour", legend=shown)
    return colours


def scaled(
    channel: Any, field: str, looks: Mapping[str, Look], what: str, legend: alt.Legend | None = None
) -> Any:
    """Return a channel that maps kinds to their ``colour``, ``marker``, ``dash`` or ``stroke``.

    Examples
    --------
    >>> scaled(alt.Shape, "who", {"a": Look("#23282d")}, "marker").to_dict()["scale"]["range"]
    ['circle']
    """
    parts: dict[str, Callable[[Look], Any]] = {
        "colour": lambda look: look.colour,
        "marker": lambda look: look.marker,
        "dash": lambda look: list(look.dash) or [1, 0],
        "stroke": lambda look: look.stroke or look.colour,
    }
    values = [parts[what](look) for look in looks.values()]
    encoded = channel(field, type="nominal", legend=legend, sort=list(looks))
    return encoded.scale(domain=list(looks), range=values)


def sign_ink(field: str, looks: Mapping[str, Look]) -> Any:
    """Return the ink of signs on kinds: that of the paper on dark ones.

    Examples
    --------
    >>> ink = sign_ink("as", {"Member": Look("#23282d"), "Observer": Look("#e6dfc9")})
    >>> print(ink.to_dict()["expr"])
    indexof(["Member"], datum['as']) >= 0 ? '#fefefe' : '#23282d'
    """
    dark = [name for name, look in looks.items() if ink_on(look.colour) == PAPER]
    among = f"indexof({json.dumps(dark, ensure_ascii=False)}, datum['{field}']) >= 0"
    return alt.expr(f"{among} ? '{PAPER}' : '{INK}'")
