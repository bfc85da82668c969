"""What differs between layouts, and the decorator that makes a chart form of a function."""

from __future__ import annotations

import difflib
import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import altair as alt
import pandas as pd

from between_powers.charts.theme import Layout

Chart = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart
Draw = Callable[[Layout], Chart]

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True)
class _ByLayout:
    wide: Any
    narrow: Any
    printed: Any

    def value(self, layout: Layout) -> Any:
        return {"wide": self.wide, "narrow": self.narrow, "print": self.printed}[layout.name]


def by_layout(wide: T, *, narrow: T, printed: T | None = None) -> T:
    """Give an option of a chart form another value on a phone, and in print if it differs there.

    What is returned stands in for the value in every option of a form, the rows included. It has
    the type of the values for type checkers.

    Examples
    --------
    >>> chosen(by_layout("European Union", narrow="EU"), Layout("narrow", 330))
    'EU'
    """
    return cast("T", _ByLayout(wide, narrow, wide if printed is None else printed))


def chosen(option: T, layout: Layout) -> T:
    """Return the value of an option in a layout; a part of an option may differ, too.

    Examples
    --------
    >>> chosen((2022.15, by_layout("The invasion", narrow="")), Layout("narrow", 330))
    (2022.15, '')
    """
    value: Any = option
    if isinstance(value, _ByLayout):
        value = value.value(layout)
    elif isinstance(value, tuple | list):
        value = type(value)(chosen(part, layout) for part in value)
    elif isinstance(value, dict):
        value = {name: chosen(part, layout) for name, part in value.items()}
    return cast("T", value)


def form(function: Callable[Concatenate[Layout, P], Chart]) -> Callable[P, Draw]:
    """Make a chart form: called with rows and options, it returns what draws each layout.

    Each option may differ `by_layout`; the result draws a layout, as `Figure(draw=...)` wants.
    An option that the form does not know is refused with a `ValueError`.

    Examples
    --------
    >>> @form
    ... def dot(layout: Layout, size: int) -> alt.Chart:
    ...     return alt.Chart(pd.DataFrame({"a": [1]})).mark_point(size=size)
    >>> dot(by_layout(80, narrow=40))(Layout("narrow", 330)).mark.size
    40
    """

    @wraps(function)
    def make(*args: P.args, **options: P.kwargs) -> Draw:
        check_options(function, options)

        def draw(layout: Layout) -> Chart:
            values = [chosen(value, layout) for value in args]
            named = {name: chosen(value, layout) for name, value in options.items()}
            return cast("Any", function)(layout, *values, **named)  # type: ignore[no-any-return]

        return draw

    signature = inspect.signature(function)
    shown = list(signature.parameters.values())[1:]
    make.__signature__ = signature.replace(parameters=shown)  # type: ignore[attr-defined]
    return make


def check_options(function: Callable[..., Any], options: Iterable[str]) -> None:
    """Raise one clear line for an option that a form does not know.

    Python refuses none where a form passes the rest of its options on, as those of an axis.

    Examples
    --------
    >>> def bars(layout: Layout, *, thickness: int = 18) -> None: ...
    >>> check_options(bars, ["thicknes"])
    Traceback (most recent call last):
    ValueError: the chart form bars has no option 'thicknes'; the nearest is 'thickness'
    """
    known = _options(function)
    for name in options:
        if known is not None and name not in known:
            told = f"the chart form {function.__name__} has no option {name!r}"
            nearest = difflib.get_close_matches(name, known, n=1, cutoff=0)
            raise ValueError("; the nearest is ".join([told, *map(repr, nearest)]))


@cache
def _options(function: Callable[..., Any]) -> tuple[str, ...] | None:
    """Name the options of a form, those of its axes included; None where any name will do."""
    names: list[str] = []
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD:
            names.append(name)
            continue
        passed = re.fullmatch(r"Unpack\[(\w+)\]", str(parameter.annotation))
        if passed is None:
            return None
        names += function.__globals__[passed[1]].__annotations__
    return tuple(names)


def check_columns(rows: pd.DataFrame, *names: str | None) -> None:
    """Raise one clear line for a column that is to be drawn and is not there.

    Examples
    --------
    >>> check_columns(pd.DataFrame({"year": [1]}), "yeer", None)
    Traceback (most recent call last):
    ValueError: the chart draws the column 'yeer', and its rows have only: year
    """
    for name in names:
        if name is not None and name not in rows.columns:
            raise ValueError(
                f"the chart draws the column {name!r}, and its rows have only: "
                + ", ".join(map(str, rows.columns))
            )


def layered(layers: Sequence[Any], *, height: float) -> alt.LayerChart:
    """Lay charts over each other in a plot of one height.

    Examples
    --------
    >>> layered([alt.Chart(pd.DataFrame({"a": [1]})).mark_point()], height=100).height
    100
    """
    return alt.LayerChart(layer=list(layers), height=height)
