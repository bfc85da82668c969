"""A fault of the list of contents is told by its line, in an author's words."""

import pytest
import yaml
from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml
from tests.plugins.tiny_book import CHAPTER, edit, refused

from reportpress.commands.build import one_line
from reportpress.edition.toc_faults import TOC, in_toc

HEAD = "format: jb-book\nroot: chapters/index\nchapters:\n- file: chapters/two\n"
FAULTS = {
    f"{HEAD}- file chapters/one\n": "line 5: an entry is written '- file: chapters/name'",
    f"{HEAD}- fil: chapters/one\n": "line 5: an entry names its file: '- file: chapters/name'",
    "root: chapters/index\nchapters\n": "line 2: could not find expected ':'",
    "chapters:\n- file: one\n": "line 1: it names no first page; write 'root: chapters/name'",
    "root: one\nformat: jb-book\nchapters: 3\n": "line 1: 'chapters' not a non-empty list",
    "": "line 1: it is no list; begin with 'format: jb-book' and 'root: chapters/name'",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told_by_its_line(tmp_path, text):
    (tmp_path / TOC).write_text(text)
    with pytest.raises((MalformedError, yaml.YAMLError)) as caught:
        parse_toc_yaml(tmp_path / TOC)
    message = f"[etoc] {one_line(caught.value, tmp_path)}"
    assert in_toc(message, tmp_path) == f"{TOC}, {FAULTS[text]}"


def test_a_first_page_that_is_not_there(copy, capsys):
    edit(copy, "root: chapters/index", "root: chapters/nowhere", TOC)
    assert refused(copy, capsys) == [f"{TOC}, line 2: the file that it names as root is missing"]


def test_a_list_of_pages_where_there_are_none(copy, capsys):
    edit(copy, "There are", "```{tableofcontents}\n```\n\nThere are")
    words = f"{TOC} names no page below this one; take the list of them out"
    assert refused(copy, capsys) == [f"{CHAPTER}, line 13: {words}"]
