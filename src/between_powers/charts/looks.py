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


LookByKind = Mapping[str, "str | Look | Actor"]
Key = bool | Sequence[str] | Mapping[str, str]
"""Whether there is a key; the kinds that it names; or its words for them."""


def looks_of(values: Iterable[Any], looks: LookByKind | None = None) -> dict[str, Look]:
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
    named: LookByKind = looks or {kind: ACTORS.get(kind, ACTORS["Others"]) for kind in kinds}
    for kind in kinds:
        if kind not in named:
            raise ValueError(f"{kind!r} has no look; the looks name: " + ", ".join(named))
    return {kind: _look(look) for kind, look in named.items()}


def _look(look: str | Look | Actor) -> Look:
    if isinstance(look, Look):
        return look
    return Look(look) if isinstance(look, str) else Look(look.colour, look.marker, look.dash)


def legend(
    key: Key,
    layout: Layout,
    *,
    names: Iterable[Any] = (),
    columns: int = 0,
    symbol: str = "",
    stroke: str = "",
) -> alt.Legend | None:
    """Return the key to kinds, above the chart: one column on a phone, even rows elsewhere.

    The names are those of the kinds, where the key itself has no words for them. Its marks have
    the chart's symbol and outline where none is given.

    Examples
    --------
    >>> legend(["Primary"], Layout("narrow", 330)).columns
    1
    >>> legend(False, Layout("wide", 720)) is None
    True
    """
    if not key:
        return None
    if isinstance(key, Mapping):
        names = key.values()
    elif not isinstance(key, bool):
        names = key
    options: dict[str, Any] = {"columns": columns or key_columns(list(names), layout)}
    options["labelLimit"] = layout.width - 40
    # Of one size, with the rim of points: a square has none.
    options["symbolSize"] = 80
    if symbol:
        options |= {"symbolType": symbol, "symbolSize": 120}
    if stroke:
        options |= {"symbolStrokeColor": stroke}
    elif symbol:
        # The rim of paper that parts bars would make the square smaller.
        options["symbolStrokeWidth"] = 0
    if not isinstance(key, bool):
        options["values"] = list(key)
    if isinstance(key, Mapping):
        options["labelExpr"] = words_for(key)
    return alt.Legend(**options)


def key_columns(names: Sequence[Any], layout: Layout) -> int:
    """Return the columns of a key: all in one row that has room for them, else rows of one length.

    Rows of any other length would leave a last name alone. A plot may be two thirds of a picture.

    Examples
    --------
    >>> four = ["Through Russia", "Possible through Russia", "Around", "Possible around Russia"]
    >>> [key_columns(names, Layout("wide", 624)) for names in (four, four[:2])]
    [2, 2]
    >>> key_columns(["At home", "With Russia", "With China", "Others"], Layout("wide", 624))
    4
    """
    if layout.is_narrow:
        return 1
    length = sum(26 + 6.4 * len(str(name)) for name in names)
    rows = max(1, -(-length // (0.65 * layout.width)))
    return int(-(-len(names) // rows)) or 3


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
    rim = RULE if pale else ""
    shown = legend(key, layout, names=looks, columns=columns, symbol="square", stroke=rim)
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
