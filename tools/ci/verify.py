"""Lint, type-check and test the project, at the end of a thought, of a change and of a release.

``make check`` runs what is quick, side by side, and tells all that fails. ``make test`` builds the
book, with tests that need none beside, and has three runs share all others. ``make test-all`` runs
those marked ``slow`` too, and compares two builds byte by byte. A tree that has passed is not
tested again until something in it changes, as make does with any target; ``FORCE=1`` and CI run
everything always.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAMPS = {"test": ROOT / ".venv/tested.sha256", "test-all": ROOT / ".venv/tested-all.sha256"}
SHARED = ROOT / "_build" / "tests"
"""Where runs of the tests at one time tell one another what they have taken."""
BUILT = "the book"
"""File there that tells them that the book stands in ``_build``."""
SKIPPED = {".git", ".venv", ".venv-lock", "_build", "__pycache__", ".ruff_cache", ".hypothesis"}
PYTHON = [sys.executable, "-m"]
QUICK = {
    "text": [
        *PYTHON,
        "pytest",
        "-q",
        "tests/book/test_prose.py",
        "tests/book/test_paragraphs.py",
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

OF_THE_BOOK = (
    "tests/press/test_print.py",
    "tests/press/test_print_words.py",
    "tests/press/test_epub.py",
    "tests/browser",
    "tests/book/test_published_data.py",
    "tests/book/test_machine_read.py",
    "tests/book/test_book.py",
    "tests/book/test_chart_pictures.py",
    "tests/book/test_dataset_usage.py",
    "tests/book/test_taken_chapters.py",
    "tests/book/test_translations.py",
    "chapters",
)
"""Tests of the real book, in the order in which they are taken: what takes long in one piece first.

The others need no book: they are run while it is built, and those left when all these are taken.
"""


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


def run(command: list[str], stderr: int = subprocess.STDOUT) -> subprocess.CompletedProcess[str]:
    """Run a step in the root of the project and keep what it says."""
    return subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=stderr, text=True, check=False
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


def build() -> bool:
    """Build the book for all tests; tell why it cannot be built, or what it says besides."""
    built = run([*PYTHON, "reportpress.commands.build"], stderr=subprocess.PIPE)
    print(built.stderr, end="", file=sys.stderr)
    return built.returncode == 0 and not built.stderr


def shared_runs(*options: str) -> int:
    """Have three runs share the tests; one begins beside the build, with those that need no book.

    One shows what it says at once, the two others at the end. Without a book no test goes on.
    """
    shutil.rmtree(SHARED, ignore_errors=True)
    SHARED.mkdir(parents=True)
    pytest = [*PYTHON, "pytest", "-q", "--shared", str(SHARED), *options]
    logs = [SHARED.with_name(f"tests-{number}.log") for number in (1, 2)]
    with contextlib.ExitStack() as stack:

        def beside(log: Path) -> subprocess.Popen[bytes]:
            words = stack.enter_context(log.open("wb"))
            return stack.enter_context(
                subprocess.Popen(pytest, cwd=ROOT, stdout=words, stderr=words)
            )

        runs = [beside(logs[0])]
        if not build():
            runs[0].terminate()
            return 1
        (SHARED / BUILT).touch()
        runs.append(beside(logs[1]))
        tested = subprocess.run(pytest, cwd=ROOT, check=False)
        codes = [tested.returncode, *(run.wait() for run in runs)]
    for log in logs:
        print(log.read_text(encoding="utf-8"), end="")
    return max(codes, key=abs)


def test(name: str) -> int:
    """Run the tests of a target, unless this very tree has passed them."""
    before = digest()
    forced = os.environ.get("FORCE") or os.environ.get("CI")
    if not forced and any(
        STAMPS[one].exists() and STAMPS[one].read_text() == before for one in (name, "test-all")
    ):
        print(f"Nothing has changed since make {name} passed (FORCE=1 runs it again).")
        return 0
    if check({step: command for step, command in QUICK.items() if step != "text"}):
        return 1
    whole = name == "test-all"
    # What the build has just shown is run again for a release.
    code = shared_runs() if whole else shared_runs("-m", "not slow", "--built-outputs")
    if whole and code == 0:
        code = subprocess.run([*PYTHON, "tools.ci.reproduce"], cwd=ROOT, check=False).returncode
    if code == 0 and digest() == before:
        STAMPS[name].write_text(before)
    return code


if __name__ == "__main__":
    if "--quick" in sys.argv:
        sys.exit(bool(check(QUICK)))
    sys.exit(test("test-all" if "--all" in sys.argv else "test"))
