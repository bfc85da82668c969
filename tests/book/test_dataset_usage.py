"""The descriptor names the chapters that rest on a dataset."""

from between_powers import data

NAMING = ("evidence_items", "indicators")
"""Datasets whose rows name the dataset that they rest on."""


def used_in(document) -> set[str]:
    """Datasets that a chapter's exhibits rest on, or whose rows its text mentions."""
    names = {name for exhibit in document.exhibits.values() for name in exhibit.datasets}
    if "claim" in document.mentions:
        names.add("claims")
    for name in names & set(NAMING):
        names |= set(data.read(name)["dataset"])
    return names


def test_the_descriptor_names_every_chapter_whose_exhibits_rest_on_a_dataset(documents):
    chapters = {name: used_in(document) for name, document in documents.items()}
    # Data and methods describes all datasets: it stands where no other chapter uses one.
    chapters["methods"] = set()
    lines = []
    # Every row names a source: which chapters read the list of sources says nothing.
    for name in sorted({*data.names()} - {"sources"}):
        named = data.describe(name)["chapters"]
        users = [
            chapter for chapter, names in chapters.items() if name in names or chapter in named
        ]
        # A chapter may be named that uses a dataset in its text alone.
        if named != users:
            lines.append(f"data/datapackage.json, dataset {name}: {users} use it; write that")
    assert lines == []


def test_every_chapter_with_exhibits_is_named_by_a_dataset(documents):
    named = {chapter for name in data.names() for chapter in data.describe(name)["chapters"]}
    with_exhibits = {name for name, document in documents.items() if document.exhibits}
    assert named == with_exhibits
