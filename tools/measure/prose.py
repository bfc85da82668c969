"""Measure the prose of each chapter: ``make prose``."""

from __future__ import annotations

import re

import yaml
from tools.author.wording import ROOT, glued, numbers, paragraphs, read, sentences

CONNECTIVES = (
    *("because", "but", "so", "although", "unless", "if"),
    *("since", "therefore", "while", "yet", "until"),
)
HEADS = "chapter words sentences mean short numbers citations questions connectives because longest"
"""Words of a sentence; share of sentences of at most ten words; numbers, clusters of citations and
connectives per 100 words; words of the longest paragraph."""


def words_of(text: str) -> list[list[str]]:
    """Split a text into the words of each sentence.

    Examples
    --------
    >>> [len(words) for words in words_of("It fell, by 3.5%. Why? “No.” So it was.")]
    [4, 1, 1, 3]
    """
    split = (re.findall(r"[^\W_]+(?:[’'.,–-][^\W_]+)*", part) for part in sentences(text))
    return [words for words in split if words]


def row(chapter: str, text: str, values: dict[str, str]) -> list[str]:
    """Measure one chapter: the cells of its row."""
    found = list(paragraphs(text))
    prose = [read(paragraph.source, values) for paragraph in found]
    split = [words for text in prose for words in words_of(text)]
    words = [word.lower() for sentence in split for word in sentence]
    per_100 = 100 / max(len(words), 1)
    counted = sum(len(numbers(paragraph.source, values)) for paragraph in found)
    cited = sum(paragraph.source.count("{cite:") for paragraph in found)
    joined = sum(words.count(name) for name in CONNECTIVES)
    lengths = [sum(map(len, words_of(text))) for text in prose]
    short = sum(len(sentence) <= 10 for sentence in split) / max(len(split), 1)
    told = [f"{len(words):,}", str(len(split)), f"{len(words) / max(len(split), 1):.1f}"]
    told += [f"{short:.0%}", f"{counted * per_100:.1f}", f"{cited * per_100:.1f}"]
    told += [str(sum(text.count("?") for text in prose)), f"{joined * per_100:.1f}"]
    return [chapter, *told, str(words.count("because")), str(max(lengths, default=0))]


def main() -> None:
    """Print the table, chapters in the order of the book."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    files = [toc["root"], *(entry["file"] for part in toc["parts"] for entry in part["chapters"])]
    print(f"| {' | '.join(HEADS.split())} |\n| --- {'| ---: ' * 10}|")
    for file in files:
        path = ROOT / f"{file}.md"
        cells = row(path.stem, path.read_text(encoding="utf-8"), glued(path.stem))
        if cells[1] != "0":
            print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
