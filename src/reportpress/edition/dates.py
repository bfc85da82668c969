"""The date of an edition: that of the last commit, never the clock's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"


def commit_time(root: Path) -> str:
    """Return the seconds since 1970 of the commit that a folder is at; empty where there is none.

    Examples
    --------
    >>> commit_time(Path("/nowhere"))
    ''
    """
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        # git is found on the path on purpose: where it lies differs by machine.
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""


def settle(root: Path) -> None:
    """Set ``SOURCE_DATE_EPOCH``, unless it is set: everything that writes a date reads it."""
    if not os.environ.get(VARIABLE) and (seconds := commit_time(root)):
        os.environ[VARIABLE] = seconds
