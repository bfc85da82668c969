"""Visit methods for pictures, figures and charts."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from docutils import nodes

from reportpress.tree.nodes import chart_figure, chart_graphic, repeated_figure
from reportpress.typst.svg import with_named_weights
from reportpress.typst.text import arguments, string
from reportpress.typst.writer import Writer, stands_alone, text_behind

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(%|px|pt|mm|cm|in|em)?")
_POINTS_PER_PIXEL = 0.75
_SIDES = ("left", "center", "right")


def length(text: str) -> str | None:
    """Write a length of HTML as one of Typst, or return None for a unit without meaning here.

    Examples
    --------
    >>> length("50%"), length("400px"), length("3 rem")
    ('50%', '300pt', None)
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        return None
    if match[2] in {None, "px"}:
        return f"{float(match[1]) * _POINTS_PER_PIXEL:g}pt"
    return f"{match[1]}{match[2]}"


class FigureVisits(Writer):
    """Pictures from files, figures around them, and charts made in a chapter."""

    def visit_image(self, node: nodes.image) -> None:
        """Write a picture; a copy goes beside the source, named after its content."""
        if "alt" not in node or not node["alt"].strip():
            self.stop(node, f"the picture '{node['uri']}' has no alternative text")
        source = Path(self.env.srcdir) / node["uri"]
        if node["uri"] not in self.builder.images or not source.is_file():
            self.stop(node, f"the picture '{node['uri']}' can not be printed (SVG, PNG, JPEG can)")
        data = source.read_bytes()
        digest = hashlib.sha256(data).hexdigest()[:12]
        path = f"images/{source.stem}-{digest}{source.suffix}"
        self.files[path] = with_named_weights(data) if source.suffix == ".svg" else data
        width = length(node["width"]) if "width" in node else None
        side = node["align"] if node.get("align") in _SIDES and "width" in node else None
        settings = arguments(alt=string(node["alt"]), width=width, side=side)
        in_text = isinstance(node.parent, nodes.TextElement) and len(node.parent.children) > 1
        self.body.append(f"#{'icon' if in_text else 'picture'}({string(path)}, {settings});")
        raise nodes.SkipNode

    def visit_figure(self, node: nodes.figure) -> None:
        """Write a figure with its number, caption and legend."""
        caption = _take(node, nodes.caption)
        legend = _take(node, nodes.legend)
        settings = [self._numbered(node)]
        settings += [f"title: [{self.content(part)}]" for part in caption]
        notes = [f"[{self.content(part)}]" for part in legend]
        settings.append(f"notes: ({''.join(f'{note},' for note in notes)})")
        self.block(f"#illustration({', '.join(filter(None, settings))})[{self.content(node)}]")

    def visit_chart_figure(self, node: chart_figure) -> None:
        """Write a chart: finding, subtitle, picture, then source and note."""
        before, after, picture = [], [], None
        for child in node.children:
            if isinstance(child, chart_graphic):
                picture = self.chart_picture(child)
            elif isinstance(child, nodes.caption):
                before.append(f"title: [{self.content(child)}]")
            elif isinstance(child, nodes.Element) and "exhibit-subtitle" in child["classes"]:
                before.append(f"subtitle: [{self.content(child)}]")
            elif isinstance(child, nodes.Element):
                after.append(f"[{self.content(child)}],")
        if picture is None:
            self.stop(node, "the chart has no picture")
        settings = [self._numbered(node), *before, f"notes: ({''.join(after)})"]
        self.block(f"#illustration({', '.join(filter(None, settings))})[{picture}]")

    def visit_repeated_figure(self, node: repeated_figure) -> None:
        """Write a figure that is shown again, below the number that it has elsewhere."""
        graphic = next(node.findall(chart_graphic))
        texts = [
            f"[{self.content(part)}]"
            for part in node.findall(nodes.TextElement)
            if part.parent is node
        ]
        number, title, subtitle, *notes = texts
        settings = [f"number: {number}", f"title: {title}", f"subtitle: {subtitle}"]
        settings += [f"notes: ({''.join(f'{note},' for note in notes)})"]
        settings += ["listed: false", self._place(node)]
        given = ", ".join(filter(None, settings))
        path, alt = self._chart_file(graphic)
        self.block(f"#illustration-again(picture.with({path}, {alt}), {given})")

    def chart_picture(self, node: chart_graphic) -> str:
        """Write the picture of a chart, from its layout for the page."""
        path, alt = self._chart_file(node)
        return f"#picture({path}, {alt});"

    def _chart_file(self, node: chart_graphic) -> tuple[str, str]:
        """Add the file of a chart to the book; return it and its alternative text as arguments."""
        name, alt = node["figure_id"], node.get("alt", "")
        if not alt.strip():
            self.stop(node, f"the chart '{name}' has no alternative text")
        if "print" not in node["svg"]:
            self.stop(node, f"the chart '{name}' has no layout 'print'")
        path = f"charts/{name}.svg"
        self.files[path] = with_named_weights(node["svg"]["print"].encode())
        return string(path), arguments(alt=string(alt))

    def visit_chart_graphic(self, node: chart_graphic) -> None:
        """Write a chart that stands outside a figure."""
        self.block(self.chart_picture(node))

    def _numbered(self, node: nodes.Element) -> str:
        number = self.numbers.figure(self.docname, node)
        named = self.take_label(node)
        settings = arguments(
            number=None if number is None else string(number),
            to=None if named is None else string(named),
        )
        return ", ".join(filter(None, (settings, self._place(node))))

    def _place(self, node: nodes.Element) -> str:
        return arguments(
            floats=None if stands_alone(node) else "false",
            behind=text_behind(node),
        )


def _take(node: nodes.Element, kind: type[nodes.Element]) -> list[nodes.Element]:
    """Remove the children of a kind, which are written apart from the others."""
    taken = [child for child in node.children if isinstance(child, kind)]
    for child in taken:
        node.children.remove(child)
    return taken
