"""A box of MyST has a sign that the site can show, and a title as wide as itself."""

import pytest
from tests.plugins.tiny_book import edit

from reportpress.commands import preview

SIGN = """title => {
  const sign = getComputedStyle(title, "::after");
  const [box, own] = [title.parentElement, title].map((one) => one.getBoundingClientRect());
  return [sign.content, sign.maskImage.slice(0, 19), sign.backgroundColor, box.right - own.right];
}"""


@pytest.mark.slow
def test_a_box_has_the_sign_of_its_kind(copy, tabs):
    boxes = "".join(f":::{{{kind}}}\nWords.\n:::\n\n" for kind in ("note", "tip", "warning"))
    edit(copy, "There are", f"{boxes}There are")
    assert preview.preview(copy) == []
    page = tabs(1280, "light")
    page.goto((copy / preview.STAGE / "html/chapters/one.html").as_uri())
    titles = page.locator("div:is(.note, .tip, .warning) > .admonition-title").all()
    signs = [title.evaluate(SIGN) for title in titles]
    assert {(content, image) for content, image, *_ in signs} == {('""', 'url("data:image/svg')}
    assert len({colour for *_, colour, _ in signs}) == len(titles) == 3
    assert max(gap for *_, gap in signs) < 8
