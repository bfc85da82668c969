"""The versions of the data: which bytes bore which number.

``data/versions.json`` records a digest of the data for every version that
``data/datapackage.json`` has had, so that data cannot change under a number that was given
already. ``python -m between_powers.data.versions`` (``make data-version``) gives them a new one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys

from between_powers.data.descriptor import describe, folder, names, package
from between_powers.data.faults import DataError, told_in_one_line

FILE = "versions.json"
DESCRIPTOR = "datapackage.json"
OUTLINES = "outlines.geojson"
REMEDY = "make data-version"


def digest() -> str:
    """Return the SHA-256 of the data: names and bytes of the files that belong to them.

    Those are the descriptor, the datasets that it declares and the outlines of the map. What
    editors and file managers leave in the folder is no part of the data.

    Examples
    --------
    >>> len(digest())
    64
    """
    total = hashlib.sha256()
    for name in sorted([DESCRIPTOR, OUTLINES, *(describe(name)["path"] for name in names())]):
        total.update(f"{name}\0".encode())
        total.update(hashlib.sha256((folder() / name).read_bytes()).digest())
    return total.hexdigest()


def recorded() -> dict[str, str]:
    """Return the digest of each version that was given, oldest first; none, an empty record."""
    path = folder() / FILE
    if not path.exists():
        return {}
    try:
        versions: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError(f"data/{FILE} is no JSON ({error}); restore it from git") from error
    return versions


def problems() -> list[str]:
    """Say in one line that the data are not those of their version; nothing if they are.

    Examples
    --------
    >>> problems()
    []
    """
    version, known = package()["version"], recorded()
    if known.get(version) == digest():
        return []
    problem = "has changed since" if version in known else "is not recorded for"
    return [f"data/{FILE}: data/ {problem} version {version}; run `{REMEDY}`"]


def give() -> str:
    """Record the data under a version of their own and return it.

    A number that older data bear is raised in its last place; one that an author has raised by
    hand is kept.
    """
    known = recorded()
    while known.get(version := str(package()["version"]), digest()) != digest():
        _write_version(_raised(version))
    if version not in known:
        known[version] = digest()
        (folder() / FILE).write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    return version


def _raised(version: str) -> str:
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise DataError(f"data/{DESCRIPTOR}: version {version!r} is none; write one such as 1.2.3")
    head, _, last = version.rpartition(".")
    return f"{head}.{int(last) + 1}"


def _write_version(version: str) -> None:
    descriptor = json.dumps(package() | {"version": version}, indent=2, ensure_ascii=False)
    (folder() / DESCRIPTOR).write_text(descriptor + "\n", encoding="utf-8", newline="\n")


@told_in_one_line
def main() -> int:
    """Give the data a version and print it."""
    print(f"data: version {give()}, sha256 {digest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
