"""Draw statements of the chapters at random, for an audit against their sources.

``python -m tools.measure.statements 40 2026`` draws 40 with the seed 2026. A statement is a
sentence of the prose with a glued value or followed by its citation: what a source can bear out.
"""

from __future__ import annotations

import random
import sys

from tools.author.wording import ROOT, glued, paragraphs, read, sentences

AUDITED = ("country", "tension", "pivot", "leverage", "balancers", "scenarios", "ledger")


def statements(chapter: str, text: str, values: dict[str, str]) -> list[tuple[str, int, str]]:
    """List the statements of a chapter: its name, the line of the paragraph, the sentence as read.

    A cluster of citations stands for all sentences since the last one.
    """
    found = []
    for paragraph in paragraphs(text):
        waiting = []
        for source in sentences(paragraph.source):
            waiting.append(source)
            if "{cite:" in source:
                found += [(paragraph.line, sentence) for sentence in waiting]
                waiting = []
        found += [(paragraph.line, sentence) for sentence in waiting if "{glue:" in sentence]
    return [(chapter, line, read(sentence, values)) for line, sentence in found]


def draw(size: int, seed: int) -> list[tuple[str, int, str]]:
    """Draw statements of all audited chapters, in the order of the book."""
    every = []
    for chapter in AUDITED:
        text = (ROOT / "chapters" / f"{chapter}.md").read_text(encoding="utf-8")
        every += statements(chapter, text, glued(chapter))
    chosen = random.Random(seed).sample(range(len(every)), size)  # noqa: S311 - a sample, no secret
    return [every[index] for index in sorted(chosen)]


def main() -> None:
    """Print the sample as a table to be filled in."""
    if len(sys.argv) != 3 or not all(map(str.isdecimal, sys.argv[1:])):
        sys.exit("python -m tools.measure.statements SIZE SEED")
    size, seed = map(int, sys.argv[1:])
    print("| no. | place | statement |\n| ---: | --- | --- |")
    for number, (chapter, line, sentence) in enumerate(draw(size, seed), start=1):
        print(f"| {number} | {chapter}.md:{line} | {sentence} |")


if __name__ == "__main__":
    main()
