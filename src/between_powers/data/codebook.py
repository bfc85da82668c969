"""The codebook and the table of the data as pages, made from the descriptor and the files.

``docs/codebook.md`` tells every column; ``docs/data.md`` sets the datasets side by side.
"""

import sys
from pathlib import Path

import pandas as pd

from between_powers import data
from between_powers.data.catalogue import columns, datasets, figures, grades

_DOCS = Path(__file__).resolve().parents[3] / "docs"
_HEAD = "<!-- Made by python -m between_powers.data.codebook. Do not edit. -->"


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|")


def _table(head: list[str], rows: list[list[object]]) -> list[str]:
    lines: list[list[object]] = [[*head], ["---"] * len(head), *rows]
    return ["| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines]


def _dataset(one: pd.Series, fields: pd.DataFrame) -> list[str]:
    resource = data.describe(one["name"])
    facts: list[list[object]] = [
        ["File", f"`data/{resource['path']}`"],
        ["Rows", one["rows"]],
        ["Span", one["span"]],
        ["Licence", one["licence"]],
        ["Chapters", one["chapters"]],
        ["Limits", one["limits"]],
        ["Sources by grade", one["sources"]],
    ]
    lines: list[list[object]] = [
        [
            f"`{row.column}`" + (" (key)" if row.key else ""),
            row.type,
            row.unit,
            row.meaning,
            row.told,
        ]
        for row in fields.rename(columns={"values": "told"}).itertuples()
    ]
    return [
        f"## {one['title']} (`{one['name']}`)",
        "",
        resource["description"],
        "",
        *_table(["Fact", "Value"], facts),
        "",
        *_table(["Column", "Type", "Unit", "Meaning", "Values"], lines),
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
    fields = dict(list(columns().groupby("dataset", sort=False)))
    return "\n".join(
        [
            _HEAD,
            "# Codebook",
            "",
            text,
            "",
            *(
                line
                for _, one in datasets().iterrows()
                for line in _dataset(one, fields[one["name"]])
            ),
        ]
    )


def overview() -> str:
    """Make the page that sets the datasets side by side and counts figures by grade.

    Examples
    --------
    >>> "Figures by grade" in overview()
    True
    """
    rows: list[list[object]] = [
        [f"`{one.name}`", one.rows, one.span, one.sources, one.licence, one.chapters, one.limits]
        for one in datasets().itertuples(index=False)
    ]
    by_grade, press = figures()
    total = sum(by_grade.values())
    sizes: list[list[object]] = [[g, n, f"{100 * n / total:.0f}%"] for g, n in by_grade.items()]
    head = ["Dataset", "Rows", "Span", "Sources", "Licence", "Chapters", "Limits"]
    counted = (
        f"{total} figures (rows) in {len(grades())} datasets, by the better grade behind each."
    )
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
