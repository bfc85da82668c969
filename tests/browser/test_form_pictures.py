"""The words of every chart form, measured as a browser draws them."""

from pathlib import Path

import pytest
import vl_convert
from tools.author import gallery

from between_powers.charts import LAYOUTS
from reportpress.contract import FONTS
from reportpress.pictures.render import svg

# Without its own letters Vega takes names for longer than they are, and cuts them.
vl_convert.register_font_directory(str(FONTS / "ttf"))
TEXTS = Path(__file__).with_name("texts.js").read_text(encoding="utf-8")
FACES = "".join(
    f"@font-face{{font-family:'IBM Plex Sans';font-weight:{weight};"
    f"src:url('{(FONTS / 'ttf' / f'IBMPlexSans-{name}.ttf').as_uri()}')}}"
    for name, weight in {"Regular": 400, "SemiBold": 600}.items()
)
CASES = [
    pytest.param(one, id=one.name, marks=pytest.mark.slow if one.name == "wide" else ())
    for one in LAYOUTS
]


@pytest.mark.parametrize("layout", CASES)
def test_words_are_whole_apart_and_large_enough(layout, browser, tmp_path):
    boxes = "".join(
        f'<div id="{name}">{svg(gallery.spec(name, layout), name)}</div>'
        for name in gallery.names()
    )
    document = tmp_path / "forms.html"
    document.write_text(f'<meta charset="utf-8"><style>{FACES}</style>{boxes}', encoding="utf-8")
    page = browser.new_page()
    page.goto(document.as_uri())
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].map((face) => face.status)") == ["loaded", "loaded"]
    faults = page.evaluate(
        f"() => {{ {TEXTS}; return [...document.querySelectorAll('div')]"
        ".map((box) => [box.id, words(box, 11.9)]).filter(([, told]) => told.length) }"
    )
    page.close()
    assert faults == []
