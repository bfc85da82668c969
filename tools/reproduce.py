"""Build the book twice from clean in different surroundings and compare every byte.

``make reproduce``. The two builds share the sources, the date of the last commit and the
installed packages; ``tools/elsewhere.py`` makes all else differ that it can, and what it cannot
is printed. HTML, PDF and figures are compared, and the figures with the committed ones too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from elsewhere import Surroundings, elsewhere, here

from reportpress.commands.build import EDITION
from reportpress.edition.dates import commit_time
from reportpress.notebooks.dependencies import digest

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 12
"""Bytes shown on each side of a difference."""


def sources(root: Path) -> list[str]:
    """Name the files of the book: what git knows or would add, built things left out."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others"]
    listed = subprocess.run(
        [*command, "--exclude-standard"], capture_output=True, text=True, check=True
    )
    return sorted(name for name in set(listed.stdout.split("\0")) if (root / name).is_file())


def copy(root: Path, to: Surroundings) -> None:
    """Copy the sources, in one order or the other, with times that say nothing."""
    names = sources(root)
    for place, name in enumerate(reversed(names) if to.backwards else names):
        path = to.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, path)
        moment = 1_000_000_000 + 86_400 * place if to.backwards else 1_500_000_000
        os.utime(path, (moment, moment))


def build(to: Surroundings) -> float:
    """Build the book there and return the seconds; end the program if it fails."""
    start = time.monotonic()
    done = to.run("-m", "reportpress.commands.build")
    if done.returncode or done.stderr:
        sys.exit(f"make reproduce: the build in {to.folder} failed:\n{done.stdout}{done.stderr}")
    return time.monotonic() - start


def files(folder: Path) -> dict[str, Path]:
    """Return every file below a folder by its name there."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}


def differences(one: Path, other: Path) -> list[str]:
    """Tell how two folders differ, one line a file: its name and the first bytes that differ."""
    ones, others = files(one), files(other)
    told = [f"{name}: only in the {'first' if name in ones else 'second'} build"
            for name in sorted(ones.keys() ^ others.keys())]  # fmt: skip
    for name in sorted(ones.keys() & others.keys()):
        if line := difference(ones[name].read_bytes(), others[name].read_bytes()):
            told.append(f"{name}: {line}")
    return told


def difference(one: bytes, other: bytes) -> str:
    """Tell where two contents begin to differ; nothing if they are the same.

    Examples
    --------
    >>> difference(b"made at 10:00", b"made at 11:00")
    "byte 9: b'made at 10:00' | b'made at 11:00'"
    """
    if one == other:
        return ""
    pairs = enumerate(zip(one, other, strict=False))
    at = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    around = slice(max(0, at - SHOWN), at + SHOWN)
    return f"byte {at}: {one[around]!r} | {other[around]!r}"


def main() -> int:
    """Build twice, compare, and print the edition's digest or what differs."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or commit_time(ROOT)
    with tempfile.TemporaryDirectory() as temporary:
        both = [here(Path(temporary) / "one", epoch), elsewhere(Path(temporary) / "two", epoch)]
        for number, to in enumerate(both, start=1):
            copy(ROOT, to)
            print(f"build {number} of 2: {build(to):.0f} s", flush=True)
        one, other = (to.folder / EDITION for to in both)
        print(f"different: {'; '.join(both[1].varied)}")
        print(f"the same: {'; '.join(both[1].kept)}")
        told = differences(one, other)
        stale = differences(one / "figures", ROOT / "figures")
        print(*told, sep="\n" if told else "", end="\n" if told else "", file=sys.stderr)
        size = sum(path.stat().st_size for path in files(one).values())
        same = f"{len(told)} differ" if told else "the same bytes in both builds"
        print(f"{len(files(one))} files, {size / 1e6:.1f} MB: {same}")
        print(f"edition sha256 {digest(one, ['.'])}")
        committed = f"{len(stale)} differ; run `make figures`" if stale else "the same"
        print(f"figures/, as committed: {committed}")
        return 1 if told or stale else 0


if __name__ == "__main__":
    sys.exit(main())
