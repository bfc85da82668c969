"""Setting up stops with one line that says what to do."""

import importlib.util
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "ci" / "environment.py"


@pytest.fixture
def environment(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("environment", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / "venv/bin/python"))
    monkeypatch.setattr(module, "STAMP", str(tmp_path / "stamp"))
    return module


def told(environment, capsys):
    with pytest.raises(SystemExit) as stopped:
        environment.main()
    assert stopped.value.code == 1
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    return message


def answering(monkeypatch, *answers):
    """Have every command that is run answer as given, in turn."""
    queue = list(answers)

    def run(*_, **__):
        code, text = queue.pop(0)
        return SimpleNamespace(returncode=code, stdout=text.encode())

    monkeypatch.setattr(subprocess, "run", run)


def test_an_old_python(environment, monkeypatch, capsys):
    monkeypatch.setattr(environment, "NEEDED", (99, 0))
    assert "is too old: the book needs 3.11 or newer" in told(environment, capsys)


def test_no_venv_module(environment, monkeypatch, capsys):
    answering(monkeypatch, (1, "ensurepip is not available"))
    message = told(environment, capsys)
    assert "its venv module is missing or broken" in message
    assert "apt install python3-venv" in message


def test_no_network(environment, monkeypatch, capsys):
    failed = "WARNING: Retrying\nERROR: Could not find a version that satisfies altair\nmore"
    answering(monkeypatch, (0, ""), (1, failed))
    message = told(environment, capsys)
    assert "could not be installed; is there a network?" in message
    assert message.endswith("pip said: ERROR: Could not find a version that satisfies altair\n")


def test_nothing_is_done_twice(environment, monkeypatch):
    python = Path(environment.PYTHON)
    python.parent.mkdir(parents=True)
    python.touch()
    Path(environment.STAMP).write_text(environment.state())
    linked(environment, environment.ROOT)
    answering(monkeypatch)
    environment.main()


def linked(environment, root):
    packages = Path(environment.VENV) / "lib/python3/site-packages"
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "__editable__.between_powers-1.pth").write_text(f"{root}/src\n")


def test_an_environment_of_another_folder_is_made_anew(environment, monkeypatch, capsys):
    python = Path(environment.PYTHON)
    python.parent.mkdir(parents=True)
    python.touch()
    Path(environment.STAMP).write_text(environment.state())
    linked(environment, "/elsewhere")
    answering(monkeypatch, (1, ""))
    assert "cannot make a virtual environment" in told(environment, capsys)


def test_windows(environment, monkeypatch, capsys):
    monkeypatch.setattr(environment.os, "name", "nt")
    assert "Install WSL" in told(environment, capsys)
