"""The versions of the data: which bytes bore which number.

``data/versions.json`` records a digest of ``data/`` for every version that
``data/datapackage.json`` has had, so that data cannot change under a number that was given
already. ``python -m between_powers.data.versions`` (``make data-version``) gives them a new one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from textwrap import wrap

from between_powers.data.descriptor import DataError, folder, package

FILE = "versions.json"
REMEDY = "make data-version"
_VERSION = re.compile(r'^(\s*"version": ")(\d+\.\d+\.)(\d+)(",?)$', re.MULTILINE)


def digest(of: Path | None = None) -> str:
    """Return the SHA-256 of the data: names and bytes of every file but the record of versions.

    Parameters
    ----------
    of : pathlib.Path, optional
        A folder of data; by default that of the report.

    Examples
    --------
    >>> len(digest())
    64
    """
    total = hashlib.sha256()
    for path in sorted((of or folder()).iterdir()):
        if path.name != FILE and path.is_file():
            total.update(f"{path.name}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def recorded() -> dict[str, str]:
    """Return the digest of each version that was given, oldest first; none, an empty record."""
    path = folder() / FILE
    if not path.exists():
        return {}
    try:
        found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError(f"data/{FILE} is no JSON ({error}); restore it from git") from error
    return found


def facts() -> dict[str, str]:
    """Return the version of the data and the digest of their bytes, in groups, for an imprint.

    Examples
    --------
    >>> sorted(facts())
    ['data_digest', 'data_version']
    """
    return {"data_version": str(package()["version"]), "data_digest": " ".join(wrap(digest(), 8))}


def problems() -> list[str]:
    """Tell in one line that the data are not those of their version; nothing if they are.

    Examples
    --------
    >>> problems()
    []
    """
    version, known = package()["version"], recorded()
    if known.get(version) == digest():
        return []
    wrong = "has changed since" if version in known else "is not recorded for"
    return [f"data/{FILE}: data/ {wrong} version {version}; run `{REMEDY}`"]


def give() -> str:
    """Record the data under a version of their own and return it.

    A number that older data bear is raised in its last place; one that an author has raised by
    hand is kept.
    """
    known = recorded()
    path = folder() / "datapackage.json"
    while (version := str(package()["version"])) in known:
        if known[version] == digest():
            return version
        text = path.read_text(encoding="utf-8")
        raised = next(
            (
                f"{text[: at.start()]}{at[1]}{at[2]}{int(at[3]) + 1}{at[4]}{text[at.end() :]}"
                for at in _VERSION.finditer(text)
                if at[2] + at[3] == version
            ),
            text,
        )
        if raised == text or str(json.loads(raised)["version"]) == version:
            raise DataError(
                "data/datapackage.json: there is no line with a version such as 1.2.3 to raise; "
                'write "version": "1.2.3" on a line of its own'
            )
        path.write_text(raised, encoding="utf-8")
    known[version] = digest()
    (folder() / FILE).write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    return version


def main() -> int:
    """Give the data a version and print it."""
    try:
        print(f"data: version {give()}, sha256 {digest()}")
    except (DataError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
