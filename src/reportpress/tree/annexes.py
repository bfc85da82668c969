"""Figures and tables of annexes have the letter of their annex before their number.

Sphinx counts the exhibits of chapters without a number through the whole book, so that those of an
annex would go on from those of the preface.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from reportpress.tree.domain import press_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

STATE = "annexes"
"""Under this name the domain remembers the numbers that Sphinx gave to exhibits of annexes."""

Numbers = dict[str, dict[str, tuple[Any, ...]]]


def lettered(numbers: Numbers, letter: str) -> Numbers:
    """Count the exhibits of an annex by kind, in their order.

    Examples
    --------
    >>> lettered({"figure": {"rain": (4,)}, "table": {"wet": (7,), "dry": (6,)}}, "A")
    {'figure': {'rain': ('A', 1)}, 'table': {'dry': ('A', 1), 'wet': ('A', 2)}}
    """
    return {
        kind: {
            anchor: (letter, place)
            for place, anchor in enumerate(sorted(places, key=places.__getitem__), start=1)
        }
        for kind, places in numbers.items()
    }


def give_back(app: Sphinx, env: BuildEnvironment) -> list[str]:  # noqa: ARG001 - the event's signature
    """Put Sphinx's own numbers back, so that it sees which have changed since the last build."""
    env.toc_fignumbers.update(press_domain(env).data["states"].get(STATE, {}))
    return []


def number(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Give the exhibits of annexes their letters, once Sphinx has numbered all."""
    annexes: dict[str, str] = app.config.press_annexes
    if strays := sorted(annexes.keys() - env.found_docs):
        raise ConfigError(
            f"_config.yml: press_annexes names {strays[0]!r}, which is no page of _toc.yml"
        )
    own = {name: env.toc_fignumbers.get(name, {}) for name in annexes}
    domain = press_domain(env)
    changed = domain.has_changed("letters", annexes)
    domain.data["states"][STATE] = own
    for name, letter in annexes.items():
        env.toc_fignumbers[name] = lettered(own[name], letter)
    return sorted(env.found_docs) if changed else []


def setup(app: Sphinx) -> None:
    """Register the setting, and the steps around Sphinx's own numbering."""
    app.add_config_value("press_annexes", {}, "env", types=[dict])
    app.connect("env-get-updated", give_back, priority=100)
    app.connect("env-get-updated", number, priority=900)
