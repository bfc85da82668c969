"""A table: rows with their finding, sources and filters, for every edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, ClassVar

import pandas as pd

from between_powers.exhibits import cells
from between_powers.exhibits.exhibit import Exhibit, ExhibitError
from between_powers.exhibits.shown import note_shown
from reportpress.contract import TABLE_MIME


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
        digits alone, and a missing value as nothing. All numbers of a column have as many decimals.
    markup : tuple of str, optional
        Columns whose cells are inline markup, with roles and links; others are plain text.
    filters : tuple of str, optional
        Shown columns that a reader on a screen can choose values of, where the table is long and
        their values are few.
    sort_by : mapping of str to str, optional
        Shown columns that are sorted by another column of `data` than their text. Numbers and dates
        are sorted by their values in any case.
    badges : mapping of str to str, optional
        Shown columns whose cells are badges, and the role in ``press_mentions`` that gives each row
        its form by the value of `row_ids`.
    hidden : tuple of str, optional
        Columns of `columns` that no screen shows: those to filter by, and those for print.
    search : bool, optional
        Whether a reader on a screen can search the rows, where the table is long.
    printed : str, optional
        Boolean column of `data`: the rows that go to print, and that a screen shows first.
    print_columns : tuple of str, optional
        The columns that go to print; by default all but those that are hidden.
    print_in : mapping of str to str, optional
        Printed columns that have no room of their own, and the one in whose cells they stand: one
        before it opens its cells in bold, one behind it stands beneath.
    print_groups : str, optional
        Column of `data` with words that print sets as a heading above the rows that have them.
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
    sort_by: Mapping[str, str] = field(default_factory=dict)
    badges: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    search: bool = False
    printed: str = ""
    print_columns: tuple[str, ...] = ()
    print_in: Mapping[str, str] = field(default_factory=dict)
    print_groups: str = ""
    row_ids: str = ""
    widths: Mapping[str, float] = field(default_factory=dict)

    def check(self) -> None:
        """Check that all columns that are named are there, and numbers written alike."""
        by_name = (self.printed, self.row_ids, self.print_groups)
        needed = [*self.columns, *filter(None, by_name)]
        needed += self.sort_by.values()
        for name in needed:
            if name not in self.data.columns:
                raise TableError(f"table {self.id!r}: its data has no column {name!r}")
        named = [*self.formats, *self.markup, *self.filters, *self.hidden]
        named += [*self.print_columns, *self.widths, *self.sort_by, *self.badges]
        named += [*self.print_in, *self.print_in.values()]
        for name in named:
            if name not in self.columns:
                raise TableError(f"table {self.id!r}: {name!r} is not among the shown columns")
        if self.data.empty:
            raise self.fault("has no rows")
        self._check_print()
        if self.row_ids and self.data[self.row_ids].duplicated().any():
            raise TableError(f"table {self.id!r}: the values of {self.row_ids!r} are not unique")
        if self.badges and not self.row_ids:
            raise self.fault("has badges and no row_ids, which name the row that a badge is of")
        self._check_values()
        for name, written in self._texts().items():
            counts = cells.decimal_counts(written)
            if cells.is_numeric(self.data[name], written) and len(counts) > 1:
                told = " and ".join(map(str, counts))
                raise TableError(f"table {self.id!r}: numbers of {name!r} have {told} decimals")

    def _check_print(self) -> None:
        """Check that a column within another is printed there, and that groups stand together."""
        shown = self.print_columns or [name for name in self.columns if name not in self.hidden]
        for name, host in self.print_in.items():
            if host in self.print_in or host not in shown:
                raise self.fault(
                    f"prints {name!r} in {host!r}, which has no cells of its own in print; name a "
                    "column that has"
                )
        if self.print_groups:
            groups = self.data[self.print_groups]
            if groups.isna().any() or (groups != groups.shift()).sum() > groups.nunique():
                raise self.fault(
                    f"has rows of one group of {self.print_groups!r} apart, or of none; sort them"
                )

    def _check_values(self) -> None:
        """Check that no value is lost where it is written without a format of its own."""
        for name in self.columns:
            words = None if name in self.formats else cells.unwritable(self.data[name])
            if words:
                told = f"give it a format: formats={{{name!r}: ...}}"
                raise self.fault(f"has {words} in {name!r}; {told}")

    def bundle(self) -> dict[str, Any]:
        """Return all that the editions need, as plain JSON values.

        What every exhibit has, and ``search``, ``columns`` and ``rows`` as the contract has them.
        """
        texts = self._texts()
        printed = self.data[self.printed] if self.printed else [True] * len(self.data)
        names = self.data[self.row_ids] if self.row_ids else [""] * len(self.data)
        groups = self.data[self.print_groups] if self.print_groups else [""] * len(self.data)
        to_print = self.print_columns or [n for n in self.columns if n not in self.hidden]
        columns = [
            {
                "name": name,
                "heading": heading,
                "width": self.widths.get(name, 1),
                "number": cells.is_numeric(self.data[name], texts[name]),
                "ranks": self._ranks(name, texts[name]),
                "badges": self.badges.get(name, ""),
                "markup": name in self.markup,
                "filter": name in self.filters,
                "hidden": name in self.hidden,
                "print": name in to_print,
                "print_in": self.print_in.get(name, ""),
            }
            for name, heading in self.columns.items()
        ]
        rows = [
            {
                "id": f"{self.id}-{key}".lower() if self.row_ids else "",
                "key": str(key),
                "print": bool(is_printed),
                "group": str(group),
                "cells": [texts[name][place] for name in self.columns],
            }
            for place, (key, is_printed, group) in enumerate(
                zip(names, printed, groups, strict=True)
            )
        ]
        return self.common_parts() | {
            "search": self.search,
            "has_widths": bool(self.widths),
            "columns": columns,
            "rows": rows,
        }

    def _texts(self) -> dict[str, list[str]]:
        """Write the cells of every column."""
        return {name: cells.texts(self.data[name], self.formats.get(name)) for name in self.columns}

    def _ranks(self, name: str, written: list[str]) -> list[int | None]:
        """Return the place of each row in the order of a column; nothing if its text is the key."""
        if name in self.sort_by:
            return cells.places(self.data[self.sort_by[name]])
        return cells.ranks(self.data[name], written)

    def __str__(self) -> str:
        headings = " | ".join(self.columns.values())
        return f"Table {self.id}: {self.title}\n  {self.subtitle}\n  {headings}\n{self.summary()}"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        note_shown(self.id)
        return {TABLE_MIME: self.bundle(), "text/plain": str(self), "text/html": self._html()}

    def _html(self) -> str:
        """Write the table for programs that show notebooks; the press takes the bundle."""
        names = [name for name in self.columns if name not in self.hidden]
        texts = pd.DataFrame(self._texts())[names].rename(columns=dict(self.columns))
        head, rest = texts.to_html(index=False).split(">", 1)
        return f"{head}>\n  <caption>{escape(self.title)}</caption>{rest}"
