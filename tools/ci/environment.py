"""Make .venv and install the locked dependencies, or say in one line why that cannot be.

Run by the Makefile with any Python; uses the standard library alone and works again only when
requirements.lock, the project's part of pyproject.toml or the Python have changed, or where .venv
has come along from another folder.
"""

import glob
import hashlib
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed.sha256")
NEEDED = (3, 11)


def stop(message):
    """End with one line that says what is wrong and what to do."""
    sys.stderr.write(message + "\n")
    sys.exit(1)


def state():
    """Return a digest of everything that decides what is installed."""
    total = hashlib.sha256(sys.version.encode())
    with open(os.path.join(ROOT, "requirements.lock"), "rb") as file:
        total.update(file.read())
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        # Settings of ruff, mypy or pytest, which follow, install nothing.
        total.update(file.read().partition(b"\n[tool.")[0])
    return total.hexdigest()


def is_of_here():
    """Tell whether .venv imports this folder's code: one that was copied imports the other's."""
    links = glob.glob(os.path.join(VENV, "lib", "*", "site-packages", "__editable__.*.pth"))
    for link in links:
        with open(link) as file:
            if os.path.join(ROOT, "src") in file.read().splitlines():
                return True
    return False


def is_ready(wanted):
    """Tell whether .venv holds what is wanted."""
    if not (os.path.exists(PYTHON) and os.path.exists(STAMP) and is_of_here()):
        return False
    with open(STAMP) as file:
        return file.read() == wanted


def pip(*arguments):
    """Run pip in .venv; return whether it succeeded, and what it said."""
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    done = subprocess.run(
        command + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT
    )
    return done.returncode == 0, done.stdout.decode(errors="replace").strip()


def say(text):
    """Show a step on a terminal; stay quiet elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write(text + "\n")


def make_bundle():
    """Have Vega's script bundled once for what is installed; a build would do it otherwise."""
    code = (
        "from pathlib import Path; from reportpress.pictures.cache import PictureCache;"
        "cache = PictureCache(Path()); cache.read_vega(); cache.close()"
    )
    subprocess.run([PYTHON, "-c", code], cwd=ROOT)


def main():
    """Bring .venv up to date."""
    if os.name == "nt":
        stop(
            "The book is not built on Windows itself. "
            "Install WSL (wsl --install), clone it there, and run make again."
        )
    if sys.version_info < NEEDED:
        stop(
            "Python %d.%d is too old: the book needs 3.11 or newer. "
            "Install one and run: make PYTHON=python3.11" % sys.version_info[:2]
        )
    wanted = state()
    if is_ready(wanted):
        return
    say("making .venv")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if made.returncode:
        stop(
            "Python cannot make a virtual environment: its venv module is missing or broken. "
            "Install it (Debian, Ubuntu: apt install python3-venv) and run make again."
        )
    say("installing the locked dependencies (about a minute)")
    done, said = pip("install", "--require-hashes", "-r", "requirements.lock")
    if done:
        done, said = pip("install", "--no-deps", "--no-build-isolation", "-e", ".")
    if not done:
        last = [line for line in said.splitlines() if line.startswith("ERROR")] or [said]
        stop(
            "The locked dependencies could not be installed; is there a network? "
            "Run make again when there is. pip said: " + last[0]
        )
    make_bundle()
    with open(STAMP, "w") as file:
        file.write(wanted)


if __name__ == "__main__":
    main()
