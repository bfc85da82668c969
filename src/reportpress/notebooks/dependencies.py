"""What a book's chapters are made from, and which chapters are read anew when it changes.

Two questions are kept apart. The *outputs* of a chapter depend on what its kernel reads: the data,
the packages it imports, the lock of their versions. That is the book's setting
``press_depends_on``. The *pages* depend on the press besides: when it changes, every chapter is
read or written anew, from the outputs that are there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import reportpress

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

DEPENDS_ON = ["data", "src", "requirements.lock"]
"""Folders and files, within the book, that cells read; unless the book names others."""
PRESS = Path(reportpress.__file__).parent

# Vim's swap files and its test for a writable folder (4913), Emacs' locks, autosaves and backups,
# JetBrains' safe write, locks of office programs, notes of file managers, compiled modules.
_LEFTOVER = re.compile(r"[.#~].*|.*(~|\.(pyc|tmp|bak)|___jb_(tmp|old)___)|\d+")


def setup(app: Sphinx) -> None:
    """Register the configuration value and the event handler."""
    app.setup_extension("reportpress.tree.domain")
    app.add_config_value("press_depends_on", DEPENDS_ON, "", types=[list])
    app.connect("config-inited", pass_over_hidden)
    app.connect("env-get-outdated", outdated)
    app.connect("env-updated", documents_to_write_again)


def pass_over_hidden(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - the event's signature
    """Have Sphinx take no hidden file for a chapter, as locks of Emacs and copies of macOS are."""
    config.exclude_patterns = [*config.exclude_patterns, "**/.*"]


def book_config(root: Path) -> dict[str, Any]:
    """Return a book's ``_config.yml``, for what must be known before Sphinx is loaded."""
    return yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8")) or {}


def sphinx_settings(root: Path) -> dict[str, Any]:
    """Return the settings of Sphinx, and of the press, in a book's ``_config.yml``."""
    return (book_config(root).get("sphinx") or {}).get("config") or {}


def depends_on(root: Path) -> list[str]:
    """Return the folders and files that a book's cells read, before Sphinx is loaded."""
    names: list[str] = sphinx_settings(root).get("press_depends_on", DEPENDS_ON)
    return names


def has_changed_since(root: Path, doctrees: Path) -> bool:
    """Say whether what cells read is newer than what Sphinx knows, so that all chapters will run.

    A guess, which decides only whether kernels are prepared early; what runs is decided by digests.
    """
    known = doctrees / "environment.pickle"
    if not known.exists():
        return True
    last = known.stat().st_mtime
    return any(path.stat().st_mtime > last for path in source_files(root, depends_on(root)))


def source_files(root: Path, names: Iterable[str]) -> Iterator[Path]:
    """Yield the files that somebody wrote below some folders, in sorted order.

    What editors, file managers and Python leave behind is left out; an absent folder is empty.

    Examples
    --------
    >>> import tempfile
    >>> root = Path(tempfile.mkdtemp())
    >>> for name in ("pivot.md", ".pivot.md.swp", ".#pivot.md", "pivot.md~", "4913", ".DS_Store"):
    ...     (root / name).touch()
    >>> [path.name for path in source_files(root, ["."])]
    ['pivot.md']
    """
    for name in names:
        below = root / name
        for path in [below] if below.is_file() else sorted(below.rglob("*")):
            parts = path.relative_to(below).parts or (path.name,)
            hidden = any(part.startswith(".") for part in parts)
            if not hidden and not _LEFTOVER.fullmatch(path.name) and path.is_file():
                yield path


def digest(root: Path, names: Iterable[str]) -> str:
    """Return the SHA-256 of the relative paths and contents of all files below some folders."""
    below = (root / name for name in names)
    paths = (path for top in below for path in ([top] if top.is_file() else sorted(top.rglob("*"))))
    return _digest(root, (path for path in paths if path.is_file() and path.suffix != ".pyc"))


def _digest(root: Path, paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(root).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def inputs(app: Sphinx) -> dict[str, str]:
    """Return the digest of each file that the outputs of a book's chapters depend on."""
    root = Path(app.srcdir)
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in source_files(root, app.config.press_depends_on)
    }


def inputs_digest(app: Sphinx) -> str:
    """Return the digest of all that the outputs of a book's chapters depend on."""
    root = Path(app.srcdir)
    return _digest(root, source_files(root, app.config.press_depends_on))


def press_digest(suffix: str = "") -> str:
    """Return the digest of the press itself, or of its files with one suffix."""
    return _digest(
        PRESS, (path for path in source_files(PRESS, ["."]) if path.name.endswith(suffix))
    )


def state(app: Sphinx) -> str:
    """Return the digest of all that an edition depends on besides chapters and settings."""
    return inputs_digest(app) + press_digest()


def outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],  # noqa: ARG001 - the event's signature
    changed: set[str],  # noqa: ARG001
    removed: set[str],  # noqa: ARG001
) -> list[str]:
    """Name every chapter to be read when data, code or the press's modules have changed."""
    return _changed(env, "read from", inputs_digest(app) + press_digest(".py"))


def documents_to_write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:  # noqa: ARG001
    """Name every chapter to be written when a style, script or template has changed."""
    return _changed(env, "written with", press_digest())


def _changed(env: BuildEnvironment, name: str, digest: str) -> list[str]:
    """Name every chapter when a digest differs from that of the last build."""
    from reportpress.tree.domain import press_domain  # noqa: PLC0415 - it loads Sphinx

    return sorted(env.found_docs) if press_domain(env).has_changed(name, digest) else []
