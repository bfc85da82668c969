"""A notebook beside a chapter of its name: Sphinx reads one of the two, an author edits the other.

Jupyter makes such a notebook of a chapter when it is asked to save it as one, or to pair the two.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.matching import get_matching_files

from reportpress.notebooks.errors import ChapterError


def refuse(app: Sphinx) -> None:
    """Refuse a book in which a chapter has a notebook of its name beside it.

    Raises
    ------
    ChapterError
        If there is one; the message names both.
    """
    notebooks = get_matching_files(app.srcdir, ["**/*.ipynb"], app.config.exclude_patterns)
    for name in sorted(notebooks):
        chapter = Path(name).with_suffix(".md")
        if (Path(app.srcdir) / chapter).exists():
            raise ChapterError(
                f"{name}: a notebook of the same name as the chapter {chapter.name}; "
                "move it out of the book: the chapter is the notebook, as a text"
            )
