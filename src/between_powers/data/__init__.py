"""The datasets of the report, and the only door to ``data/``.

`load` reads a CSV as `between_powers.data.reading` does: every cell checked against
``data/datapackage.json`` in the pass that types it. `validate` (``make data``) does so for all
datasets and adds the rules of `between_powers.data.checks` and `between_powers.data.consistency`.
Repeats come from a cache that notices a changed file.
"""

import sys
from contextlib import suppress
from functools import cache

import pandas as pd

from between_powers.data import checks as rules
from between_powers.data import consistency as agreement
from between_powers.data import corrections, versions
from between_powers.data import reading as table
from between_powers.data.descriptor import (
    DataError,
    Stamp,
    describe,
    folder,
    names,
    stamp,
    told,
    vintage,
)
from between_powers.data.versions import digest

__all__ = [
    "DataError",
    "describe",
    "digest",
    "load",
    "names",
    "read_all",
    "source_ids",
    "sources",
    "stamps_of",
    "validate",
    "vintage",
]

_RULES = (
    rules.described,
    rules.orphans,
    rules.future,
    rules.order,
    rules.calendar,
    rules.conflicts,
    rules.places,
    agreement.splits,
    agreement.routes,
    agreement.pipeline,
    agreement.shareholders,
    agreement.partners,
    agreement.monthly_trade,
    agreement.monthly_brent,
    agreement.monthly_eu,
    agreement.intervals,
    agreement.groups,
    agreement.ratings,
    agreement.evidence,
    corrections.agree,
)


@cache
def _keys(name: str, columns: tuple[str, ...], stamps: tuple[Stamp, ...]) -> set[tuple[str, ...]]:
    frame = _frame(name, stamps)[list(columns)]
    return {tuple(str(cell) for cell in row) for row in frame.itertuples(index=False)}


def _known(name: str) -> dict[str, set[tuple[str, ...]]]:
    """Keys of the datasets that this one refers to; a broken one raises."""
    return {
        other: _keys(other, tuple(columns), stamps_of(other))
        for _, other, columns in table.references(describe(name))
    }


def stamps_of(name: str) -> tuple[Stamp, ...]:
    """Stamps of all files that a reading of the dataset rests on, to cache what is made of it."""
    resource = describe(name)
    others = dict.fromkeys(other for _, other, _ in table.references(resource))
    found = [stamp(folder() / "datapackage.json"), stamp(folder() / resource["path"])]
    return (*found, *(one for other in others for one in stamps_of(other)))


@cache
def _frame(name: str, stamps: tuple[Stamp, ...]) -> pd.DataFrame:  # noqa: ARG001 - part of the cache key
    rows, problems = table.read(name, _known(name))
    if problems:
        raise DataError(problems[0])
    return table.typed(name, rows)


def load(name: str) -> pd.DataFrame:
    """Load a dataset, typed as its descriptor says, in the order of the file.

    Parameters
    ----------
    name : str
        One of `names`.

    Returns
    -------
    pandas.DataFrame
        A copy of your own. Integers are int64 (Int64 with gaps), numbers float64, dates
        datetime64[ns], texts str; an empty cell is missing (NaN, NaT or NA).

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
    return _frame(name, stamps_of(name)).copy()


def read_all() -> None:
    """Read every dataset once, so that `load` finds it read in this process and in its forks.

    One that cannot be read is left to whoever loads it.
    """
    for name in names():
        with suppress(DataError):
            load(name)


def sources() -> pd.DataFrame:
    """Load the sources, indexed by their key.

    Examples
    --------
    >>> sources().loc["SIPRIMX", "producer"]
    'SIPRI'
    """
    return load("sources").set_index("source_id")


def source_ids(frame: pd.DataFrame) -> list[str]:
    """Distinct sources behind the rows of a frame, sorted.

    Examples
    --------
    >>> oil = load("oil_exports")
    >>> source_ids(oil[oil["in_split"] & (oil["year"] == 2009)])
    ['investkz_2010']
    """
    return rules.cited(frame)


def _faults(name: str) -> list[str]:
    """Faults of a dataset itself; those of what it refers to are told there."""
    try:
        known = _known(name)
    except DataError:
        known = {}
    return table.read(name, known)[1]


def validate() -> list[str]:
    """Check the whole package, each dataset and then the rules across rows and datasets.

    Returns
    -------
    list of str
        The problems, one line each; empty if all is well.

    Examples
    --------
    >>> validate()
    []
    """
    frames, problems = {}, []
    for name in names():
        try:
            frames[name] = load(name)
        except DataError:
            problems += _faults(name)
    declared = {describe(name)["path"] for name in names()}
    strays = sorted({path.name for path in folder().glob("*.csv")} - declared)
    todo = "describe it in data/datapackage.json"
    problems += [told((path, 1, "1"), path, "is not declared", todo) for path in strays]
    return problems or [line for rule in _RULES for line in rule(frames)]


def main() -> int:
    """Print the state of the package; return 1 if it is not valid.

    Examples
    --------
    >>> main()  # doctest: +ELLIPSIS
    data: ... valid
    0
    """
    try:
        problems = validate() or versions.problems()
    except DataError as error:
        problems = [str(error)]
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    sizes = [len(load(name)) for name in names() if name != "sources"]
    print(f"data: {len(sizes)} datasets, {sum(sizes)} rows, {len(sources())} sources: valid")
    return 0
