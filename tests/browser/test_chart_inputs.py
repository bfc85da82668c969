"""The chart that a reader works: its inputs, its answer in words, and its address."""

import re

import pytest

ANSWER = "#chokepoint .chart-answer"


@pytest.fixture
def chart(site, tabs):
    """Open the chart at an address and a width; it is live."""

    def opened(query="", width=1280):
        tab = tabs(width, "light")
        tab.goto(f"{(site / 'chapters' / 'leverage.html').as_uri()}{query}")
        tab.locator("#chokepoint .chart-graphic").scroll_into_view_if_needed()
        tab.wait_for_selector("#chokepoint fieldset:enabled")
        return tab

    return opened


def moved(tab, times=4):
    slider = tab.get_by_label("Length of the stop")
    slider.focus()
    for _ in range(times):
        slider.press("ArrowRight")
    tab.wait_for_function(
        "() => document.querySelector('.chart-answer').textContent.includes('case set here')"
    )
    return slider


def test_the_answer_follows_the_keyboard_and_speaks(chart):
    tab = chart()
    title = tab.locator("#chokepoint .caption-text").inner_text()
    first = tab.locator(ANSWER).inner_text()
    (worth,) = re.findall(r"[\d.]+.billion dollars", title)
    assert worth.replace("\u00a0", " ") in first
    assert first.startswith("In the title’s case")
    slider = moved(tab)
    later = tab.locator(ANSWER).inner_text()
    assert "in a stop of 50 days" in later
    assert tab.locator(ANSWER).get_attribute("aria-live") == "polite"
    assert slider.get_attribute("aria-valuetext") == "50 days"
    assert tab.locator("#chokepoint .chart-graphic").get_attribute("aria-label") == later
    in_chart = tab.locator("#chokepoint .chart-live svg").text_content()
    (worth,) = re.findall(r"here ([\d.]+ billion dollars)", later)
    assert f"{worth} in 50 days" in in_chart
    assert tab.faults == []


def test_the_address_keeps_what_is_set_and_reset_forgets_it(chart):
    tab = chart("#chokepoint")
    moved(tab)
    tab.get_by_label("Routes that stay open").select_option(label="With the line to Samara")
    tab.wait_for_url("**/leverage.html?chokepoint.days=50&chokepoint.routes_open=with*#chokepoint")
    words = tab.locator(ANSWER).inner_text()
    tab.reload()
    tab.wait_for_selector("#chokepoint fieldset:enabled")
    assert tab.locator(ANSWER).inner_text() == words
    assert tab.locator("#chokepoint output").first.inner_text() == "50 days"
    tab.locator("#chokepoint").get_by_role("button", name="Reset").press("Enter")
    tab.wait_for_url("**/leverage.html#chokepoint")
    assert tab.locator(ANSWER).inner_text().startswith("In the title’s case")
    assert tab.locator("#chokepoint .chart-controls button").is_disabled()


def test_an_address_that_asks_too_much_gets_what_there_is(chart):
    tab = chart("?chokepoint.days=999&chokepoint.price=dear&chokepoint.routes_open=moon#chokepoint")
    answer = tab.locator(ANSWER).inner_text()
    assert "in a stop of 90 days" in answer
    assert "around Russia" in answer
    assert tab.faults == []


def test_inputs_are_large_and_in_one_column_on_a_phone(chart):
    tab = chart(width=390)
    assert tab.locator(".vega-bindings input").count() == 0
    boxes = [
        one.bounding_box()
        for one in tab.locator("#chokepoint fieldset :is(input, select, button)").all()
    ]
    assert len(boxes) == 5
    assert all(box["height"] >= 44 for box in boxes)
    assert len({box["x"] for box in boxes}) == 1
    picture = tab.locator("#chokepoint .chart-graphic").bounding_box()
    assert max(box["y"] for box in boxes) < picture["y"]


def test_without_scripts_the_case_stands_in_words(site, tabs):
    page = tabs(1280, "light", java_script_enabled=False)
    page.goto((site / "chapters" / "leverage.html").as_uri())
    assert page.locator(ANSWER).inner_text().startswith("In the title’s case")
    assert page.locator("#chokepoint form").is_hidden()
