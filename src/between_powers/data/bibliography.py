"""The bibliography: ``references.bib``, made from ``data/sources.csv``."""

import re
import sys
from pathlib import Path
from typing import Any

from between_powers import data

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_GRADES = {"primary": "Primary source", "secondary": "Secondary source", "press": "Press"}
_HEAD = "% Made from data/sources.csv by python -m between_powers.data.bibliography. Do not edit.\n"


def escape(text: str) -> str:
    r"""Escape what BibTeX and LaTeX read as commands; letters beyond ASCII stay as they are.

    Examples
    --------
    >>> escape("Oil & gas: 5% of Türkiye_1")
    'Oil \\& gas: 5\\% of Türkiye\\_1'
    """
    return re.sub(r"[\\~^&%$#_{}]", lambda match: _LATEX.get(match[0], "\\" + match[0]), text)


def _entry(source: dict[str, Any]) -> str:
    known = {name: value for name, value in source.items() if isinstance(value, str)}
    note = [_GRADES[known["grade"]]]
    if known["language"] != "en":
        note.append(f"in language {known['language']}")
    if "published" not in known:
        note.append("undated")
    fields = {
        "author": f"{{{escape(known['producer'])}}}",
        "title": f"{{{escape(known['title'])}}}",
    }
    if known["publisher"] != known["producer"]:
        fields["howpublished"] = escape(known["publisher"])
    if "published" in known:
        fields["year"] = known["published"][:4]
    if "address" in known:
        fields["url"] = known["address"]
    fields["note"] = ", ".join(note)
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{known['source_id']},", *lines, "}"])


def bibtex() -> str:
    """Make the bibliography: one entry a source, the key its source_id, sorted by key.

    Examples
    --------
    >>> entries = bibtex()
    >>> entries.count("@misc{") == len(data.sources())
    True
    """
    rows = data.load("sources").sort_values("source_id").to_dict("records")
    return (
        "\n\n".join(
            [_HEAD.rstrip("\n"), *(_entry({str(k): v for k, v in row.items()}) for row in rows)]
        )
        + "\n"
    )


def main() -> int:
    """Write ``references.bib`` at the root of the project."""
    path = Path(__file__).resolve().parents[3] / "references.bib"
    path.write_text(bibtex(), encoding="utf-8", newline="\n")
    print(f"references.bib: {len(data.sources())} entries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
