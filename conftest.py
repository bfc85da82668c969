"""Makes the chapters tests too, wherever pytest is started: see tests/chapters.py."""

pytest_plugins = ["tests.chapters"]
