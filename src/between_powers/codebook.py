"""The codebook and the table of the data, made from the descriptor and the files.

``docs/codebook.md`` tells every column; ``docs/data.md`` sets the datasets side by side.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

from between_powers import data, times
from between_powers.rules import cited

_DOCS = Path(__file__).resolve().parents[2] / "docs"
_GRADES = ("primary", "secondary", "press")
_HEAD = "<!-- Made by python -m between_powers.codebook. Do not edit. -->"


def span(frame: pd.DataFrame) -> str:
    """First and last year that the rows of a dataset reach; a dash if they bear no time.

    Examples
    --------
    >>> span(data.load("cpc"))
    '2004-2025'
    """
    found = [times.months(cell) for _, cells in times.of(frame) for cell in cells if cell]
    if not found:
        return "-"
    first, last = min(first for first, _ in found)[:4], max(last for _, last in found)[:4]
    return first if first == last else f"{first}-{last}"


def graded(frame: pd.DataFrame) -> dict[str, int]:
    """Count the sources behind a dataset by grade.

    Examples
    --------
    >>> graded(data.load("arms_deliveries"))
    {'primary': 1, 'secondary': 0, 'press': 0}
    """
    found = Counter(data.sources()["grade"].reindex(cited(frame)))
    return {grade: found[grade] for grade in _GRADES}


def figures() -> tuple[dict[str, int], int]:
    """Count the figures: rows by the best grade behind them, and those on press alone.

    A row counts once, under the better of its one or two sources; so what counts as press rests
    on press alone.

    Examples
    --------
    >>> by_grade, press_alone = figures()
    >>> by_grade["press"] == press_alone
    True
    """
    grades = data.sources()["grade"]
    best: Counter[str] = Counter()
    for name in _with_sources():
        frame = data.load(name)
        for pair in zip(frame["source_id"], frame["also_source_id"], strict=True):
            known = {str(grades[key]) for key in pair if isinstance(key, str)}
            best[next((grade for grade in _GRADES if grade in known), "none")] += 1
    return {grade: best[grade] for grade in _GRADES}, best["press"]


def _with_sources() -> list[str]:
    wanted = {"source_id", "also_source_id"}
    return [name for name in data.names() if wanted <= _columns(name).keys()]


def _columns(name: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in data.describe(name)["schema"]["fields"]}


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|")


def _table(head: list[str], rows: list[list[object]]) -> list[str]:
    lines: list[list[object]] = [[*head], ["---"] * len(head), *rows]
    return ["| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines]


def _grades_told(name: str, frame: pd.DataFrame) -> str:
    if name == "sources":
        found = Counter(frame["grade"])
        return ", ".join(f"{found[grade]} {grade}" for grade in _GRADES)
    told = [f"{count} {grade}" for grade, count in graded(frame).items() if count]
    return ", ".join(told) or "-"


def _licence(resource: dict[str, Any]) -> str:
    return "; ".join(licence["title"] for licence in resource["licenses"])


def _column(field: dict[str, Any], key: list[str]) -> list[object]:
    limits = field.get("constraints", {})
    values = [", ".join(f"`{one}`" for one in limits.get("enum", []))]
    if "minimum" in limits and "maximum" in limits:
        values.append(f"{limits['minimum']} to {limits['maximum']}")
    if not limits.get("required"):
        values.append("may be empty")
    name = f"`{field['name']}`" + (" (key)" if field["name"] in key else "")
    told = "; ".join(filter(None, values))
    return [name, field["type"], field.get("unit", ""), field["description"], told]


def _dataset(name: str) -> list[str]:
    resource, frame = data.describe(name), data.load(name)
    facts: list[list[object]] = [
        ["File", f"`data/{resource['path']}`"],
        ["Rows", len(frame)],
        ["Span", span(frame)],
        ["Licence", _licence(resource)],
        ["Chapters", ", ".join(resource["chapters"])],
        ["Limits", resource["limits"]],
        ["Sources by grade", _grades_told(name, frame)],
    ]
    schema = resource["schema"]
    columns = [_column(field, schema.get("primaryKey", [])) for field in schema["fields"]]
    return [
        f"## {resource['title']} (`{name}`)",
        "",
        resource["description"],
        "",
        *_table(["Fact", "Value"], facts),
        "",
        *_table(["Column", "Type", "Unit", "Meaning", "Values"], columns),
        "",
    ]


def codebook() -> str:
    r"""Make the codebook page: every dataset and column.

    Examples
    --------
    >>> codebook().count("\n## ") == len(data.names())
    True
    """
    text = (
        f"Data vintage: {data.vintage()}. An empty cell is a missing value. "
        "Times are ISO 8601; a slash joins the first and last of a span."
    )
    return "\n".join(
        [
            _HEAD,
            "# Codebook",
            "",
            text,
            "",
            *(line for name in data.names() for line in _dataset(name)),
        ]
    )


def overview() -> str:
    """Make the page that sets the datasets side by side and counts figures by grade.

    Examples
    --------
    >>> "Figures by grade" in overview()
    True
    """
    rows: list[list[object]] = []
    for name in data.names():
        resource, frame = data.describe(name), data.load(name)
        chapters, told = ", ".join(resource["chapters"]), _grades_told(name, frame)
        facts = [f"`{name}`", len(frame), span(frame), told]
        rows.append([*facts, _licence(resource), chapters, resource["limits"]])
    by_grade, press = figures()
    total = sum(by_grade.values())
    sizes: list[list[object]] = [[g, n, f"{100 * n / total:.0f}%"] for g, n in by_grade.items()]
    head = ["Dataset", "Rows", "Span", "Sources", "Licence", "Chapters", "Limits"]
    datasets = len(_with_sources())
    counted = f"{total} figures (rows) in {datasets} datasets, by the better grade behind each."
    lines = [_HEAD, "# The data", "", f"Data vintage: {data.vintage()}. Columns: see"]
    lines += ["[the codebook](codebook.md).", "", *_table(head, rows), ""]
    lines += ["## Figures by grade", "", counted, ""]
    lines += [*_table(["Grade", "Figures", "Share"], sizes), ""]
    return "\n".join([*lines, f"{press} of {total} figures rest on press alone.", ""])


def main() -> int:
    """Write both pages to ``docs``."""
    _DOCS.mkdir(exist_ok=True)
    for name, text in (("codebook.md", codebook()), ("data.md", overview())):
        (_DOCS / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"docs/{name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
