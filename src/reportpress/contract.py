"""What charts and press agree on: the mime type a figure travels under, and the fonts.

Kept apart from both, so that the press does not load pandas and Altair to learn a name.
"""

from __future__ import annotations

from pathlib import Path

MIME = "application/vnd.press.figure+json"
"""Mime type under which a figure travels from the chapter to the press."""

TABLE_MIME = "application/vnd.press.table+json"
"""Mime type under which a table travels."""

FONTS = Path(__file__).resolve().parent / "fonts"
"""Folder of the committed fonts; every edition is measured and drawn with these alone."""
