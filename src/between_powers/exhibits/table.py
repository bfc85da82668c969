"""A table: rows with their finding, sources and filters, for every edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

import pandas as pd

from between_powers.exhibits.exhibit import Exhibit, ExhibitError
from between_powers.words import number
from reportpress.contract import TABLE_MIME

MAX_DECIMALS = 4
YEAR = "year"


class TableError(ExhibitError):
    """A table that the report must not print: a column, text or source is missing or wrong."""


@dataclass(frozen=True, kw_only=True)
class Table(Exhibit):
    """Rows and what a reader needs to trust and search them, as one object of a chapter.

    Besides what every `Exhibit` has:

    Parameters
    ----------
    columns : mapping of str to str
        The shown columns of `data` and their headings, in order. The first names the row.
    formats : mapping of str to callable, optional
        Writes the values of a column as text. By default a date is written as a day, a number as
        prose writes it, with the decimals that its column needs (four at most), a ``year`` in
        digits alone, and a missing value as nothing.
    markup : tuple of str, optional
        Columns whose cells are inline markup, with roles and links; others are plain text.
    filters : tuple of str, optional
        Shown columns that a reader on a screen can choose values of.
    hidden : tuple of str, optional
        Columns of `columns` that are there to be filtered by and shown in no edition.
    search : bool, optional
        Whether a reader on a screen can search the rows.
    printed : str, optional
        Boolean column of `data`: the rows that go to print, and that a screen shows first.
    print_columns : tuple of str, optional
        The shown columns that go to print; all of them by default.
    row_ids : str, optional
        Column that names the rows: the anchor of a row is the table's id, a hyphen and the value
        in lower case.
    widths : mapping of str to float, optional
        Relative widths of the columns; one that is not named has the width 1.

    Raises
    ------
    TableError
        If a named column is missing, and as any exhibit.

    Examples
    --------
    >>> from between_powers.data import load
    >>> rows = load("oil_exports").query("year == 2025 and route == 'cpc'")
    >>> table = Table(id="routes-doctest", title="One route leads", subtitle="Mt", data=rows,
    ...               columns={"route": "Route", "value_mt": "Million tonnes"})
    >>> table.bundle()["rows"][0]["cells"]
    ['cpc', '64.8']
    """

    kind: ClassVar[str] = "table"
    error: ClassVar[type[ExhibitError]] = TableError

    columns: Mapping[str, str]
    formats: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    markup: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    search: bool = False
    printed: str = ""
    print_columns: tuple[str, ...] = ()
    row_ids: str = ""
    widths: Mapping[str, float] = field(default_factory=dict)

    def check(self) -> None:
        """Check that every column that is named is there."""
        needed = [*self.columns, *filter(None, (self.printed, self.row_ids))]
        for name in needed:
            if name not in self.data.columns:
                raise TableError(f"table {self.id!r}: its data has no column {name!r}")
        named = [*self.formats, *self.markup, *self.filters, *self.hidden]
        named += [*self.print_columns, *self.widths]
        for name in named:
            if name not in self.columns:
                raise TableError(f"table {self.id!r}: {name!r} is not among the shown columns")
        if self.data.empty:
            raise self.fault("has no rows")
        if self.row_ids and self.data[self.row_ids].duplicated().any():
            raise TableError(f"table {self.id!r}: the values of {self.row_ids!r} are not unique")

    def bundle(self) -> dict[str, Any]:
        """Return all that the editions need, as plain JSON values.

        What every exhibit has, and ``search``, ``columns`` (name, heading, width and the
        flags number, markup, filter, hidden, print) and ``rows`` (id, print and the texts of
        the cells).
        """
        shown = self.data[list(self.columns)]
        texts = {name: self._texts(name) for name in self.columns}
        printed = self.data[self.printed] if self.printed else [True] * len(self.data)
        names = self.data[self.row_ids] if self.row_ids else [""] * len(self.data)
        columns = [
            {
                "name": name,
                "heading": heading,
                "width": self.widths.get(name, 1),
                "number": _is_number(shown[name]),
                "markup": name in self.markup,
                "filter": name in self.filters,
                "hidden": name in self.hidden,
                "print": name not in self.hidden
                and (not self.print_columns or name in self.print_columns),
            }
            for name, heading in self.columns.items()
        ]
        rows = [
            {
                "id": f"{self.id}-{key}".lower() if self.row_ids else "",
                "key": str(key),
                "print": bool(is_printed),
                "cells": [texts[name][place] for name in self.columns],
            }
            for place, (key, is_printed) in enumerate(zip(names, printed, strict=True))
        ]
        return self.common_parts() | {
            "search": self.search,
            "has_widths": bool(self.widths),
            "columns": columns,
            "rows": rows,
        }

    def _texts(self, name: str) -> list[str]:
        """Write the cells of a column."""
        values = self.data[name]
        write = self.formats.get(name) or _writer(name, values)
        return ["" if pd.isna(value) else write(value) for value in values]

    def __str__(self) -> str:
        headings = " | ".join(self.columns.values())
        return f"Table {self.id}: {self.title}\n  {self.subtitle}\n  {headings}\n{self.summary()}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        shown = self.data[list(self.columns)].rename(columns=dict(self.columns))
        return {
            TABLE_MIME: self.bundle(),
            "text/plain": str(self),
            # For an author at work in Jupyter; the press takes the bundle.
            "text/html": shown.to_html(index=False, na_rep=""),
        }


def _writer(name: str, values: pd.Series) -> Callable[[Any], str]:
    """Return what writes the values of a column that has no format of its own."""
    if name == YEAR or not _is_number(values):
        return _plain
    decimals = max((_decimals(value) for value in values.dropna()), default=0)
    return lambda value: number(value, decimals)


def _plain(value: Any) -> str:
    return f"{value.day} {value:%B %Y}" if isinstance(value, pd.Timestamp) else str(value)


def _is_number(values: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)


def _decimals(value: float) -> int:
    """Count the digits after the point that a value needs."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return min(max(0, -int(exponent)), MAX_DECIMALS)
