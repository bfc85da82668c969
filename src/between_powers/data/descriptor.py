"""What ``data/datapackage.json`` says of the datasets."""

import datetime
import json
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from between_powers.data.faults import DataError
from reportpress.contract import READ_EVENT

Stamp = tuple[str, int]

TYPES = ("boolean", "date", "integer", "number", "string")
"""Types that a column may have."""

_PACKAGE_HAS = (
    "name",
    "title",
    "description",
    "version",
    "vintage",
    "subjects",
    "units",
    "resources",
)
_DATASET_HAS = ("name", "path", "schema")
_FIELD_HAS = ("name", "type", "description")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def folder() -> Path:
    """Folder of the datasets; ``BETWEEN_POWERS_DATA`` names another one.

    Examples
    --------
    >>> folder().name
    'data'
    """
    path = os.environ.get("BETWEEN_POWERS_DATA")
    return Path(path) if path else Path(__file__).resolve().parents[3] / "data"


def stamp(path: Path) -> Stamp:
    """Name and time of a file: a key for caches, which then notice a change.

    Examples
    --------
    >>> stamp(Path("nowhere.csv"))
    ('nowhere.csv', 0)
    """
    # Whoever asks uses the file, also where it was read before: see reportpress.contract.
    sys.audit(READ_EVENT, str(path))
    return str(path), path.stat().st_mtime_ns if path.exists() else 0


@cache
def _parsed(file: Stamp) -> dict[str, Any]:
    try:
        descriptor: dict[str, Any] = json.loads(Path(file[0]).read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(
            f"data/datapackage.json: cannot be read; restore it ({error.strerror})"
        ) from error
    except json.JSONDecodeError as error:
        where = f"data/datapackage.json, row {error.lineno}, column {error.colno}"
        raise DataError(f"{where}: is not JSON: {error.msg}; correct it there") from error
    if fault := next(_lacks(descriptor), None):
        raise DataError(f"data/datapackage.json{fault}")
    return descriptor


def _lacks(descriptor: dict[str, Any]) -> Iterator[str]:
    """Yield what a descriptor lacks without which no dataset can be read, each with its place."""
    yield from (f": {name!r} is missing; restore it" for name in _missing(_PACKAGE_HAS, descriptor))
    if not _MONTH.fullmatch(str(descriptor["vintage"])):
        yield f": the vintage {descriptor['vintage']!r} is no month; write it as 2026-07"
    for number, resource in enumerate(descriptor["resources"], start=1):
        where = f", dataset {resource.get('name', f'number {number}')}"
        for name in _missing(_DATASET_HAS, resource):
            yield f"{where}: {name!r} is missing; fill it in"
        for field in resource["schema"].get("fields", ()):
            column = f"{where}, column {field.get('name', 'without a name')}"
            for name in _missing(_FIELD_HAS, field):
                yield f"{column}: {name!r} is missing; fill it in"
            if field["type"] not in TYPES:
                yield f"{column}: the type {field['type']!r} is none of {', '.join(TYPES)}"


def _missing(names: tuple[str, ...], part: dict[str, Any]) -> list[str]:
    return [name for name in names if name not in part]


def package() -> dict[str, Any]:
    """Return the whole descriptor; not a copy, so leave it as it is.

    Examples
    --------
    >>> package()["name"]
    'kazakhstan-between-powers'
    """
    return _parsed(stamp(folder() / "datapackage.json"))


def names() -> list[str]:
    """Names of the datasets, in the order of the descriptor.

    Examples
    --------
    >>> names()[:3]
    ['sources', 'oil_exports', 'cpc']
    """
    return [resource["name"] for resource in package()["resources"]]


def describe(name: str) -> dict[str, Any]:
    """Descriptor of a dataset: title, description, licences, and a schema with units.

    Examples
    --------
    >>> describe("cpc")["path"]
    'cpc.csv'
    """
    for resource in package()["resources"]:
        if resource["name"] == name:
            return json.loads(json.dumps(resource))  # type: ignore[no-any-return]
    raise DataError(
        f"data/datapackage.json: no dataset {name!r}; the datasets are {', '.join(names())}"
    )


def vintage(form: str = "") -> str:
    """Say how far the evidence reaches: series to a month, events to its first day.

    The descriptor has the month, the one value from which all others follow. `form` is empty for
    it as ISO 8601 has it, or ``month`` and ``year`` in words, ``events`` for the day in words,
    ``day`` for the day as ISO 8601 has it.

    Raises
    ------
    DataError
        If there is no such form.

    Examples
    --------
    >>> vintage("events").split()[1:] == vintage("month").split()
    True
    >>> vintage("day") == f"{vintage()}-01"
    True
    """
    day = datetime.date.fromisoformat(f"{package()['vintage']}-01")
    forms = {
        "": f"{day:%Y-%m}",
        "day": day.isoformat(),
        "month": f"{day:%B %Y}",
        "events": f"{day.day} {day:%B %Y}",
        "year": str(day.year),
    }
    if form not in forms:
        known = ", ".join(filter(None, forms))
        raise DataError(f"vintage: no form {form!r}; the forms are {known}, or none")
    return forms[form]


def subjects() -> list[str]:
    """Subjects by which the datasets are listed, in their order.

    Examples
    --------
    >>> describe("brent")["subject"] in subjects()
    True
    """
    return list(package()["subjects"])


def units() -> list[str]:
    """Every unit that a column or a cell may have.

    Examples
    --------
    >>> "million tonnes" in units()
    True
    """
    return list(package()["units"])
