"""Times as the datasets write them: a year, quarter, month, day, or a span of two of them."""

import pandas as pd

COLUMNS = ("year", "month", "date", "start", "end", "wave", "period", "stated")
"""Columns that hold the time of a row."""

_QUARTERS = {"Q1": ("01", "03"), "Q2": ("04", "06"), "Q3": ("07", "09"), "Q4": ("10", "12")}


def ends(text: str) -> tuple[str, str]:
    """First and last of a span, or the time twice.

    Examples
    --------
    >>> ends("2022-03/2022-11"), ends("1998")
    (('2022-03', '2022-11'), ('1998', '1998'))
    """
    first, _, last = text.partition("/")
    return first, last or first


def months(text: str) -> tuple[str, str]:
    """First and last month that a year, quarter, month or day touches, or two of them with a slash.

    Examples
    --------
    >>> months("2015/2016"), months("2026-Q2"), months("2022-09-17")
    (('2015-01', '2016-12'), ('2026-04', '2026-06'), ('2022-09', '2022-09'))
    """
    touched = []
    for time, default in zip(ends(text), ("01", "12"), strict=True):
        month = time[5:7] or default
        place = 0 if default == "01" else 1
        touched.append(f"{time[:4]}-{_QUARTERS[month][place] if month in _QUARTERS else month}")
    return touched[0], touched[1]


def columns(frame: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """Columns of a frame that hold times, each with its cells as text; a gap is empty.

    Examples
    --------
    >>> columns(pd.DataFrame({"year": [2021, 2022], "value": [1, 2]}))
    [('year', ['2021', '2022'])]
    """
    return [
        (column, [str(cell) for cell in _written(frame[column])])
        for column in COLUMNS
        if column in frame
    ]


def _written(column: pd.Series) -> list[object]:
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    return list(column.astype("object").fillna(""))
