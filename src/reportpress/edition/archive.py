"""Files by name, written as a folder of the site or as a ZIP archive.

The bytes of an archive follow from what it holds: names in order, one date, one mode.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that a ZIP archive can name; every file bears it."""

MODE = 0o100644 << 16
"""A plain file that all may read, where an archive keeps the rights of a file."""

UNIX = 3
"""The system that an archive is said to be from, whichever it is made on."""


def zipped(files: Mapping[str, bytes], *, head: str = "") -> bytes:
    """Return an archive of files by name; in whichever order they come, the bytes are the same.

    `head` names the file that stands first and as it is, by which a kind of archive is known.

    Examples
    --------
    >>> first = zipped({"a/rain.csv": b"year,mm", "b.txt": b"It rains."})
    >>> first == zipped({"b.txt": b"It rains.", "a/rain.csv": b"year,mm"})
    True
    >>> zipped({"a": b"", "kind": b"a book"}, head="kind")[30:40]
    b'kinda book'
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in sorted(files, key=lambda name: (name != head, name)):
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.external_attr, entry.create_system = MODE, UNIX
            entry.compress_type = zipfile.ZIP_STORED if name == head else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return written.getvalue()


def write_only(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder where they differ, and remove all others from it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
