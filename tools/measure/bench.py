"""Measure the build against plain Jupyter Book, side by side in one run: ``make bench``.

The plain build runs the same chapters with plain kernels and Altair's own renderer, and makes
HTML only; the press makes HTML and PDF.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("chapters", "data", "_config.yml", "_toc.yml", "references.bib")
PRESS = [sys.executable, "-m", "reportpress.commands.build"]
PLAIN = [str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "--quiet"]
PLAIN_ROLES = re.compile(r"\{(claim|cited-in)\}`([^`]*)`")
AS_ALTAIR = """
```{code-cell} ipython3
:tags: [remove-cell]

import altair
from between_powers.charts import LAYOUTS
from between_powers.exhibits import Figure, Table

altair.renderers.enable("default")
Figure._repr_mimebundle_ = lambda self, **_: self.draw(LAYOUTS[0])._repr_mimebundle_()
Table._repr_mimebundle_ = lambda self, **_: {"text/html": self.data.to_html(index=False)}
```
"""


def copy(folder: Path) -> Path:
    """Copy the book's sources to a new folder."""
    folder.mkdir()
    for name in PARTS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def plain(folder: Path) -> Path:
    """Copy the book without the press: Jupyter Book's defaults, charts as Altair shows them."""
    copy(folder)
    config = folder / "_config.yml"
    config.write_text(
        "title: Plain\nonly_build_toc_files: true\nexecute: {execute_notebooks: force}\n"
        "bibtex_bibfiles: [references.bib]\n"
    )
    for chapter in sorted((folder / "chapters").glob("*.md")):
        text = PLAIN_ROLES.sub(r"\2", chapter.read_text()).replace("```{exhibits}\n```\n", "")
        chapter.write_text(text)
        front, mark, rest = text.partition("\n# ")
        if "kernelspec" in front:
            title, _, body = rest.partition("\n")
            chapter.write_text(f"{front}{mark}{title}\n{AS_ALTAIR}{body}")
    return folder


def timed(command: Sequence[str], folder: Path, **env: str) -> float:
    """Run a command in a folder and return its seconds."""
    start = time.monotonic()
    done = subprocess.run(
        command, cwd=folder, env=os.environ | env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return time.monotonic() - start


def edit(folder: Path) -> None:
    """Change one word of one chapter."""
    chapter = folder / "chapters" / "leverage.md"
    chapter.write_text(chapter.read_text().replace("strongest lever", "mightiest lever", 1))


def main() -> None:
    """Print the table that docs/benchmarks.md shows."""
    with tempfile.TemporaryDirectory() as temporary:
        pressed = copy(Path(temporary) / "press")
        bare = plain(Path(temporary) / "plain")
        rows = [
            (
                "plain Jupyter Book, cold: HTML",
                timed(PLAIN, bare, JUPYTER_DEFAULT_PROVISIONER_NAME="local-provisioner"),
            ),
            ("press, cold: HTML and PDF", timed(PRESS, pressed)),
            ("press, nothing changed", timed(PRESS, pressed)),
        ]
        edit(pressed)
        rows.append(("press, one word of one chapter changed", timed(PRESS, pressed)))
    for name, seconds in rows:
        print(f"| {name} | {seconds:.1f} s |")
    print(f"cold press / cold plain = {rows[1][1] / rows[0][1]:.2f}")


if __name__ == "__main__":
    main()
