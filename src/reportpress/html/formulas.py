"""Formulas on the website: MathML, which browsers show without a script."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from reportpress.tree.formulas import mathml


def visit_formula(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line of text."""
    translator.body.append(mathml(node.astext()))
    raise nodes.SkipNode


def visit_formula_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on a line of its own."""
    translator.body.append(f"<div>{mathml(node.astext(), block=True)}</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Show formulas as MathML."""
    app.add_html_math_renderer("mathml", (visit_formula, None), (visit_formula_block, None))
