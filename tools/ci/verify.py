"""Lint, type-check and test the project: ``make check`` what is quick, ``make test`` everything.

The quick steps run side by side, and all that fail are told. A tree that passed every test is not
tested again until something in it changes, as make does with any target; ``make test FORCE=1``
and CI run everything always.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAMP = ROOT / ".venv" / "tested.sha256"
SKIPPED = {".git", ".venv", ".venv-lock", "_build", "__pycache__", ".ruff_cache", ".hypothesis"}
PYTHON = [sys.executable, "-m"]
QUICK = {
    "text": [
        *PYTHON,
        "pytest",
        "-q",
        "tests/book/test_prose.py",
        "tests/book/test_claims_cited.py",
        "tests/book/test_citations.py",
        "tests/data/test_codebook.py",
    ],
    "types": [*PYTHON, "mypy", "--no-error-summary"],
    "data": [*PYTHON, "between_powers.data"],
    "chapters": [*PYTHON, "tools.author.chapters"],
    "imports": [str(Path(sys.executable).with_name("lint-imports"))],
    "lint": [*PYTHON, "ruff", "check", "--quiet", "."],
    "format": [*PYTHON, "ruff", "format", "--check", "--quiet", "."],
}
"""The longest first, so that two cores end together."""


def digest() -> str:
    """Return one digest of the interpreter and of every file that is not made by a build."""
    total = hashlib.sha256(sys.version.encode())
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(set(folders) - SKIPPED)
        for name in sorted(names):
            path = Path(folder, name)
            total.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a step in the root of the project and keep what it says."""
    return subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def check(steps: dict[str, list[str]]) -> list[str]:
    """Run quick steps side by side; print what those say that fail, and return their names."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(steps, pool.map(run, steps.values()), strict=True))
    failed = [name for name, result in results.items() if result.returncode]
    for name in failed:
        print(
            results[name].stdout.rstrip(), f"make check: {name} failed", sep="\n", file=sys.stderr
        )
    return failed


def test() -> int:
    """Run everything, unless this very tree has passed."""
    before = digest()
    forced = os.environ.get("FORCE") or os.environ.get("CI")
    if not forced and STAMP.exists() and STAMP.read_text() == before:
        print("Nothing has changed since every test passed (make test FORCE=1 runs them again).")
        return 0
    STAMP.unlink(missing_ok=True)
    if check({name: command for name, command in QUICK.items() if name != "text"}):
        return 1
    code = subprocess.run([*PYTHON, "pytest", "-q"], cwd=ROOT, check=False).returncode
    if code == 0 and digest() == before:
        STAMP.write_text(before)
    return code


if __name__ == "__main__":
    sys.exit(bool(check(QUICK)) if "--quick" in sys.argv else test())
