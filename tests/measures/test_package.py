"""The package of measures gives what it names, with documents and examples."""

from between_powers import measures


def test_the_package_gives_what_it_names():
    assert measures.__all__ == sorted(measures.__all__)
    for name in measures.__all__:
        assert getattr(measures, name).__doc__


def test_every_function_documents_itself_and_shows_an_example():
    for name in measures.__all__:
        if name.islower():
            text = getattr(measures, name).__doc__
            assert "Examples\n" in text and ">>> " in text, name
