"""Open the chapters in JupyterLab: ``make edit``.

JupyterLab is no part of what builds the book; it is installed at the first use, from a lock of
its own. A chapter opens as a notebook and is saved as text, so outputs never enter git.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements-jupyterlab.lock"
SETTINGS = Path(sys.prefix) / "etc" / "jupyter" / "labconfig" / "default_setting_overrides.json"
VIEWERS = {
    "@jupyterlab/docmanager-extension:plugin": {
        "defaultViewers": {"markdown": "Jupytext Notebook", "myst": "Jupytext Notebook"}
    }
}


def install() -> str:
    """Install JupyterLab where it is missing; return why that failed, or nothing."""
    if find_spec("jupyterlab"):
        return ""
    print("installing JupyterLab (about a minute, once)", file=sys.stderr)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    pip_run = subprocess.run(
        [*pip, "--require-hashes", "-r", str(LOCK)], capture_output=True, text=True, check=False
    )
    return "" if pip_run.returncode == 0 else pip_run.stderr.strip().splitlines()[-1]


def open_as_notebooks(settings: Path = SETTINGS) -> None:
    """Have a click on a chapter open it as a notebook, in this environment alone."""
    known = json.loads(settings.read_text(encoding="utf-8")) if settings.exists() else {}
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps(known | VIEWERS, indent=1), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Install what is missing and hand over to JupyterLab."""
    if message := install():
        print(f"make edit: JupyterLab could not be installed: {message}", file=sys.stderr)
        return 1
    open_as_notebooks()
    os.chdir(ROOT)
    # The folder of the chapter is its working directory, as in a build.
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *arguments])  # noqa: S606
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
