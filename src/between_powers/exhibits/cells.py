"""The cells of a table: how values are written, which are numbers, and how they are sorted."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from between_powers.charts.tooltips import is_missing
from between_powers.words import MINUS, number

MAX_DECIMALS = 4
LOST = 0.01
"""The part of a value that may go as it is rounded."""

YEAR = "year"
NUMBER = re.compile(rf"[{MINUS}-]?[\d,]*\d(?:\.(\d+))?%?")
BARE_YEAR = re.compile(r"\d{4}")
ISO_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def texts(values: pd.Series, write: Callable[[Any], str] | None = None) -> list[str]:
    """Write the cells of a column, by default as `Table` says; a missing value is empty.

    Examples
    --------
    >>> texts(pd.Series([64.25, 70, None]))
    ['64.25', '70.00', '']
    """
    write = write or _writer(values)
    return ["" if is_missing(value) else write(value) for value in values]


def unwritable(values: pd.Series) -> str | None:
    """Tell what a column without a format holds that would be lost as text, if anything.

    Examples
    --------
    >>> unwritable(pd.Series([1.5, 0.00001234]))
    '1.234e-05, of which 4 decimals do not tell enough,'
    >>> unwritable(pd.Series([0.00013]))
    '0.00013, of which 4 decimals do not tell enough,'
    >>> unwritable(pd.Series([["x"], ["y"]]))
    'values of type list'
    >>> unwritable(pd.Series([64123456.5, None]))
    """
    for value in values:
        if isinstance(value, list | dict | set | tuple | pd.Timedelta):
            return f"values of type {type(value).__name__}"
        if not isinstance(value, float) or is_missing(value):
            continue
        if math.isinf(value):
            return "infinity"
        if abs(round(value, MAX_DECIMALS) - value) > LOST * abs(value):
            return f"{value:g}, of which {MAX_DECIMALS} decimals do not tell enough,"
    return None


def is_numeric(values: pd.Series, written: Sequence[str]) -> bool:
    """Tell whether a column is one of numbers: by its values, or by all that is written.

    Years alone are dates.

    Examples
    --------
    >>> cells = [["82%", ""], ["C5", "7"], ["1991", "2022"]]
    >>> [is_numeric(pd.Series(cell), cell) for cell in cells]
    [True, False, False]
    """
    if _holds_numbers(values):
        return True
    filled = [text for text in written if text and not BARE_YEAR.fullmatch(text)]
    others = (text for text in written if text)
    return bool(filled) and all(map(NUMBER.fullmatch, others))


def decimal_counts(written: Sequence[str]) -> list[int]:
    """Count the digits after the point in each number that is written; each count once.

    Examples
    --------
    >>> decimal_counts(["1.5%", "20%", "none"])
    [0, 1]
    """
    found = filter(None, map(NUMBER.fullmatch, written))
    return sorted({len(match[1] or "") for match in found})


def ranks(values: pd.Series, written: Sequence[str]) -> list[int | None]:
    """Return the place of each value in the order of numbers or dates; nothing for other columns.

    Equal values share a place, a missing one has none.

    Examples
    --------
    >>> ranks(pd.Series(["8%", "12%", ""]), ["8%", "12%", ""])
    [1, 2, None]
    >>> ranks(pd.Series(["west", "east"]), ["west", "east"])
    []
    """
    if not _holds_numbers(values) and is_numeric(values, written):
        values = pd.to_numeric(
            pd.Series(written).replace({",": "", "%": "", MINUS: "-"}, regex=True)
        )
    elif not _holds_numbers(values) and not _holds_dates(values):
        return []
    return places(values)


def places(values: pd.Series) -> list[int | None]:
    """Return the place of each value of a column in their order; equal ones share it.

    Examples
    --------
    >>> places(pd.Series(["2022-03", "2022", None]))
    [2, 1, None]
    """
    return [None if pd.isna(place) else int(place) for place in values.rank(method="dense")]


def _writer(values: pd.Series) -> Callable[[Any], str]:
    """Return what writes the values of a column that has no format of its own."""
    if values.name == YEAR or not _holds_numbers(values):
        return _plain
    decimals = max((_decimals(value) for value in values.dropna()), default=0)
    return lambda value: number(value, decimals)


def _plain(value: Any) -> str:
    if not isinstance(value, pd.Timestamp):
        return str(value)
    time = f", {value:%H:%M}" if value != value.normalize() else ""
    return f"{value.day} {value:%B %Y}{time}"


def _holds_numbers(values: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)


def _holds_dates(values: pd.Series) -> bool:
    """Tell whether all values are dates, or such as the data write them."""
    if pd.api.types.is_datetime64_any_dtype(values):
        return True
    texts = values.dropna().astype(str)
    return not texts.empty and bool(texts.map(ISO_DATE.fullmatch).notna().all())


def _decimals(value: float) -> int:
    """Count the digits after the point that a value needs."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return min(max(0, -int(exponent)), MAX_DECIMALS)
