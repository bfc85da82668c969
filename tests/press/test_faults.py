"""A chapter that fails says so in one line: chapter, line, cell and reason."""

from __future__ import annotations

import io
import logging
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from reportpress.notebooks.errors import ChapterError
from reportpress.notebooks.kernels.provisioner import use_forked_kernels
from reportpress.notebooks.kernels.server import PRELOAD_VARIABLE

PLAIN = "local-provisioner"
HEAD = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
---
# Pivot

```{code-cell} ipython3
:tags: [hide-input]

share = 1
```

Text between.

"""
FENCE = HEAD.count("\n") + 1
BUILD = """
from pathlib import Path
from sphinx.application import Sphinx

root = Path(__file__).parent
settings = {
    "extensions": ["myst_nb", "reportpress.notebooks.parser"],
    "nb_execution_mode": "force",
    "nb_execution_timeout": 600,
    "press_preload": ["colorsys", "no_such_module"],
}
Sphinx(root, None, root / "_build", root / "_build/.doctrees", "dummy", settings, None).build()
"""
REPEATED = f"{HEAD}```{{code-cell}}\nshare += 1\nassert share < 3\n```\n\nMore.\n\n"


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "index.md").write_text("# Book\n\n```{toctree}\nchapters/pivot\n```\n")
    return tmp_path / "chapters" / "pivot.md"


@pytest.fixture(autouse=True)
def _forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KernelProvisionerFactory.default_provisioner_name_env, "")
    monkeypatch.delenv(KernelProvisionerFactory.default_provisioner_name_env)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    use_forked_kernels()


def build(root: Path, **config: object) -> str:
    said = io.StringIO()
    settings = {
        "extensions": ["myst_nb", "reportpress.notebooks.parser"],
        "nb_execution_mode": "force",
        "nb_execution_raise_on_error": True,
        **config,
    }
    with docutils_namespace():
        out = root / "_build"
        app = Sphinx(root, None, out, out / ".doctrees", "dummy", settings, None, said)
        app.build()
    return said.getvalue()


def gone(pid: int) -> bool:
    """Wait for the end of a process; say whether it came."""
    for _ in range(6000):
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.05)
    return False


def cell(code: str) -> str:
    return f"{HEAD}```{{code-cell}}\n{code}\n```\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            cell("raise ValueError(\"\\x1b[31mfigure 'oil' has no alt text\\x1b[0m\\nand more\")"),
            f", line {FENCE + 1}, cell 2: ValueError: figure 'oil' has no alt text",
        ),
        # The second of two cells alike.
        (
            REPEATED + "```{code-cell}\nshare += 1\nassert share < 3\n```\n",
            f", line {FENCE + 9}, cell 3: AssertionError",
        ),
        # The line of the code, where options come before it.
        (
            cell(":tags: [hide-input]\n\nx = 1\n1 / 0"),
            f", line {FENCE + 4}, cell 2: ZeroDivisionError",
        ),
        (cell("x = 1\nx = )"), f", line {FENCE + 2}, cell 2: SyntaxError: unmatched ')'"),
        # The line of the cell that calls, not of the cell that defines.
        (
            cell("def fail():\n    assert False\n```\n\n```{code-cell}\n\nfail()"),
            f", line {FENCE + 7}, cell 3: AssertionError",
        ),
        # What a result raises when it is shown, as a chart does that is drawn then.
        (
            cell("class Shown:\n    def _repr_html_(self):\n        return share.x\n\nShown()"),
            f", line {FENCE + 3}, cell 2: AttributeError: 'int'",
        ),
        (
            cell("import os; os._exit(1)"),
            f", line {FENCE}, cell 2: the kernel died while it ran the cell",
        ),
        (cell(":tags: [a\n\n1"), ": Code cell 3 at line"),
        (HEAD.replace("python3", "fortran"), ": No such kernel named fortran"),
    ],
)
def test_a_build_ends_with_the_line(
    chapter: Path, text: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    chapter.write_text(text)
    caplog.set_level(logging.INFO)
    with pytest.raises(ChapterError) as caught:
        build(chapter.parents[1])
    line = str(caught.value)
    assert line.startswith(f"chapters/pivot.md{told}") and "\n" not in line
    assert ".py, line" not in line
    # Nothing besides; a package that Sphinx loads prints what any logger says.
    assert [record for record in caplog.records if record.module == "client"] == []
    assert caught.value.category == "Chapter"


def test_a_cell_that_takes_too_long_is_named_with_the_limit(chapter: Path) -> None:
    chapter.write_text(cell("import time; time.sleep(60)"))
    with pytest.raises(ChapterError, match=f"line {FENCE}, cell 2: the cell ran longer than 3 s;"):
        build(chapter.parents[1], nb_execution_timeout=3)


def test_a_cell_that_says_how_long_it_needs_has_that_long(chapter: Path) -> None:
    chapter.write_text(cell(":timeout: 4\n\nimport time; time.sleep(60)"))
    with pytest.raises(ChapterError, match="the cell ran longer than 4 s"):
        build(chapter.parents[1], nb_execution_timeout=600)


def test_a_notebook_of_the_same_name_is_told_as_what_it_is(chapter: Path) -> None:
    chapter.write_text(cell("x = 1"))
    chapter.with_suffix(".ipynb").write_text("{}")
    with pytest.raises(
        ChapterError, match=r"^chapters/pivot\.ipynb: a notebook of the same name as"
    ):
        build(chapter.parents[1])


def test_what_a_cell_writes_to_stderr_becomes_a_warning(chapter: Path) -> None:
    code = "import warnings\nwarnings.warn('old data', FutureWarning)"
    chapter.write_text(
        cell(code) + "\n```{code-cell}\nimport sys; print('oh', file=sys.stderr)\n```\n"
    )
    said = build(chapter.parents[1])
    assert (
        f"chapters/pivot.md:{FENCE + 2}: WARNING: cell 2 writes to stderr: FutureWarning: old"
        in said
    )
    assert f"chapters/pivot.md:{FENCE + 5}: WARNING: cell 3 writes to stderr: oh" in said


def test_other_chapters_are_stopped_when_one_fails_and_no_kernel_stays(chapter: Path) -> None:
    pids = chapter.with_name("pids")
    pids.mkdir()
    root = chapter.parents[1]
    begin = "import os, time\nopen(f'pids/{os.getpid()}', 'w').close()\n"
    chapter.write_text(cell(f"{begin}time.sleep(600)"))
    failing = chapter.with_name("leverage.md")
    wait = "while len(os.listdir('pids')) < 2:\n    time.sleep(0.05)\n"
    failing.write_text(cell(f"{begin}{wait}assert False"))
    toctree = "```{toctree}\nchapters/leverage\nchapters/pivot\n```\n"
    (root / "index.md").write_text(f"# Book\n\n{toctree}")
    with pytest.raises(ChapterError, match=r"leverage\.md.*AssertionError"):
        build(root)
    assert len(list(pids.iterdir())) == 2
    assert all(gone(int(path.name)) for path in pids.iterdir())


def test_kernels_find_loaded_what_the_configuration_names(chapter: Path) -> None:
    root = chapter.parents[1]
    chapter.write_text(cell("import sys; assert 'colorsys' in sys.modules"))
    (root / "build.py").write_text(BUILD)
    env = {name: value for name, value in os.environ.items() if name != PRELOAD_VARIABLE}
    subprocess.run([sys.executable, root / "build.py"], check=True, env=env)


SLOW_END = """
import asyncio, signal
from jupyter_client import AsyncKernelManager

