"""Progress of a build: how many chapters have run, which one is read, and what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Progress:
    """Writes one line that changes in place on a terminal, and nothing elsewhere.

    Examples
    --------
    >>> import io
    >>> stream = io.StringIO()
    >>> Progress(stream).say("executed 1 of 2 chapters")
    >>> stream.getvalue()
    ''
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._read = 0
        self._to_read = 0
        self._executed = 0

    def say(self, text: str) -> None:
        """Replace the line on the terminal."""
        if self._live:
            self._stream.write(f"\r\x1b[2K{text}")
            self._stream.flush()

    def clear(self) -> None:
        """Remove the line, before something lasting is printed."""
        self.say("")

    def follow(self, app: Sphinx) -> None:
        """Report what a Sphinx application does from now on."""
        app.connect("env-before-read-docs", self._plan)
        app.connect("press-chapter-executed", self._count_executed)
        app.connect("source-read", self._count_read)
        app.connect("env-updated", lambda *_: self.say("writing HTML"))
        app.connect("build-finished", lambda *_: self.say("setting the PDF"), priority=1)

    def _plan(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG002
        self._to_read = len(docnames)

    def _count_executed(self, app: Sphinx, docname: str, chapters: int) -> None:  # noqa: ARG002
        self._executed += 1
        self.say(f"executed {self._executed} of {chapters} chapters")

    def _count_read(self, app: Sphinx, docname: str, source: list[str]) -> None:  # noqa: ARG002
        self._read += 1
        self.say(f"reading chapter {self._read} of {self._to_read}: {docname}")
