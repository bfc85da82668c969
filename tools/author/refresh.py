"""Show what a downloaded file would change: ``make refresh SERIES=brent FILE=prices.json``.

Prints the rows of the dataset that would change, then the numbers and figures of the chapters
before and after, from a copy of the book that has the new data. ``APPLY=1`` writes the dataset.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.ci.reproduce import copy

from between_powers.data.descriptor import DataError
from between_powers.data.refresh.comparison import Renewal, renewal
from between_powers.data.refresh.origins import ORIGINS

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path("tests") / "expected"


def findings(change: Renewal) -> Iterator[str]:
    """Yield each number and figure that the chapters would show otherwise, before and after."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        copy(ROOT, root)
        (root / "data" / change.path.name).write_text(change.text, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "chapters", "--update-expected"]
        env = os.environ | {"PYTHONPATH": str(root / "src")}
        done = subprocess.run(command, cwd=root, env=env, capture_output=True, check=False)
        if done.returncode:
            yield "a chapter does not run with these data:"
            yield from done.stdout.decode().splitlines()[-5:]
        yield from compared(ROOT / EXPECTED, root / EXPECTED)


def compared(before: Path, after: Path) -> Iterator[str]:
    """Yield what differs between two folders of what the chapters show."""
    for path in sorted(after.glob("*.json")):
        old, new = (_shown(folder / path.name) for folder in (before, after))
        for name in sorted(old.keys() | new.keys()):
            was, now = (_lines(shown.get(name)) for shown in (old, new))
            for one, other in zip(was, now, strict=False):
                if one != other:
                    yield f"{path.stem}, {name}: {one.strip()} -> {other.strip()}"
            if len(was) != len(now):
                yield f"{path.stem}, {name}: {len(was)} -> {len(now)} lines"


def _shown(path: Path) -> dict[str, str | list[str]]:
    """Return what a chapter shows; nothing of one that is new."""
    found: dict[str, str | list[str]] = {}
    if path.exists():
        found = json.loads(path.read_text(encoding="utf-8"))
    return found


def _lines(shown: str | list[str] | None) -> list[str]:
    return [shown] if isinstance(shown, str) else shown or []


def main(arguments: list[str]) -> int:
    """Compare, show, and write where that is asked for."""
    if len(arguments) != 2 or arguments[0] not in ORIGINS:
        known = ", ".join(ORIGINS)
        print(f"make refresh SERIES=... FILE=...: the series are {known}", file=sys.stderr)
        return 1
    try:
        change = renewal(ORIGINS[arguments[0]], Path(arguments[1]))
    except (ValueError, OSError, DataError) as error:
        print(f"make refresh: {error}", file=sys.stderr)
        return 1
    print(f"data/{change.path.name}: {len(change.changes)} values would change")
    print(*(f"  {one}" for one in change.changes), sep="\n")
    if change.changes:
        print("in the chapters:", *(f"  {line}" for line in findings(change)), sep="\n")
    if change.changes and os.environ.get("APPLY"):
        change.path.write_text(change.text, encoding="utf-8")
        print("written; check source and note of the rows, then run `make data-version`")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
