"""What the press remembers of documents is forgotten and compared as Sphinx asks."""

from types import SimpleNamespace

from reportpress.tree.domain import Exhibit, PressDomain

SHOWN = Exhibit("figure", "a", "A finding", ("rain",), 1)


def domain():
    return PressDomain(SimpleNamespace(domaindata={}))


def test_a_document_that_is_read_again_is_forgotten():
    press = domain()
    for name in ("one", "two"):
        document = press.document(name)
        document.exhibits[name] = SHOWN
        document.rows["table"] = {"key": "anchor"}
        document.mentions["row"] = {"key": "anchor"}
        document.has_index = True
    press.clear_doc("one")
    press.clear_doc("never read")
    assert list(press.documents) == ["two"]
    assert press.document("one").exhibits == {}
    assert not press.document("one").has_index


def test_a_state_changes_once():
    press = domain()
    assert press.has_changed("downloads", [])
    assert not press.has_changed("downloads", [])
    assert press.has_changed("downloads", ["a.csv"])
    assert press.has_changed("exhibits", ["a.csv"]), "each state is compared with its own"


def test_domains_share_nothing():
    first = domain()
    first.document("one").has_index = True
    assert domain().documents == {}
