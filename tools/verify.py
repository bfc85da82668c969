"""Lint, type-check and test the project: ``make test``.

A tree that passed is not tested again until something in it changes, as make does with any
target; ``make test FORCE=1`` and CI run everything always.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAMP = ROOT / ".venv" / "tested.sha256"
SKIPPED = {".git", ".venv", ".venv-lock", "_build", "__pycache__", ".ruff_cache", ".hypothesis"}
STEPS = {
    "lint": ["ruff", "check", "--quiet", "."],
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "types": ["mypy", "--no-error-summary"],
    "tests": ["pytest", "-q"],
}


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


def main() -> int:
    """Run the steps in turn and stop at the first that fails."""
    now = digest()
    forced = os.environ.get("FORCE") or os.environ.get("CI")
    if not forced and STAMP.exists() and STAMP.read_text() == now:
        print("Nothing has changed since every test passed (make test FORCE=1 runs them again).")
        return 0
    STAMP.unlink(missing_ok=True)
    for name, command in STEPS.items():
        if sys.stderr.isatty():
            print(f"{name} …", file=sys.stderr)
        if done := subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, check=False
        ).returncode:
            print(f"make test: {name} failed", file=sys.stderr)
            return done
    if digest() == now:
        STAMP.write_text(now)
    return 0


if __name__ == "__main__":
    sys.exit(main())
