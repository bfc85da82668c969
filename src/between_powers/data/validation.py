"""The whole package checked: each dataset, then the rules across rows and datasets."""

from __future__ import annotations

import sys

from between_powers.data import (
    change_log,
    checks,
    coding_checks,
    consistency,
    corrections,
    source_checks,
    versions,
)
from between_powers.data.descriptor import describe, folder, names
from between_powers.data.faults import DataError, fault
from between_powers.data.loading import problems_of, read

RULES = (
    *checks.RULES,
    *source_checks.RULES,
    *consistency.RULES,
    *coding_checks.RULES,
    corrections.agree,
)


def validate() -> list[str]:
    """Check the whole package, each dataset and then the rules across rows and datasets.

    The problems, one line each; empty if all is well.

    Examples
    --------
    >>> validate()
    []
    """
    frames, problems = {}, []
    for name in names():
        try:
            frames[name] = read(name)
        except DataError:
            problems += problems_of(name)
    declared = {describe(name)["path"] for name in names()}
    for path in sorted({path.name for path in folder().glob("*.csv")} - declared):
        remedy = "describe it in data/datapackage.json"
        problems.append(fault((path, 1, "1"), path, "is not declared", remedy))
    return problems or [line for rule in RULES for line in rule(frames)]


def main() -> int:
    """Print the state of the package; return 1 if it is not valid.

    Examples
    --------
    >>> main()  # doctest: +ELLIPSIS
    data: ... valid
    0
    """
    try:
        problems = validate() or versions.problems() or change_log.problems()
    except DataError as error:
        problems = [str(error)]
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    sizes = {name: len(read(name)) for name in names()}
    sources = sizes.pop("sources")
    print(f"data: {len(sizes)} datasets, {sum(sizes.values())} rows, {sources} sources: valid")
    return 0
