"""No cell of a table runs into the next, and no word is broken, at any width."""

from pathlib import Path

import pytest
from tests.plugins.visits import DESKTOP, faults_of_cells

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "chapters").glob("*.md"))


@pytest.mark.parametrize("page", PAGES)
def test_every_cell_holds_its_words_whole(visit, page):
    assert visit(f"chapters/{page}.html", DESKTOP).cells == []


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_cell_holds_its_words_whole_at_any_width(site, tabs, page):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters" / f"{page}.html").as_uri())
    tab.evaluate("document.fonts.ready.then(() => true)")
    assert faults_of_cells(tab, (390, 768, 1024, 1920)) == []


@pytest.mark.parametrize(("page", "table"), [("methods", "datasets"), ("ledger", "articles")])
def test_a_card_has_all_its_cells_at_one_edge(site, tabs, page, table):
    tab = tabs(390, "light")
    tab.goto((site / "chapters" / f"{page}.html").as_uri())
    cells = tab.locator(f"#{table} tbody :is(th, td)")
    sides = cells.evaluate_all("all => all.map(one => getComputedStyle(one).textAlign)")
    assert set(sides) == {"start"}


def test_the_sign_of_a_head_that_sorts_stands_at_its_words(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters/methods.html").as_uri())
    signs = tab.locator("#datasets th:not([hidden]) button").evaluate_all("""all => all.map(one => {
        const name = one.parentElement.matches(".number") ? "::before" : "::after";
        const sign = getComputedStyle(one, name);
        return [sign.content, sign.position, sign.clipPath.startsWith("polygon")];
    })""")
    assert signs
    assert all(sign == ['""', "absolute", True] for sign in signs)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_number_of_a_source_stays_in_one_line(site, tabs, width):
    tab = tabs(width, "light")
    tab.goto((site / "chapters/references.html").as_uri())
    heights = tab.locator(".citation > .label").evaluate_all("""all => all.slice(-5).map(one => {
        one.scrollIntoView();
        const box = one.getBoundingClientRect();
        const line = parseFloat(getComputedStyle(one).lineHeight);
        const text = one.nextElementSibling.getBoundingClientRect();
        return [box.height < line * 1.5, box.right <= text.left];
    })""")
    assert heights
    assert all(one == [True, True] for one in heights)


def test_the_index_of_exhibits_has_no_grid(site, tabs):
    tab = tabs(1280, "light")
    tab.goto((site / "chapters/exhibits.html").as_uri())
    borders = tab.locator(".exhibits-index :is(td, th)").evaluate_all(
        "all => all.map(one => getComputedStyle(one).borderInlineStartWidth)"
    )
    assert set(borders) == {"0px"}
    assert "'" not in "".join(tab.locator(".exhibits-index td:first-child").all_inner_texts())
