"""Show what a downloaded file would change: ``make refresh SERIES=brent FILE=prices.json``.

Prints the rows of the dataset that would change, then the numbers of the chapters before and
after, from a copy of the book that has the new data. ``APPLY=1`` writes the dataset. Experimental,
as its readers are: see `between_powers.data.refresh`.
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

from between_powers.data.faults import DataError
from between_powers.data.refresh import ORIGINS, file_of, renewal

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path("tests") / "expected"


def findings(name: str, text: str) -> Iterator[str]:
    """Yield what the chapters would show otherwise, if a file of the data had this text."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        copy(ROOT, root)
        (root / "data" / name).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "chapters", "--update-expected"]
        env = os.environ | {"PYTHONPATH": str(root / "src")}
        run = subprocess.run(command, cwd=root, env=env, capture_output=True, check=False)
        if run.returncode:
            yield "a chapter does not run with these data:"
            yield from run.stdout.decode().splitlines()[-5:]
        yield from differences(ROOT / EXPECTED, root / EXPECTED)


def differences(before: Path, after: Path) -> Iterator[str]:
    """Yield what differs between two folders of what the chapters show."""
    for path in sorted(after.glob("*.json")):
        old, new = (
            json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
            for file in (before / path.name, path)
        )
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) != new.get(name):
                yield f"{path.stem}, {name}: {old.get(name)} -> {new.get(name)}"


def main(arguments: list[str]) -> int:
    """Compare, show, and write where that is asked for."""
    if len(arguments) != 2 or arguments[0] not in ORIGINS:
        known = ", ".join(ORIGINS)
        print(f"make refresh SERIES=... FILE=...: the series are {known}", file=sys.stderr)
        return 1
    origin = ORIGINS[arguments[0]]
    try:
        changes, rows = renewal(origin, Path(arguments[1]))
    except (ValueError, OSError, DataError) as error:
        print(f"make refresh: {error}", file=sys.stderr)
        return 1
    path, text = file_of(origin), rows.to_csv(index=False, lineterminator="\n")
    print(f"data/{path.name}: {len(changes)} values would change")
    print(*(f"  {line}" for line in changes), sep="\n")
    if changes:
        print("in the chapters:", *(f"  {line}" for line in findings(path.name, text)), sep="\n")
    if changes and os.environ.get("APPLY"):
        path.write_text(text, encoding="utf-8")
        print("written; check source and note of the rows, then run `make data-version`")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
