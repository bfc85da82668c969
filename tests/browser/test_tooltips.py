"""What a chart tells of a mark: to every mouse and tap, in words, and by the arrow keys."""

import re
from pathlib import Path

import pytest
from tests.plugins.visits import PHONE
from tools.measure import taps

ROOT = Path(__file__).resolve().parents[2]
WITH_CHARTS = sorted(
    path.stem for path in (ROOT / "chapters").glob("*.md") if "\nFigure(" in path.read_text("utf-8")
)


def answers_in_words(charts):
    for chart in charts:
        assert (chart.figure, chart.answered) == (chart.figure, len(chart.told))
        assert chart.unlike_prose == []
        assert all(one["words"] for one in chart.told)


@pytest.mark.parametrize("chapter", WITH_CHARTS)
def test_marks_answer_a_tap_within_the_screen_and_in_words(visit, chapter):
    answers_in_words(visit(f"chapters/{chapter}.html", PHONE).taps)


@pytest.mark.slow
@pytest.mark.parametrize("how", ["tap", "mouse"])
@pytest.mark.parametrize("chapter", WITH_CHARTS)
def test_every_mark_answers_within_the_screen_and_in_words(site, browser, chapter, how):
    answers_in_words(taps.ask(browser, site / "chapters" / f"{chapter}.html", how))


@pytest.fixture(params=["dark", pytest.param("light", marks=pytest.mark.slow)])
def phone(tabs, request):
    return tabs(390, request.param, has_touch=True)


def opened(tab, site, figure="china-passes-russia", page="pivot"):
    """Open a page with one of its charts live; return the place of the chart in the window."""
    tab.goto((site / "chapters" / f"{page}.html").as_uri())
    box = tab.locator(f"#{figure} .chart-graphic")
    box.scroll_into_view_if_needed()
    tab.wait_for_selector(f"#{figure} .is-live .chart-live svg")
    box.evaluate("box => box.scrollIntoView({ block: 'center', behavior: 'instant' })")
    tab.wait_for_timeout(200)
    return box.bounding_box()


def end_of_line(tab, figure="china-passes-russia"):
    """Return where the first line of a chart ends, in the window."""
    return tab.locator(f"#{figure} .chart-live .mark-line path").first.evaluate("""path => {
        const { x, y } = path.getPointAtLength(path.getTotalLength());
        const place = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
        return [place.x, place.y];
    }""")


def test_a_finger_shows_a_value_and_another_tap_hides_it(site, phone):
    box = opened(phone, site)
    tip = phone.locator("#china-passes-russia .chart-tip")
    x, y = end_of_line(phone)
    phone.touchscreen.tap(x - 8, y + 20)
    tip.wait_for(state="visible")
    assert "2025" in tip.inner_text()
    assert "%" in tip.inner_text()
    ground = tip.evaluate("tip => getComputedStyle(tip).backgroundColor")
    assert ground.startswith("rgb(")
    assert tip.evaluate("tip => getComputedStyle(tip).opacity") == "1"
    phone.touchscreen.tap(x, box["y"] - 40)
    tip.wait_for(state="hidden")
    assert phone.faults == []


def test_a_swipe_over_a_chart_shows_nothing(site, phone):
    opened(phone, site)
    x, y = end_of_line(phone)
    session = phone.context.new_cdp_session(phone)
    session.send(
        "Input.synthesizeScrollGesture",
        {"x": x - 20, "y": y, "yDistance": -200, "gestureSourceType": "touch", "speed": 2000},
    )
    assert phone.locator("#china-passes-russia .chart-tip").is_hidden()


def test_a_mouse_near_a_line_is_enough_and_far_from_it_nothing_shows(site, tabs):
    tab = tabs(1280, "light")
    opened(tab, site)
    tip = tab.locator("#china-passes-russia .chart-tip")
    x, y = end_of_line(tab)
    tab.mouse.move(x - 3, y - 15)
    tip.wait_for(state="visible")
    assert tab.locator("#china-passes-russia .chart-spot.is-round").is_visible()
    tab.keyboard.press("Escape")
    assert tip.is_hidden()
    tab.mouse.move(x - 4, y - 15)
    assert tip.is_visible()
    tab.mouse.move(10, 10)
    assert tip.is_hidden()


def test_words_in_a_chart_tell_of_the_mark_they_stand_by(site, tabs):
    tab = tabs(1280, "light")
    opened(tab, site, "cpc-disruptions", "leverage")
    text = tab.locator("#cpc-disruptions .chart-live text", has_text="Drones hit a CPC pumping")
    box = text.bounding_box()
    tab.mouse.move(box["x"] + box["width"] - 2, box["y"] + 5)
    assert "17 February 2025" in tab.locator("#cpc-disruptions .chart-tip").inner_text()


def test_the_arrow_keys_go_from_value_to_value(site, tabs):
    tab = tabs(1280, "light")
    opened(tab, site)
    chart = tab.locator("#china-passes-russia .chart-graphic")
    tip = tab.locator("#china-passes-russia .chart-tip")
    tab.keyboard.press("Tab")  # from now on the focus is that of a keyboard
    chart.focus()
    first = tip.inner_text()
    chart.press("ArrowRight")
    assert tip.inner_text() != first
    chart.press("ArrowLeft")
    assert tip.inner_text() == first
    chart.press("End")
    assert tip.inner_text() != first
    assert tip.get_attribute("aria-live") == "polite"
    chart.press("Escape")
    assert tip.is_hidden()
    chart.press("ArrowLeft")
    assert tip.is_visible()
    tab.keyboard.press("Tab")
    assert tip.is_hidden()


def test_up_and_down_go_from_line_to_line(site, tabs):
    tab = tabs(1280, "light")
    tab.goto(f"{(site / 'chapters' / 'pivot.html').as_uri()}#china-passes-russia")
    chart = tab.locator("#china-passes-russia .chart-graphic[tabindex]")
    tip = tab.locator("#china-passes-russia .chart-tip")
    said = {}
    for key in ("End", "ArrowDown", "ArrowUp"):
        chart.press(key)
        said[key] = tip.inner_text()
    years = {re.search(r"\b(19|20)\d\d\b", words)[0] for words in said.values()}
    assert len(years) == 1, "the column stays"
    assert len(set(said.values())) > 1, "the line changes"
