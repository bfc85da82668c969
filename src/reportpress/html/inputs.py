"""The inputs of a chart that a reader works, and its answer in words, in the page from the start.

They are made from the parameters of the specification that have a ``bind``, as Vega-Lite's own
inputs are; those come only with the live chart, and would push the page down.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportpress.tree.nodes import chart_graphic


def inputs(graphic: chart_graphic) -> str:
    """Return the inputs and the answer of a chart, or nothing where a reader can set nothing."""
    key, answer = graphic["figure_id"], graphic.get("answer")
    bound = [
        param
        for param in json.loads(graphic["spec"])["specs"]["wide"].get("params", [])
        # To zoom, or to choose in a legend, is no input.
        if isinstance(param.get("bind"), dict)
    ]
    fields = "".join(_input(f"{key}-{param['name']}", param) for param in bound)
    form = (
        '<form class="chart-controls" autocomplete="off" aria-label="Assumptions of the figure">'
        f'<fieldset disabled>{fields}<button type="button" disabled>Reset</button></fieldset>'
        "</form>\n"
    )
    words = (
        f'<p class="chart-answer" aria-live="polite" data-param="{escape(answer["param"])}">'
        f"{escape(answer['text'])}</p>\n"
        if answer
        else ""
    )
    return f"{form if bound else ''}{words}"


def _input(key: str, param: dict[str, Any]) -> str:
    """Return one input with its label; a number has its unit beside it."""
    bind, name = param["bind"], escape(param["name"])
    label, unit = label_and_unit(bind.get("name", param["name"]))
    head = f'<label for="{key}">{escape(label)}</label>'
    if bind["input"] == "select":
        labels = bind.get("labels", bind["options"])
        options = "".join(
            f'<option value="{escape(str(value))}"{" selected" * (value == param["value"])}>'
            f"{escape(str(words))}</option>"
            for value, words in zip(bind["options"], labels, strict=True)
        )
        select = f'<select id="{key}" name="{name}">{options}</select>'
        return f'<div class="chart-control">{head}{select}</div>'
    value = f"{param['value']:g}"
    limits = " ".join(f'{limit}="{bind[limit]:g}"' for limit in ("min", "max", "step"))
    return (
        f'<div class="chart-control">{head}'
        f'<output for="{key}" data-unit="{escape(unit)}">{value}{escape(unit)}</output>'
        f'<input type="range" id="{key}" name="{name}" {limits} value="{value}" '
        f'aria-valuetext="{value}{escape(unit)}"></div>'
    )


def label_and_unit(name: str) -> tuple[str, str]:
    """Part the name of an input into its label and the unit that follows a number.

    Examples
    --------
    >>> label_and_unit("Brent, dollars a barrel")
    ('Brent', ' dollars a barrel')
    >>> label_and_unit("Capacity used, %"), label_and_unit("Days")
    (('Capacity used', '%'), ('Days', ''))
    """
    label, _, unit = name.strip().rpartition(", ") if ", " in name else (name.strip(), "", "")
    return label, f" {unit}" if unit[:1].isalpha() else unit
