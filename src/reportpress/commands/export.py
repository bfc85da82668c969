"""Export the figures of the last build: ``python -m reportpress.commands.export``.

The committed folder ``figures/`` holds the files that the site offers, so that a change of a
chart shows in review.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reportpress.commands.build import EDITION
from reportpress.html.exhibit import DOWNLOADS


def differences(built: Path, committed: Path) -> list[str]:
    """Name the files that differ between the built and the committed figures.

    Parameters
    ----------
    built, committed : pathlib.Path
        The two folders.

    Returns
    -------
    list of str
        File names, sorted; files that only one of the two has are among them.
    """
    names = {path.name for folder in (built, committed) for path in folder.glob("*.*")}
    return sorted(name for name in names if _content(built / name) != _content(committed / name))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def export(built: Path, committed: Path) -> list[str]:
    """Make the committed figures equal to the built ones and name what changed."""
    committed.mkdir(exist_ok=True)
    changed = differences(built, committed)
    for name in changed:
        content = _content(built / name)
        if content is None:
            (committed / name).unlink()
        else:
            (committed / name).write_bytes(content)
    return changed


def main() -> int:
    """Export below the working directory and print what changed."""
    root = Path.cwd()
    changed = export(root / EDITION / DOWNLOADS, root / DOWNLOADS)
    print(f"figures: {len(changed)} files changed" + "".join(f"\n  {name}" for name in changed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
