"""A chapter is read once for all references by number that lead to it."""

from reportpress.speedups.number_references import Library


class Environment:
    """Counts how often a document is read."""

    config = "settings"

    def __init__(self):
        self.read = []

    def get_doctree(self, docname):
        self.read.append(docname)
        return object()


def test_a_document_is_read_once_until_it_is_forgotten():
    env = Environment()
    library = Library(env)
    assert library.config == "settings"
    first = library.get_doctree("one")
    assert library.get_doctree("one") is first
    library.get_doctree("two")
    library.forget("one")
    assert library.get_doctree("one") is not first
    assert env.read == ["one", "two", "one"]
