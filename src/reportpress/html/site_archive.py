"""The whole site as one ZIP archive, for readers who want it without a network.

It unpacks to one folder. What leads to the archive itself is left out of the pages in it.
"""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx

from reportpress.edition.archive import zipped
from reportpress.edition.stage import LEFT_OUT

ARCHIVE = "site.zip"
LINK = re.compile(r'<li><a class="offline-copy"[^>]*>[^<(]*\((\.zip[^)]*)\)</a></li>')
"""What leads to the archive, and in brackets what the reader is told of it."""


def write(app: Sphinx, out: Path) -> None:
    """Write the archive, and its size where a page leads to it."""
    (out / ARCHIVE).unlink(missing_ok=True)
    folder = app.config.typst_pdf_name
    held, leading = {}, {}
    for path in sorted(out.rglob("*")):
        if not path.is_file() or path.name in LEFT_OUT:
            continue
        content = path.read_bytes()
        if path.suffix == ".html" and LINK.search(text := content.decode()):
            leading[path] = text
            content = LINK.sub("", text).encode()
        held[f"{folder}/{path.relative_to(out).as_posix()}"] = content
    archive = zipped(held)
    (out / ARCHIVE).write_bytes(archive)
    for path, text in leading.items():
        marked = LINK.sub(lambda found: _sized(found, len(archive)), text)
        if marked != text:
            path.write_text(marked, encoding="utf-8", newline="")


def _sized(found: re.Match[str], size: int) -> str:
    return found[0].replace(f"({found[1]})", f"(.zip, {max(1, round(size / 1e6))} MB)")
