"""Export the figures of the last build: ``python -m reportpress.commands.export``.

The committed folder ``figures/`` holds picture and rows of every figure that the site offers, so
that a change of a chart shows in review; bitmaps and specifications are the site's alone. So are
the fonts inside its pictures, which would make every committed picture four times as large.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportpress.commands.build import EDITION
from reportpress.pictures.fonts import without_fonts
from reportpress.tree.site_addresses import DOWNLOADS

COMMITTED = {".svg", ".csv"}


def differences(built: Path, committed: Path) -> list[str]:
    """Name the files that differ between the built and the committed figures, sorted.

    A file that only one of the two has is among them, if it is of a kind that is committed.
    """
    wanted, present = wanted_contents(built), _contents(committed)
    names = wanted.keys() | present.keys()
    return sorted(name for name in names if wanted.get(name) != present.get(name))


def wanted_contents(built: Path) -> dict[str, bytes]:
    """Return what the committed folder is to hold, by file name."""
    files = {path: content for path, content in _contents(built).items()
             if Path(path).suffix in COMMITTED}  # fmt: skip
    return {
        name: without_fonts(content.decode()).encode() if name.endswith(".svg") else content
        for name, content in files.items()
    }


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.*")}


def export(built: Path, committed: Path) -> list[str]:
    """Make the committed figures equal to the built ones and name what changed."""
    committed.mkdir(exist_ok=True)
    changed, wanted = differences(built, committed), wanted_contents(built)
    for name in changed:
        if name in wanted:
            (committed / name).write_bytes(wanted[name])
        else:
            (committed / name).unlink()
    return changed


def main() -> int:
    """Export below the working directory and print what changed."""
    root = Path.cwd()
    changed = export(root / EDITION / DOWNLOADS, root / DOWNLOADS)
    print(f"figures: {len(changed)} files changed" + "".join(f"\n  {name}" for name in changed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
