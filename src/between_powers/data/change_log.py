"""What changed in the data from version to version, in words: ``data/changes.yml``.

The file is written by hand and is no part of what a version's digest covers. Each entry covers its
version and those that were given between it and the entry before.
"""

from __future__ import annotations

import datetime
from typing import Any

import yaml

from between_powers.data.descriptor import folder
from between_powers.data.faults import DataError
from between_powers.data.versions import recorded

FILE = "changes.yml"
PARTS = {"changed": "What changed", "why": "Why", "findings": "Findings that moved"}
"""What an entry tells, and how it is headed."""


def entries() -> list[dict[str, Any]]:
    """Return the entries as the file has them, the newest first.

    Raises
    ------
    DataError
        If the file cannot be read, or an entry lacks a part.

    Examples
    --------
    >>> [entry["version"] for entry in entries()][-1]
    '0.2.1'
    """
    try:
        listed = yaml.safe_load((folder() / FILE).read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"data/{FILE}: cannot be read; restore it ({error.strerror})") from error
    except yaml.YAMLError as error:
        told = " ".join(str(error).split())
        raise DataError(f"data/{FILE}: is not YAML: {told}; correct it there") from error
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise DataError(f"data/{FILE}: is no list of entries; begin each with '- version:'")
    for entry in listed:
        named = f"data/{FILE}, version {entry.get('version')}"
        if not isinstance(entry.get("version"), str):
            raise DataError(f"{named}: is no version; write one such as 0.2.1")
        for part in PARTS:
            if not str(entry.get(part) or "").strip():
                raise DataError(f"{named}: {part!r} is missing; write it in a sentence")
        if not isinstance(entry.get("date"), datetime.date):
            raise DataError(f"{named}: the date is missing; write it as 2026-07-01")
    return listed


def problems() -> list[str]:
    """Say in one line each what the record of changes lacks; nothing if it is whole.

    Examples
    --------
    >>> problems()
    []
    """
    listed, known = entries(), list(recorded())
    told = [str(entry["version"]) for entry in listed]
    if unknown := [version for version in told if version not in known]:
        return [f"data/{FILE}: version {unknown[0]} was never given; see data/versions.json"]
    if known and told[:1] != known[-1:]:
        return [
            f"data/{FILE}: version {known[-1]} has no entry; say at its head what changed, "
            "why, and which findings moved"
        ]
    order = [
        (entry["date"], known.index(version)) for entry, version in zip(listed, told, strict=True)
    ]
    if order != sorted(order, reverse=True):
        return [f"data/{FILE}: the newest version stands first; put the entries in that order"]
    return []


def told() -> list[dict[str, Any]]:
    """Return the changes as the site and its feed tell them, the newest first.

    Examples
    --------
    >>> told()[-1]["id"], told()[-1]["date"]
    ('data-0-2-1', '2026-11-21')
    """
    return [
        {
            "id": f"data-{entry['version'].replace('.', '-')}",
            "title": f"Data {entry['version']}",
            "date": entry["date"].isoformat(),
            "parts": {head: " ".join(entry[part].split()) for part, head in PARTS.items()},
        }
        for entry in entries()
    ]
