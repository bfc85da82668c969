"""The bibliography: ``references.bib``, made from ``data/sources.csv``."""

import re
import sys
from pathlib import Path
from typing import Any

import pandas as pd
from babel import Locale

from between_powers import data

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_GRADES = {"primary": "Primary source", "secondary": "Secondary source", "press": "Press"}
_READINGS = {
    "public_copy": "read in the copy of",
    "republished": "as carried by",
    "quoted": "as quoted by",
    "private_copy": "read in a private copy at",
    "encyclopedia": "read at",
    "mirror": "read in a copy at",
    "machine_translation": "read in a machine translation at",
}
_EXTENTS = {"abstract": "abstract read", "headline": "headline read"}
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
    fields = {
        "author": f"{{{escape(known['producer'])}}}",
        "title": f"{{{escape(known['title'])}}}",
    }
    if known["publisher"] != known["producer"] and known["reading"] == "own_page":
        fields["howpublished"] = escape(known["publisher"])
    if "published" in known:
        fields |= _date(known["published"])
    if "address" in known:
        fields["url"] = known["address"]
    fields["note"] = escape(", ".join(_note(known, source["accessed"])))
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{known['source_id']},", *lines, "}"])


def _date(published: str) -> dict[str, str]:
    """Give the year and, where it is known, the month and day: in BibTeX they are one field."""
    date = pd.Timestamp(published)
    month = {4: "", 7: f"{date:%B}"}.get(len(published), f"{date.day} {date:%B}")
    return {"year": published[:4]} | ({"month": month} if month else {})


def _note(known: dict[str, str], accessed: pd.Timestamp) -> list[str]:
    """Say grade, place and extent of reading, language and the day of access."""
    note = [_GRADES[known["grade"]]]
    if how := _READINGS.get(known["reading"]):
        note.append(f"{how} {known['publisher']}".strip())
    if extent := _EXTENTS.get(known["extent"]):
        note.append(extent)
    if known["language"] != "en":
        note.append(f"in {Locale('en').languages[known['language']]}")
    if "published" not in known:
        note.append("undated")
    return [*note, f"accessed {accessed.day} {accessed:%B %Y}"]


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
