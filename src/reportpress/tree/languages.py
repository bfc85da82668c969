"""Words in another script say in which language they are, for voices, fonts and hyphenation.

``press_languages`` in the configuration names the languages of a script, the first that fits
counting: ``[{language: uk, script: cyrillic, letters: "їєґ"}, {language: bg, script: cyrillic}]``.
Where `letters` are given, the words must hold one of them.
"""

from __future__ import annotations

import re
from typing import TypedDict

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from reportpress.tree import page_languages

SCRIPTS = {
    "greek": "\u0370-\u03ff",
    "cyrillic": "\u0400-\u04ff",
    "armenian": "\u0530-\u058f",
    "hebrew": "\u0590-\u05ff",
    "arabic": "\u0600-\u06ff",
    "georgian": "\u10a0-\u10ff",
}
"""Unicode's blocks, as ranges of a regular expression."""

_BETWEEN = r"\s،؛؟«»,:;.()\-"
"""What may stand between two words of one language."""


class Language(TypedDict, total=False):
    """A language: its tag, its script, and the letters that tell it from others of the script."""

    language: str
    script: str
    letters: str


def runs(text: str, languages: list[Language]) -> list[tuple[int, int, str]]:
    """Find the words in the scripts of some languages: start, end and tag of each run.

    Examples
    --------
    >>> known = [{"language": "uk", "script": "cyrillic", "letters": "їєґ"},
    ...          {"language": "bg", "script": "cyrillic"}]
    >>> runs("Київ, София and Athens", known[1:])
    [(0, 11, 'bg')]
    >>> runs("Київ and София", known)
    [(0, 4, 'uk'), (9, 14, 'bg')]
    """
    matches: list[tuple[int, int, str]] = []
    for script in dict.fromkeys(entry["script"] for entry in languages):
        letters = SCRIPTS[script]
        pattern = f"[{letters}](?:[{letters}{_BETWEEN}]*[{letters}])?"
        for match in re.finditer(pattern, text):
            if tag := _language(match[0], [e for e in languages if e["script"] == script]):
                matches.append((match.start(), match.end(), tag))
    return sorted(matches)


def _language(words: str, languages: list[Language]) -> str:
    folded = set(words.casefold())
    fitting = (e for e in languages if "letters" not in e or folded & set(e["letters"].casefold()))
    return next((entry["language"] for entry in fitting), "")


def mark(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Wrap every run of foreign letters, unless its parent or page names its language already."""
    own = page_languages.language(app.env, docname)
    for text in list(doctree.findall(nodes.Text)):
        words, parent = text.astext(), text.parent
        if words.isascii() or isinstance(parent, nodes.literal | nodes.literal_block):
            continue
        if any(name.startswith("lang") for name in parent["classes"]):
            continue
        parts: list[nodes.Node] = []
        position = 0
        for start, end, tag in runs(words, app.config.press_languages):
            if tag == own:
                continue
            # Docutils writes the attribute from the first class; the PDF reads the second.
            classes = [f"language-{tag}", f"lang-{tag}"]
            parts += [nodes.Text(words[position:start])]
            parts += [nodes.inline("", words[start:end], classes=classes)]
            position = end
        if parts:
            parent.replace(text, [*parts, nodes.Text(words[position:])])


def check(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - the event's signature
    """Refuse a script that is not known."""
    for entry in config.press_languages:
        if entry.get("script") not in SCRIPTS:
            raise ConfigError(
                f"press_languages: {entry.get('script')!r} is no script; known: {[*SCRIPTS]}"
            )


def setup(app: Sphinx) -> None:
    """Mark the words when a chapter is about to be written, in whatever edition."""
    app.add_config_value("press_languages", [], "env", types=[list])
    app.connect("config-inited", check)
    app.connect("doctree-resolved", mark, priority=900)
