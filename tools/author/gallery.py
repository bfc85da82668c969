"""Draw the gallery of chart forms: docs/forms.md and its pictures, from tests/charts/examples.

Run as ``python -m tools.author.gallery``, or ``make forms``.
"""

import importlib
import inspect
import sys
from functools import cache
from pathlib import Path

import vl_convert

from between_powers.charts.theme import LAYOUTS
from between_powers.exhibits.specification import laid_out
from reportpress.contract import FONTS
from reportpress.pictures.render import svg

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "charts" / "examples"
PAGE = Path("docs", "forms.md")
SHOWN = LAYOUTS[:2]
HEAD = """# Forms of charts

Made by `make forms` from `tests/charts/examples`: each example is also the test of its form. What a
form takes is in its docstring, in `src/between_powers/charts/forms`. Every option may be
`by_layout(wide, narrow=...)`; `below`, `beside` and `over` of `charts.panels` put forms together.
"""


def names() -> list[str]:
    """Name the examples, in the order of the page."""
    return sorted(path.stem for path in EXAMPLES.glob("*.py"))


def example(name: str):
    """Import an example: a module with a docstring and ``draw``."""
    return importlib.import_module(f"tests.charts.examples.{name}")


@cache
def spec(name: str, layout) -> dict:
    """Return the specification of an example in a layout, as a figure of the book has it."""
    return laid_out(example(name).draw(layout).to_dict(), layout)


def picture(name: str, layout) -> str:
    """Draw an example on paper, so that it can be read on the dark page of a repository, too."""
    drawn = svg(spec(name, layout), f"{name}-{layout.name}")
    first, rest = drawn.split(">", 1)
    return f'{first}><rect width="100%" height="100%" fill="#fff"/>{rest}\n'


def pages() -> dict[Path, str]:
    """Return the texts of the page and of its pictures, by path from the root."""
    vl_convert.register_font_directory(str(FONTS))
    texts, sections = {}, [HEAD]
    for name in names():
        for layout in SHOWN:
            texts[Path("docs", "forms", f"{name}-{layout.name}.svg")] = picture(name, layout)
        sections.append(
            f"## {name.replace('_', ' ').capitalize()}\n\n{inspect.getdoc(example(name))} "
            f"([code](../tests/charts/examples/{name}.py))\n\n"
            + "\n".join(f"![{name}, {one.name}](forms/{name}-{one.name}.svg)" for one in SHOWN)
            + "\n"
        )
    return texts | {PAGE: "\n".join(sections)}


def main() -> None:
    """Write what differs, and drop pictures of examples that are gone."""
    texts = pages()
    (ROOT / "docs" / "forms").mkdir(exist_ok=True)
    for path in (ROOT / "docs" / "forms").glob("*.svg"):
        if path.relative_to(ROOT) not in texts:
            path.unlink()
    for path, text in texts.items():
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
