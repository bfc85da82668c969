"""Kernels for chapters: forked from one process that has loaded what all of them import.

`setup` switches them on for a build. The switch for plain kernels is Jupyter's own:
``JUPYTER_DEFAULT_PROVISIONER_NAME=local-provisioner``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup(app: Sphinx) -> None:
    """Register ``press_preload``, what a book has its kernels share, and fork from then on."""
    app.add_config_value("press_preload", [], "", types=[list])
    app.connect("config-inited", switch_on)


def switch_on(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - the event's signature
    """Have every kernel of this process forked."""
    # Late: the forked processes import this package, and need nothing of the asking side.
    from reportpress.notebooks.kernels.provisioner import use_forked_kernels  # noqa: PLC0415

    use_forked_kernels(config.press_preload)
