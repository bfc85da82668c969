"""Tooltips: their columns in words, the form of each value, and the expression that is published.

A chart names the columns; below the figure a reader finds the same in a table. Both take the form
of a value from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from between_powers.words import calendar_date, number, percent

SCALE_WORDS = ("Thousand", "Million", "Billion")
DATE = "date"
_NUMBER = re.compile(r",?\.(\d)([f%])")
_TIME = re.compile(r"%-?[a-zA-Z]")


def tips(columns: Mapping[str, str] | None) -> Any:
    """Return tooltips from columns and their words: the only place where they get their form.

    The first column names the mark, so put it first. After a bar comes the format: one of d3 for a
    number (``"Share|.1%"``) or a time (``"%-d %B %Y"``), or ``date`` for a text that is an ISO
    date as far as it goes. The words of a number may be its unit (``"Billion dollars|.1f"``) or
    end in one (``"Brent, dollars|.1f"``), which then follows it as in prose.

    Raises
    ------
    ValueError
        If a format is none of these.

    Examples
    --------
    >>> [tip.to_dict()["title"] for tip in tips({"who": "Partner", "bn": "Billion dollars|.1f"})]
    ['Partner', 'Billion dollars']
    """
    shown = []
    for name, words in (columns or {}).items():
        title, _, form = words.partition("|")
        if form and form != DATE and not (is_number(form) or _TIME.match(form)):
            raise ValueError(
                f"no format {form!r} for {name!r} in tooltips; there are '.1f' and '.1%' with any "
                "number of decimals, times such as '%-d %B %Y', and 'date'"
            )
        if title:
            options = {"format": form} if form else {}
            shown.append(alt.Tooltip(field=name, type="nominal", title=title, **options))  # type: ignore[arg-type]
    return shown or alt.Undefined


def is_number(form: str) -> bool:
    """Tell whether a format is one of a number.

    Examples
    --------
    >>> is_number(",.1f"), is_number("%Y")
    (True, False)
    """
    return bool(_NUMBER.fullmatch(form))


def is_missing(value: Any) -> bool:
    """Tell whether there is no value.

    Examples
    --------
    >>> is_missing(None), is_missing(float("nan")), is_missing([]), is_missing("")
    (True, True, False, False)
    """
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def written(value: Any, form: str) -> str:
    """Write a value as the tooltip does, in a table: without its unit.

    Examples
    --------
    >>> written(0.1236, ".1%"), written(12345.6, ".0f"), written("2022-02", "date")
    ('12.4%', '12,346', 'February 2022')
    >>> written(pd.Timestamp("2022-02-24"), "%B %Y"), written(None, ".1f"), written(2021.0, "")
    ('February 2022', '', '2021')
    """
    if is_missing(value) or value == "":  # as Altair writes a date that is missing
        return ""
    if match := _NUMBER.fullmatch(form):
        write = percent if match[2] == "%" else number
        return write(float(value), int(match[1]))
    if form == DATE:
        return calendar_date(str(value)[:10])
    if form:
        return pd.Timestamp(value).strftime(form)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


_OF_COLUMNS = {"field", "title", "format", "type"}
"""What a tooltip of a column has; one that counts or groups is Vega-Lite's matter."""


def expressed(part: Any) -> Any:
    """Return a specification, or a part of one, with each tooltip as one expression.

    Vega-Lite's own tooltips know no units, and write no value as a word of its own.

    Examples
    --------
    >>> tooltip = [{"field": "who", "title": "Partner"},
    ...            {"field": "bn", "title": "Billion dollars", "format": ".1f"}]
    >>> shown = expressed({"mark": "bar", "encoding": {"tooltip": tooltip}})
    >>> shown["encoding"]["tooltip"]["value"]["expr"]  # doctest: +ELLIPSIS
    "{'Partner': datum['who'], '': ... format(datum['bn'], ',.1f') + ' billion dollars' : ''}"
    """
    if isinstance(part, list):
        return [expressed(one) for one in part]
    if not isinstance(part, dict):
        return part
    whole = {name: expressed(one) for name, one in part.items() if name != "datasets"}
    shown = part.get("encoding", {}).get("tooltip")
    if isinstance(shown, list) and all(tip.keys() <= _OF_COLUMNS for tip in shown):
        rows = [_row(t["field"], t.get("title") or t["field"], t.get("format", "")) for t in shown]
        whole["encoding"]["tooltip"] = {"value": {"expr": f"{{{', '.join(rows)}}}"}}
    return whole | ({"datasets": part["datasets"]} if "datasets" in part else {})


def _row(column: str, label: str, form: str) -> str:
    """Return one row of a tooltip as a member of an object: its label, and an expression."""
    value, unit = f"datum[{_quoted(column)}]", ""
    if not form:
        return f"{_quoted(label)}: {value}"
    if form == DATE:
        # Four, seven or ten signs: a year, a month or a day.
        forms = "['%Y', '%B %Y', '%-d %B %Y']"
        shown = f"utcFormat(toDate({value}), {forms}[floor(length({value}) / 3) - 1])"
    elif is_number(form):
        if label.startswith(SCALE_WORDS):
            label, unit = "", label[0].lower() + label[1:]
        elif ", " in label:
            label, unit = label.split(", ", 1)
        # Thousands are parted, as in prose.
        grouped = _quoted("," + form.removeprefix(","))
        follows = f" + {_quoted(f' {unit}')}" if unit else ""
        shown = f"format({value}, {grouped}){follows}"
    else:
        shown = f"timeFormat(toDate({value}), {_quoted(form)})"
    return f"{_quoted(label)}: isValid({value}) ? {shown} : ''"


def _quoted(text: str) -> str:
    """Return a text as an expression."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
