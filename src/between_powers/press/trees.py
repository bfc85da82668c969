"""Chapters that other chapters refer to are read from the disk once for a build.

For every numbered reference Sphinx reads the tree of the chapter that holds the figure, and the
large ones take a tenth of a second each. A reference only looks at it, so one reading serves all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Reader:
    """An environment that keeps the trees that it was asked for, and is any other in all else."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._trees: dict[str, nodes.document] = {}

    def get_doctree(self, docname: str) -> nodes.document:
        """Return the tree of a chapter, to look at and not to change."""
        if docname not in self._trees:
            self._trees[docname] = self._env.get_doctree(docname)
        return self._trees[docname]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)


def lend(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001 - the event's signature
    """Have references resolved through a reader, now that all trees are written."""
    domain, reader = env.get_domain("std"), Reader(env)
    usual = type(domain).resolve_xref

    def resolve_xref(_env: BuildEnvironment, *arguments: Any) -> Any:
        return usual(domain, reader, *arguments)  # type: ignore[arg-type]

    domain.resolve_xref = resolve_xref  # type: ignore[method-assign, assignment]


def forget(app: Sphinx, error: Exception | None) -> None:  # noqa: ARG001 - the event's signature
    """Let the trees go with the build."""
    vars(app.env.get_domain("std")).pop("resolve_xref", None)


def setup(app: Sphinx) -> None:
    """Lend the reader between reading and the end of the build."""
    app.connect("env-updated", lend, priority=990)
    app.connect("build-finished", forget, priority=990)
