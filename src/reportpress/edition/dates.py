"""The date of an edition: that of the last commit, never the clock's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"
LATEST = 253_402_300_799
"""The last second of the year 9999: what is later was given in milliseconds."""

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR")


def commit_time(root: Path) -> str:
    """Return the seconds since 1970 of the commit that a folder is at; empty where there is none.

    Examples
    --------
    >>> commit_time(Path("/nowhere"))
    ''
    """
    # A folder of another user, as in a container, is no less at its commit: nothing of the
    # repository is run. A signature would be told before the date.
    command = ["git", "-C", str(root), "-c", "safe.directory=*"]
    command += ["log", "-1", "--no-show-signature", "--format=%ct"]
    here = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        # git is found on the path on purpose: where it lies differs by machine.
        run = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, check=False, env=here
        )
    except OSError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""


def settle(root: Path) -> None:
    """Set ``SOURCE_DATE_EPOCH``, unless it is set: everything that writes a date reads it.

    Raises
    ------
    ValueError
        If it is set to what is no number of seconds.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        if seconds := commit_time(root):
            os.environ[VARIABLE] = seconds
    elif not given.isdecimal() or int(given) > LATEST:
        raise ValueError(
            f"{VARIABLE} is {given!r}; give whole seconds since 1970, such as 1700000000, "
            "or leave it unset for the date of the last commit"
        )
