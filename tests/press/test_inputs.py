"""The inputs of a chart that a reader works, as they stand in the page before it is live."""

import re

from reportpress.html.inputs import inputs
from reportpress.tree.figure import figure_node
from reportpress.tree.nodes import chart_graphic

DEPTH = {
    "name": "depth",
    "value": 12.5,
    "bind": {"input": "range", "name": "Depth, m", "min": 0, "max": 40, "step": 0.5},
}
LAKE = {
    "name": "lake",
    "value": "b",
    "bind": {"input": "select", "name": "Lake", "options": ["a<", "b"], "labels": ["A", "The b"]},
}
BUNDLE = {
    "id": "water",
    "title": "A finding",
    "subtitle": "Volume",
    "note": "",
    "sources": [],
    "csv": "a\n1\n",
    "alt": "Bar of water showing some",
    "spec_datasets": {},
    "shown": [],
}


def written(*params, **parts):
    figure = figure_node(BUNDLE | {"specs": {"wide": {"params": [*params]}}} | parts, "key")
    return inputs(next(figure.findall(chart_graphic)))


def test_a_number_has_a_label_of_its_own_a_unit_and_its_limits():
    page = written(DEPTH)
    assert '<label for="water-depth">Depth</label>' in page
    assert '<output for="water-depth" data-unit=" m">12.5 m</output>' in page
    assert 'min="0" max="40" step="0.5" value="12.5" aria-valuetext="12.5 m"' in page


def test_a_choice_has_its_words_and_the_value_first_shown():
    page = written(LAKE)
    assert re.findall(r"<option[^>]*>[^<]*", page) == [
        '<option value="a&lt;">A',
        '<option value="b" selected>The b',
    ]
    without = LAKE | {"bind": {name: LAKE["bind"][name] for name in ("input", "options")}}
    assert '<label for="water-lake">lake</label>' in written(without)
    assert ">a&lt;</option>" in written(without)


def test_nothing_can_be_set_before_the_chart_is_live():
    assert written(DEPTH, LAKE).count("<fieldset disabled>") == 1


def test_the_answer_is_in_the_page_and_names_its_parameter():
    page = written(DEPTH, answer={"text": "5 < 6", "param": "told"})
    assert '<p class="chart-answer" aria-live="polite" data-param="told">5 &lt; 6</p>' in page


def test_a_chart_without_inputs_has_none():
    assert written({"name": "fixed", "value": 1}) == ""
    assert written({"name": "zoom", "select": "interval", "bind": "scales"}) == ""
    assert (
        inputs(next(figure_node(BUNDLE | {"specs": {"wide": {}}}, "k").findall(chart_graphic)))
        == ""
    )
