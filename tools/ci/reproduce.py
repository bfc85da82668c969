"""Build the book twice from clean in different surroundings and compare every byte.

``make reproduce``. The two builds share the sources, the date of the last commit and the
installed packages; folder, time zone, locale, hash seed and umask differ. HTML, PDF and figures
are compared, and the figures with the committed ones too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from reportpress.commands import export
from reportpress.commands.build import EDITION
from reportpress.edition.dates import commit_time
from reportpress.notebooks.dependencies import digest

ROOT = Path(__file__).resolve().parents[2]
CONTEXT = 12
"""Bytes shown on each side of a difference."""


@dataclass(frozen=True)
class Surroundings:
    """The folder, the environment and the mask of new files that a build runs with."""

    folder: Path
    env: dict[str, str]
    umask: int

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python in these surroundings."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.env,
            umask=self.umask,
            capture_output=True,
            text=True,
            check=False,
        )


def plain(root: Path, epoch: str) -> Surroundings:
    """Return plain surroundings: UTC, the C locale, a fixed hash seed."""
    env = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    return Surroundings(root / "book", _environment(root, "book", epoch) | env, umask=0o022)


def different(root: Path, epoch: str) -> Surroundings:
    """Return surroundings that differ from `plain` in all that they set."""
    name = "deep er/Книга/checkout"
    env = {"TZ": "Pacific/Chatham", "LC_ALL": _other_locale(), "PYTHONHASHSEED": "4242"}
    return Surroundings(root / name, _environment(root, name, epoch) | env, umask=0o077)


def _environment(root: Path, folder: str, epoch: str) -> dict[str, str]:
    for name in ("home", "tmp", "kept", folder):
        (root / name).mkdir(parents=True)
    env = {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(root / folder / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(root / "home"),
        "TMPDIR": str(root / "tmp"),
        "REPORTPRESS_KEPT": str(root / "kept"),
    }
    return env | ({"SOURCE_DATE_EPOCH": epoch} if epoch else {})


def _other_locale() -> str:
    """Name an installed locale that writes numbers or letters in another way, or Turkish."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False)  # noqa: S607
    installed = [name for name in listed.stdout.split() if name[:2] in ("tr", "de", "kk", "ru")]
    return installed[0] if installed else "tr_TR.UTF-8"


def sources(root: Path) -> list[str]:
    """Name the files of the book: what git knows or would add, built things left out."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others"]
    listed = subprocess.run(
        [*command, "--exclude-standard"], capture_output=True, text=True, check=True
    )
    return sorted(name for name in set(listed.stdout.split("\0")) if (root / name).is_file())


def copy(root: Path, folder: Path) -> None:
    """Copy the sources of the book to another folder."""
    for name in sources(root):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, folder / name)


def build(surroundings: Surroundings) -> float:
    """Build the book there and return the seconds; end the program if it fails."""
    start = time.monotonic()
    built = surroundings.run("-m", "reportpress.commands.build")
    if built.returncode or built.stderr:
        message = f"the build in {surroundings.folder} failed:\n{built.stdout}{built.stderr}"
        sys.exit(f"make reproduce: {message}")
    return time.monotonic() - start


def files(folder: Path) -> dict[str, Path]:
    """Return every file below a folder by its name there."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in paths}


def differences(first: Path, second: Path) -> list[str]:
    """Tell how two folders differ, one line a file: its name and the first bytes that differ."""
    left, right = files(first), files(second)
    lines = [f"{name}: only in the {'first' if name in left else 'second'} build"
             for name in sorted(left.keys() ^ right.keys())]  # fmt: skip
    for name in sorted(left.keys() & right.keys()):
        if line := first_difference(left[name].read_bytes(), right[name].read_bytes()):
            lines.append(f"{name}: {line}")
    return lines


def first_difference(first: bytes, second: bytes) -> str:
    """Tell where two contents begin to differ; nothing if they are the same.

    Examples
    --------
    >>> first_difference(b"made at 10:00", b"made at 11:00")
    "byte 9: b'made at 10:00' | b'made at 11:00'"
    """
    if first == second:
        return ""
    pairs = enumerate(zip(first, second, strict=False))
    shorter = min(len(first), len(second))
    byte = next((place for place, (left, right) in pairs if left != right), shorter)
    around = slice(max(0, byte - CONTEXT), byte + CONTEXT)
    return f"byte {byte}: {first[around]!r} | {second[around]!r}"


def main() -> int:
    """Build twice, compare, and print the edition's digest or what differs."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or commit_time(ROOT)
    with tempfile.TemporaryDirectory() as temporary:
        both = plain(Path(temporary, "one"), epoch), different(Path(temporary, "two"), epoch)
        for number, surroundings in enumerate(both, start=1):
            copy(ROOT, surroundings.folder)
            print(f"build {number} of 2: {build(surroundings):.0f} s", flush=True)
        first, second = (surroundings.folder / EDITION for surroundings in both)
        lines = differences(first, second)
        stale = export.differences(first / "figures", ROOT / "figures")
        print(*lines, sep="\n", end="\n" if lines else "", file=sys.stderr)
        size = sum(path.stat().st_size for path in files(first).values())
        same = f"{len(lines)} differ" if lines else "the same bytes in both builds"
        print(f"{len(files(first))} files, {size / 1e6:.1f} MB: {same}")
        print(f"edition sha256 {digest(first, ['.'])}")
        committed = f"{len(stale)} differ; run `make figures`" if stale else "the same"
        print(f"figures/, as committed: {committed}")
        return 1 if lines or stale else 0


if __name__ == "__main__":
    sys.exit(main())
