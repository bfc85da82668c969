"""Which output of a notebook cell goes to print."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config

#: Mime types that print well, best first. HTML is not among them: it is for another edition.
PRINTABLE = ("image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain")


def prefer_printable_outputs(_app: Sphinx, config: Config) -> None:
    """Tell MyST-NB what the builder ``typst`` prefers; it has no entry for foreign builders.

    Without one it would warn about every cell output and drop it. Entries that the
    configuration already makes for ``typst`` come later in the list, and so win.
    """
    if "nb_mime_priority_overrides" not in config:
        return
    ours = [("typst", mime, 10 * place) for place, mime in enumerate(PRINTABLE, start=10)]
    theirs = [tuple(entry) for entry in config.nb_mime_priority_overrides]
    config.nb_mime_priority_overrides = ours + theirs
