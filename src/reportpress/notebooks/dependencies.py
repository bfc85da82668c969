"""Execution is never stale: a change of data or code re-reads every chapter that runs."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from reportpress.tree.domain import press_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup(app: Sphinx) -> None:
    """Register the configuration value and the event handler."""
    app.add_config_value("press_depends_on", ["data", "src", "requirements.lock"], "", types=[list])
    app.connect("env-get-outdated", outdated)


def digest(root: Path, folders: list[str]) -> str:
    """Return one digest of all files below some folders.

    Parameters
    ----------
    root : pathlib.Path
        The book's folder.
    folders : list of str
        Folders and files within it; one that is absent counts as empty.

    Returns
    -------
    str
        SHA-256 over the relative paths and the contents, in sorted order.
    """
    total = hashlib.sha256()
    for folder in folders:
        below = root / folder
        for path in [below] if below.is_file() else sorted(below.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                total.update(f"{path.relative_to(root).as_posix()}\0".encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def state(app: Sphinx) -> str:
    """Return the digest of all that the chapters of a book depend on."""
    return digest(Path(app.srcdir), app.config.press_depends_on)


def outdated(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],  # noqa: ARG001 - the event's signature
    changed: set[str],  # noqa: ARG001
    removed: set[str],  # noqa: ARG001
) -> list[str]:
    """Name every chapter when data or code differ from those that the last build read."""
    has_changed = press_domain(env).has_changed("dependencies", state(app))
    return sorted(env.found_docs) if has_changed else []
