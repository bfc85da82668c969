"""Pages in another language than the book's, as the front matter of their chapters says.

.. code-block:: yaml

    lang: ar
    translation:
      of: chapters/summary      # the page that it translates
      link: بالعربية            # words by which other pages link to it

Both are left out in a page of the book's language. Whether the translation still fits its original
is a question for the report.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from reportpress.tree.domain import press_domain

logger = logging.getLogger(__name__)


class Version(NamedTuple):
    """A page in one of its languages: document, tag of the language, words of a link to it."""

    docname: str
    language: str
    link: str


def language(env: BuildEnvironment, docname: str) -> str | None:
    """Return the tag of a page's language where it is not the book's."""
    named: str | None = env.metadata.get(docname, {}).get("lang")
    return named if named != env.config.language else None


def direction(tag: str) -> str:
    """Tell in which direction a language is written; that of one that is not known is the usual.

    Examples
    --------
    >>> direction("ar"), direction("ru")
    ('rtl', 'ltr')
    """
    return str(locale.text_direction) if (locale := _locale(tag)) else "ltr"


def versions(env: BuildEnvironment, docname: str) -> list[Version]:
    """List a page in all its languages, the original first; none if it has one alone."""
    original = _translation(env, docname).get("of", docname)
    found = [
        Version(name, str(language(env, name)), translation.get("link", ""))
        for name in sorted(env.found_docs)
        if (translation := _translation(env, name)).get("of") == original
    ]
    if not found:
        return []
    own = env.config.language or "en"
    locale = _locale(own)
    return [Version(original, own, str(locale.display_name) if locale else own), *found]


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _translation(env: BuildEnvironment, docname: str) -> dict[str, str]:
    translation = _told(env, docname)
    return translation if isinstance(translation, dict) else {}


def _told(env: BuildEnvironment, docname: str) -> Any:
    """Return what a page's front matter has under ``translation``; MyST keeps it as JSON."""
    translation = str(env.metadata.get(docname, {}).get("translation", "{}"))
    try:
        return json.loads(translation)
    except ValueError:
        return translation


def check(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Warn of front matter that fits no page, and have pages written whose versions changed."""
    changed: set[str] = set()
    for docname in sorted(env.found_docs):
        for problem in _problems(env, docname):
            logger.warning("%s", problem, location=docname, type="press", subtype="language")
        if press_domain(env).has_changed(f"versions of {docname}", versions(env, docname)):
            changed.add(docname)
    return sorted(changed) if app.builder.format == "html" else []


def _problems(env: BuildEnvironment, docname: str) -> list[str]:
    tag, translation = language(env, docname), _translation(env, docname)
    found = []
    if not isinstance(_told(env, docname), dict):
        found.append("translation: write of and link below it, each in a line")
    if tag and _locale(tag) is None:
        found.append(f"lang: {tag!r} is no language")
    if translation and not tag:
        found.append("translation: the page is in the language of the book; say lang")
    if translation and translation.get("of") not in env.found_docs:
        found.append(f"translation: there is no page {translation.get('of')!r}")
    if translation and not translation.get("link"):
        found.append("translation: link is missing, the words of a link to the page")
    return found


def setup(app: Sphinx) -> None:
    """Look at the front matter when all chapters are read."""
    app.connect("env-updated", check)
