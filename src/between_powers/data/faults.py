"""Faults of the data in one line each, in an author's words."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps

Where = tuple[str, int, str]
"""File, row and column."""


class DataError(ValueError):
    """Bad data in one line: file, row (the header is row 1), column, value, fault, remedy.

    Examples
    --------
    >>> str(DataError("data/cpc.csv, row 2, column year: '' is missing; fill it in"))
    "data/cpc.csv, row 2, column year: '' is missing; fill it in"
    """


def fault(where: Where, value: object, problem: str, remedy: str) -> str:
    """Word a fault in one line: file, row (the header is row 1) and column, value, problem, remedy.

    Examples
    --------
    >>> fault(("cpc.csv", 2, "year"), "", "is missing", "fill it in")
    "data/cpc.csv, row 2, column year: '' is missing; fill it in"
    """
    path, row, column = where
    return f"data/{path}, row {row}, column {column}: {value!r} {problem}; {remedy}"


def told_in_one_line(command: Callable[[], int]) -> Callable[[], int]:
    """Have a command say what is wrong with the data in one line, and return 1.

    Examples
    --------
    >>> @told_in_one_line
    ... def check():
    ...     raise DataError("data/cpc.csv: is not there; restore the file")
    >>> check()
    1
    """

    @wraps(command)
    def told() -> int:
        try:
            return command()
        except (DataError, OSError) as error:
            print(error, file=sys.stderr)
            return 1

    return told
