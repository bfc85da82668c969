"""A dataset as a frame, read once as long as its files stay the same, and a record of loads.

The record says which datasets an exhibit rests on, whichever reading or helper loaded them.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache

import pandas as pd

from between_powers.data import reading
from between_powers.data.descriptor import Stamp, describe, folder, names, stamp
from between_powers.data.faults import DataError

_loads: list[str] = []


def load(name: str) -> pd.DataFrame:
    """Load a dataset, typed as its descriptor says, in the order of the file: a copy of your own.

    Integers are int64 (Int64 with gaps), numbers float64, dates datetime64[ns], texts str; an empty
    cell is missing (NaN, NaT or NA).

    Raises
    ------
    DataError
        If the file, or the sources that it cites, break the descriptor. The message is one line.

    Examples
    --------
    >>> oil = load("oil_exports")
    >>> float(oil.query("year == 2025 and route == 'cpc'")["value_mt"].item())
    64.8
    """
    frame = read(name)
    _loads.append(name)
    return frame


def read(name: str) -> pd.DataFrame:
    """Read a dataset as `load` does, without a record: to check or describe it, not to use it.

    Examples
    --------
    >>> before = loaded_names()
    >>> read("cpc").equals(load("cpc")), loaded_names() == [*before, "cpc"]
    (True, True)
    """
    return _frame(name, stamps_of(name)).copy()


def read_all() -> None:
    """Read every dataset once, so that `load` finds it read in this process and in its forks.

    Nothing is recorded. A dataset that cannot be read is left to whoever loads it.
    """
    for name in names():
        with suppress(DataError):
            read(name)


def loaded_names() -> list[str]:
    """Names of the datasets that this process has loaded, in order, one for each `load`.

    Examples
    --------
    >>> _ = load("brent")
    >>> loaded_names()[-1]
    'brent'
    """
    return list(_loads)


def sources() -> pd.DataFrame:
    """Load the sources, indexed by their key.

    Examples
    --------
    >>> sources().loc["SIPRIMX", "producer"]
    'SIPRI'
    """
    return load("sources").set_index("source_id")


def cited(frame: pd.DataFrame) -> list[str]:
    """Return the sources behind the rows of a frame, as often as rows name them.

    Examples
    --------
    >>> cited(pd.DataFrame({"source_id": ["b", "a", "b"], "also_source_id": [None, "c", None]}))
    ['b', 'a', 'b', 'c']
    """
    columns = [frame[name].dropna() for name in ("source_id", "also_source_id") if name in frame]
    return [str(key) for column in columns for key in column]


def source_ids(frame: pd.DataFrame) -> list[str]:
    """Distinct sources behind the rows of a frame, sorted.

    Examples
    --------
    >>> source_ids(pd.DataFrame({"source_id": ["b", "a"], "also_source_id": [None, "c"]}))
    ['a', 'b', 'c']
    """
    return sorted(set(cited(frame)))


def problems_of(name: str) -> list[str]:
    """Faults of a dataset itself; those of the datasets that it refers to are left to them.

    Examples
    --------
    >>> problems_of("brent")
    []
    """
    try:
        keys = _referenced_keys(name)
    except DataError:
        keys = {}
    return reading.read(name, keys)[1]


def stamps_of(name: str) -> tuple[Stamp, ...]:
    """Stamps of all files that a reading of the dataset rests on, to cache what is made of it.

    Examples
    --------
    >>> [name.rpartition("/")[2] for name, _ in stamps_of("brent")]
    ['datapackage.json', 'brent.csv', 'datapackage.json', 'sources.csv']
    """
    resource = describe(name)
    others = dict.fromkeys(other for _, other, _ in reading.references(resource))
    own = [stamp(folder() / "datapackage.json"), stamp(folder() / resource["path"])]
    return (*own, *(mark for other in others for mark in stamps_of(other)))


@cache
def _frame(name: str, stamps: tuple[Stamp, ...]) -> pd.DataFrame:  # noqa: ARG001 - part of the cache key
    rows, problems = reading.read(name, _referenced_keys(name))
    if problems:
        raise DataError(problems[0])
    return reading.typed(name, rows)


def _referenced_keys(name: str) -> dict[str, set[tuple[str, ...]]]:
    """Keys of the datasets that this one refers to; a broken one raises."""
    return {
        other: _keys(other, tuple(columns), stamps_of(other))
        for _, other, columns in reading.references(describe(name))
    }


@cache
def _keys(name: str, columns: tuple[str, ...], stamps: tuple[Stamp, ...]) -> set[tuple[str, ...]]:
    frame = _frame(name, stamps)[list(columns)]
    return {tuple(str(cell) for cell in row) for row in frame.itertuples(index=False)}