# A shell has what it starts in the background ignore the signal.
signal.signal(signal.SIGINT, signal.default_int_handler)
end = AsyncKernelManager.shutdown_kernel

async def slowly(manager, **options):
    await end(manager, **options)
    await asyncio.sleep(3)

AsyncKernelManager.shutdown_kernel = slowly
"""
"""Kernels whose end takes so long that whoever else ends them comes in between."""


def test_an_interrupted_build_ends_with_its_kernels(chapter: Path) -> None:
    root = chapter.parents[1]
    pid = root / "chapters" / "pid"
    chapter.write_text(
        cell("import os, time\nopen('pid', 'w').write(str(os.getpid()))\ntime.sleep(600)")
    )
    (root / "build.py").write_text(SLOW_END + BUILD)
    process = subprocess.Popen(
        [sys.executable, root / "build.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(3000):
        if pid.exists() and pid.read_text():
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=300)
    assert process.returncode == -signal.SIGINT, said
    assert said.splitlines()[-1] == "KeyboardInterrupt"
    assert gone(int(pid.read_text()))


@pytest.mark.slow
def test_jupyter_book_ends_without_a_traceback(chapter: Path) -> None:
    root = chapter.parents[1]
    chapter.write_text(cell("share.no_such"))
    (root / "index.md").write_text("# Book\n")
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters: [{file: chapters/pivot}]\n"
    )
    (root / "_config.yml").write_text(
        "execute: {execute_notebooks: force, raise_on_error: true}\n"
        "sphinx: {extra_extensions: [reportpress.notebooks.parser]}\n"
    )
    done = subprocess.run(
        [Path(sys.executable).with_name("jupyter-book"), "build", "-q", root],
        env={**os.environ, KernelProvisionerFactory.default_provisioner_name_env: PLAIN},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    told = f"chapters/pivot.md, line {FENCE + 1}, cell 2: AttributeError: 'int' object has no"
    assert told in done.stderr
    # A kernel that is ended while it writes logs an error of its own sockets, at times.
    said = re.sub(r"\[IPKernelApp\].*?\nzmq\.error\.\w+:[^\n]*", "", done.stderr, flags=re.DOTALL)
    assert "Traceback" not in said
