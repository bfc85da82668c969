"""The frame of a page: its measures, its signs of focus, and what it is without a script."""

import pytest

GREY_ON_DARK = 60  # the lightest that a part of a dark ground may be, of 255


def edges(tab, selector):
    """Right edges of what stands in the article itself, in whole pixels."""
    found = tab.locator(f"article > section > section > {selector}").evaluate_all(
        "all => all.map(one => Math.round(one.getBoundingClientRect().right))"
    )
    return {edge for edge in found if edge > 0}


def test_exhibits_and_boxes_end_at_one_edge_and_text_at_another(site, tabs):
    for width in (768, 1280, 1920):
        tab = tabs(width, "light")
        tab.goto((site / "chapters/leverage.html").as_uri())
        tab.evaluate("document.fonts.ready.then(() => true)")
        exhibits = edges(tab, "div.cell > div.cell_output > figure:not(.is-broad)")
        exhibits |= edges(tab, ".row-box")
        assert len(exhibits) == 1, width
        text = edges(tab, "p")
        assert len(text) == 1, width
        assert 0 <= min(exhibits) - min(text) < 160, width


def test_a_line_of_text_has_some_seventy_letters(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters/leverage.html").as_uri())
    tab.evaluate("document.fonts.ready.then(() => true)")
    letters = tab.evaluate("""() => {
        const all = [...document.querySelectorAll("article > section > section > p")];
        const long = all.filter(one => one.getBoundingClientRect().height > 100);
        const lines = one => Math.round(one.getBoundingClientRect().height
            / parseFloat(getComputedStyle(one).lineHeight));
        const total = long.reduce((sum, one) => sum + one.innerText.length, 0);
        return total / long.reduce((sum, one) => sum + lines(one), 0);
    }""")
    assert 60 < letters < 76


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_whatever_has_the_focus_shows_it_in_one_way(site, tabs, scheme):
    tab = tabs(1280, scheme)
    tab.goto((site / "chapters/leverage.html").as_uri())
    looks = set()
    for _ in range(40):
        tab.keyboard.press("Tab")
        looks.add(
            tab.evaluate("""() => {
                const look = getComputedStyle(document.activeElement);
                return [look.outlineStyle, look.outlineWidth, look.outlineColor, look.boxShadow]
                    .join(" ");
            }""")
        )
    assert len(looks) == 1
    (look,) = looks
    assert look.startswith("solid 2px rgb")
    assert look.endswith("none")


def test_a_phone_turns_the_page_at_its_top(site, tabs):
    tab = tabs(390, "light")
    tab.goto((site / "chapters/pivot.html").as_uri())
    tab.locator(".page-turn a[rel=next]").click()
    tab.wait_for_url("**/leverage.html")
    assert tab.locator("h1 .chapter-number").inner_text().casefold() == "chapter 3"


def test_a_bar_shows_how_far_the_reading_has_come(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters/pivot.html").as_uri())
    read = """() => getComputedStyle(document.querySelector(".bd-header-article"), "::after")
        .transform.match(/[\\d.]+/)[0]"""
    assert float(tab.evaluate(read)) < 0.01
    tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    tab.wait_for_function(f"() => parseFloat(({read})()) > 0.99")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_chooses_light_or_dark_without_a_script(site, tabs, scheme):
    tab = tabs(1280, scheme, java_script_enabled=False)
    tab.goto((site / "chapters/pivot.html").as_uri())
    colour = """([selector, name]) => getComputedStyle(document.querySelector(selector))[name]
        .match(/\\d+/g).slice(0, 3).map(Number)"""
    ground = tab.evaluate(colour, ["body", "backgroundColor"])
    ink = tab.evaluate(colour, ["article p", "color"])
    link = tab.evaluate(colour, ["article p a", "color"])
    letters = tab.evaluate(colour, ["article figure svg text[fill]", "fill"])
    dark, light = ([ground], [ink, letters]) if scheme == "dark" else ([ink, letters], [ground])
    assert all(max(one) < GREY_ON_DARK * 2 for one in dark)
    assert all(min(one) > GREY_ON_DARK * 2 for one in light)
    assert link != ink or scheme == "dark"


def test_the_way_back_to_the_first_page_names_it_as_the_contents_do(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters/country.html").as_uri())
    names = tab.locator(".page-turn a[rel=prev], a.left-prev .prev-next-title").all_inner_texts()
    assert names == ["Summary", "Summary"]


def test_the_bar_is_as_wide_as_a_table_on_a_page_without_contents(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters/codebook.html").as_uri())
    right = "one => one.getBoundingClientRect().right"
    table = tab.locator(".exhibit-rows").evaluate(right)
    assert table <= tab.locator(".bd-header-article").evaluate(right)


def test_contents_that_go_on_are_shaded_where_they_are_cut(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters/pivot.html").as_uri())
    look = (
        "one => [one.scrollHeight > one.clientHeight, getComputedStyle(one).backgroundAttachment]"
    )
    is_cut, layers = tab.locator(".bd-sidebar-secondary").evaluate(look)
    assert is_cut
    assert layers.startswith("local, local, scroll, scroll")


def test_no_code_stands_between_the_sentences_of_a_page(site):
    for page in sorted((site / "chapters").glob("*.html")):
        _, *after = page.read_text().split('<details class="admonition hide')
        assert all("<h2>" not in text for text in after), page.name


def test_no_rule_stands_right_below_another(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters/summary.html").as_uri())
    strip = tab.locator(".key-figures:has(+ .cell figure)")
    assert strip.evaluate("one => getComputedStyle(one).borderBlockEndWidth") == "0px"


def test_a_wide_screen_has_larger_letters(site, tabs):
    size = "() => parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    sizes = []
    for width in (1280, 1920):
        tab = tabs(width, "light")
        tab.goto((site / "chapters/country.html").as_uri())
        sizes.append(tab.evaluate(size))
    assert sizes[1] > sizes[0] * 1.1
