"""A chapter is read once for all references by number that lead to it."""

from reportpress.speedups import CachedDoctrees


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
    doctrees = CachedDoctrees(env)
    assert doctrees.config == "settings"
    first = doctrees.get_doctree("one")
    assert doctrees.get_doctree("one") is first
    doctrees.get_doctree("two")
    doctrees.forget("one")
    assert doctrees.get_doctree("one") is not first
    assert env.read == ["one", "two", "one"]
