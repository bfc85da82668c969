"""A drawing process as the press sees it: one job at a time, and an answer to each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


class Drawer:
    """One drawing process; it starts at once and draws until it is closed or dies."""

    def __init__(self) -> None:
        self.alive = True
        self._process = subprocess.Popen(
            [sys.executable, "-m", "reportpress.pictures.render"],
            # An interrupt is for the press, which then ends this process.
            start_new_session=True,
            # A time axis is laid out in local time, which is to be the same everywhere.
            env=os.environ | {"TZ": "UTC"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def draw(self, folder: Path, work: str) -> str:
        """Have work done in a folder.

        Returns
        -------
        str
            What went wrong; empty if nothing did.
        """
        into, out, answer = self._process.stdin, self._process.stdout, ""
        with suppress(OSError):
            if into and out:
                into.write(json.dumps({"work": work, "folder": str(folder)}) + "\n")
                into.flush()
                answer = out.readline()
        self.alive = bool(answer)
        return str(json.loads(answer) or "") if answer else "the drawing process ended"

    def close(self) -> None:
        """End the process, and wait for its end."""
        with suppress(OSError, ValueError):
            self._process.communicate()
