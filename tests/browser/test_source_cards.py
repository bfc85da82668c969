"""Cards of sources: to the pointer, the keyboard and the finger; the list of references."""

import re

import pytest

IN_TEXT = ".bd-article p > sup > a.cited"


@pytest.fixture
def page(tabs, site):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters" / "leverage.html").as_uri())
    return tab


def test_the_texts_come_when_a_card_is_first_wanted(page):
    assert not [url for url in page.asked if "sources.js" in url]
    page.locator(IN_TEXT).first.hover()
    page.locator("#card").wait_for()
    page.locator(IN_TEXT).nth(1).hover()
    page.locator("#card").wait_for()
    assert len([url for url in page.asked if "sources.js" in url]) == 1
    assert page.faults == []


def test_a_card_names_the_source_and_leads_to_it_and_to_its_entry(page):
    number = page.locator(IN_TEXT).first
    number.hover()
    card = page.locator("#card")
    card.wait_for()
    first, last = card.get_by_role("link").all()
    assert str(first.get_attribute("href")).startswith("http")
    assert last.inner_text() == f"Entry {number.inner_text()}"
    for words in ("(", "“", "read", "Accessed"):
        assert words in card.inner_text()
    last.hover()  # it stays for the pointer that comes to it
    page.wait_for_timeout(400)
    assert card.is_visible()
    last.click()
    page.wait_for_selector(".citation:target")
    assert page.locator(".citation:target .label").inner_text() == number_of(page.url, page)


def number_of(url, page):
    anchor = url.partition("#")[2]
    return page.locator(f"[id='{anchor}'] .label").inner_text()


def is_on(locator):
    return locator.evaluate("element => element === document.activeElement")


def test_a_number_is_one_stop_and_its_card_is_entered_and_left(page):
    number, following = page.locator(IN_TEXT).all()[:2]
    number.focus()
    card = page.locator("#card")
    card.wait_for()
    assert number.get_attribute("aria-describedby") == "card"
    page.keyboard.press("Tab")
    assert is_on(following), "the card adds no stop"
    page.keyboard.press("Shift+Tab")
    card.wait_for()
    page.wait_for_function("document.activeElement.hasAttribute('aria-describedby')")
    page.keyboard.press("Enter")
    links = card.get_by_role("link")
    assert is_on(links.first)
    page.keyboard.press("Tab")
    assert is_on(links.nth(1))
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert is_on(number)


def test_a_source_that_a_line_names_is_one_stop_with_the_card_of_its_number(page):
    line = page.locator(".chart-source").first
    name, following = line.locator("> a").all()[:2]
    name.focus()
    card = page.locator("#card")
    card.wait_for()
    number = line.locator("sup > a").first.inner_text()
    assert card.get_by_role("link").last.inner_text() == f"Entry {number}"
    page.keyboard.press("ArrowDown")
    assert is_on(card.get_by_role("link").first)
    page.keyboard.press("Escape")
    assert is_on(name)
    page.keyboard.press("Tab")
    assert is_on(following), "the number in the line is no stop of its own"


@pytest.mark.parametrize("width", [320, pytest.param(390, marks=pytest.mark.slow)])
def test_a_tap_shows_the_card_within_the_screen(site, tabs, width):
    tab = tabs(width, "dark", has_touch=True, is_mobile=True)
    tab.goto((site / "chapters" / "pivot.html").as_uri())
    numbers = tab.locator(IN_TEXT)
    for place in range(0, numbers.count(), 9):
        number = numbers.nth(place)
        number.scroll_into_view_if_needed()
        number.tap()
        card = tab.locator("#card")
        card.wait_for()
        box = card.bounding_box()
        assert box["x"] >= 0, number.inner_text()
        assert box["x"] + box["width"] <= width, number.inner_text()
        tab.touchscreen.tap(2, 300)
        assert not card.is_visible()
    assert tab.url.endswith("pivot.html")
    room = numbers.first.bounding_box()
    assert room["width"] >= 16
    assert room["height"] >= 24


def test_a_source_line_unfolds_all_it_counts(page):
    rest = page.locator(".chart-sources").first
    summary = rest.locator("summary").inner_text()
    rest.locator("summary").click()
    rest.locator("li").first.wait_for()
    count = rest.locator("li").count()
    assert summary == f"and {count} more"
    assert rest.locator("li a.cited").count() == count


def test_the_list_is_searched_without_accents_and_shows_what_a_link_wants(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters" / "references.html").as_uri())
    entries = tab.locator(".citation")
    every = entries.count()
    assert tab.locator(".letters a").count() > 20
    tab.get_by_label("Search the references").fill("turkiye")
    shown = tab.locator(".citation:visible")
    found = shown.count()
    assert 0 < found < every
    assert "Türkiye" in shown.first.inner_text()
    assert (
        tab.locator(".exhibit-controls [role=status]").inner_text() == f"{found} of {every} sources"
    )
    hidden = tab.locator(".citation[hidden]").first.get_attribute("id")
    tab.evaluate("id => { location.hash = id }", hidden)
    tab.wait_for_selector(f"[id='{hidden}']:visible")
    assert shown.count() == every


def test_an_entry_leads_back_and_the_search_of_the_site_finds_it(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters" / "references.html").as_uri())
    tab.locator("#source-kmg-ar2024 .used-in a").first.click()
    tab.wait_for_selector(":target")
    tab.goto(f"{(site / 'search.html').as_uri()}?q=KazMunayGas")
    tab.get_by_role("button", name=re.compile("^Source")).click()
    tab.locator(".find-results li a").first.click()
    tab.wait_for_selector(".citation:target")
