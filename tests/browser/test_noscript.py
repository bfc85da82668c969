"""Pages without JavaScript: the way through the book, the scheme, and nothing that is dead."""

import pytest

SLOW = [
    pytest.param(f"chapters/{name}.html", marks=pytest.mark.slow) for name in ("leverage", "ledger")
]
PAGES = ("chapters/summary.html", "search.html", *SLOW)
RULE = "box => getComputedStyle(box).borderTopWidth"


@pytest.fixture(params=[390, pytest.param(1280, marks=pytest.mark.slow)])
def still(request, tabs):
    return lambda scheme="light": tabs(request.param, scheme, java_script_enabled=False)


@pytest.mark.parametrize("page", PAGES)
def test_the_book_and_the_page_have_their_contents(site, still, page):
    tab = still()
    tab.goto((site / page).as_uri())
    if tab.viewport_size["width"] < 960:
        tab.get_by_role("link", name="Contents", exact=True).click()
    chapter = tab.locator("#pst-primary-sidebar").get_by_role("link", name="Scenarios to 2030")
    assert chapter.is_visible()
    chapter.scroll_into_view_if_needed()
    chapter.click()
    tab.wait_for_url("**/scenarios.html")
    if tab.viewport_size["width"] < 960:
        tab.get_by_role("link", name="On this page", exact=True).click()
    assert tab.locator("#pst-page-toc-nav a").first.is_visible()


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_offered_that_only_a_script_can_do(site, still, page):
    tab = still()
    tab.goto((site / page).as_uri())
    dead = tab.locator("button:visible, select:visible, input:visible")
    assert [one.get_attribute("class") for one in dead.all()] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]


def test_the_search_says_where_to_look(site, still):
    tab = still()
    tab.goto((site / "search.html").as_uri())
    assert "needs JavaScript" in tab.inner_text("article")
    assert tab.locator("article .find-help a").count() >= 3


def test_rules_and_colours_stand_in_light_and_dark(site, still):
    inks = {}
    for scheme in ("light", "dark"):
        tab = still(scheme)
        tab.goto((site / "chapters" / "leverage.html").as_uri())
        assert tab.locator("figure.chart").first.evaluate(RULE) == "1px"
        link = tab.locator("article p a:not(.headerlink)").first
        ink = link.evaluate("link => getComputedStyle(link).color")
        paper = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        inks[scheme] = (ink, paper)
    assert inks["light"] != inks["dark"]
    assert inks["light"][1] != inks["dark"][1]


def test_tables_and_the_explorer_are_there_as_they_stand(site, still):
    tab = still()
    tab.goto((site / "chapters" / "ledger.html").as_uri())
    assert tab.locator("#claims tbody tr:visible").count() == 97
    tab.goto((site / "chapters" / "leverage.html").as_uri())
    assert tab.locator("#chokepoint .chart-graphic svg:visible").count() >= 1
