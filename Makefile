# `make book` and `make test` work from a fresh clone with nothing but Python and make.
PYTHON ?= python3
RUN := .venv/bin/python

# What is set for other programs must not change the book.
unexport PYTHONWARNINGS PYTHONOPTIMIZE GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
# What has been compiled once need not be again by every process of a build and of its tests.
unexport PYTHONDONTWRITEBYTECODE
# A container may run as a user without a home; Jupyter asks for one.
export HOME ?= $(CURDIR)/_build

.PHONY: forms constructs prose weigh taps legible refresh coverage check chapters edit watch new-chapter book test test-all figures data data-version references codebook expect lock bench reproduce clean venv

book: venv
	@$(RUN) -m reportpress.commands.build

# For the end of a change.
test: venv
	@$(RUN) -m tools.ci.verify

# What CI runs: the tests marked slow too, and two builds compared byte by byte.
test-all: venv
	@$(RUN) -m tools.ci.verify --all

# What is quick and catches most: for the end of a thought, and for a commit hook.
check: venv
	@$(RUN) -m tools.ci.verify --quick

# Chapters as ruff and jupytext would have them; what they cannot mend is told.
chapters: venv
	@$(RUN) -m tools.author.chapters --fix

edit: venv
	@$(RUN) -m tools.author.open_jupyterlab $(LAB)

watch: venv
	@$(RUN) -m reportpress.commands.watch

new-chapter: venv
	@$(RUN) -m tools.author.new_chapter "$(NAME)"

# Charts of the last build, as committed files: a change of a chart shows in review.
figures: book
	@$(RUN) -m reportpress.commands.export

data: venv
	@$(RUN) -m between_powers.data

# Give changed data a version number of their own.
data-version: venv
	@$(RUN) -m between_powers.data.versions

# What a file from the World Bank, EIA, Eurostat or the UN library would change.
refresh: venv
	@APPLY="$(APPLY)" $(RUN) -m tools.author.refresh "$(SERIES)" "$(FILE)"

references: venv
	@$(RUN) -m between_powers.data.bibliography

codebook: venv
	@$(RUN) -m between_powers.data.codebook
	@$(RUN) -m between_powers.readings.page

# The gallery of chart forms, docs/forms.md.
forms: venv
	@$(RUN) -m tools.author.gallery

# What an author can write, docs/constructs.md, from the constructs under test.
constructs: venv
	@$(RUN) -m tools.author.constructs

# Accept what the chapters print now as what they must print.
expect: venv
	@$(RUN) -m pytest -q chapters --update-expected

lock:
	@$(PYTHON) -m venv --clear .venv-lock
	@.venv-lock/bin/pip install --quiet uv
	@.venv-lock/bin/uv pip compile pyproject.toml --extra dev --universal --generate-hashes \
	    --python-version 3.11 --no-emit-index-url --no-header --no-annotate --upgrade --quiet \
	    -o requirements.lock
	@.venv-lock/bin/uv pip compile pyproject.toml --extra dev --extra jupyterlab --universal \
	    --generate-hashes --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
	    --quiet -c requirements.lock -o requirements-jupyterlab.lock
	@rm -rf .venv-lock

# Words, sentences, numbers and connectives of each chapter's prose.
prose: venv
	@$(RUN) -m tools.measure.prose

# Every page in a browser, beside plain Jupyter Book's.
weigh: book
	@$(RUN) -m tools.measure.weigh

# Marks of charts that answer a tap and a mouse.
taps: book
	@$(RUN) -m tools.measure.taps

# Letters and contrast of all charts, as a browser shows them.
legible: book
	@$(RUN) -m tools.measure.legible

bench: venv
	@$(RUN) -m tools.measure.bench

# Two builds in different surroundings, compared byte by byte.
reproduce: venv
	@$(RUN) -m tools.ci.reproduce

# Branches of src/ that the tests go through, the processes they start included.
coverage: venv
	@rm -rf _build/coverage && mkdir -p _build/coverage
	@$(RUN) -m coverage run -m pytest -q
	@$(RUN) -m coverage combine --quiet
	@$(RUN) -m coverage report --fail-under=95

clean:
	rm -rf _build

venv:
	@$(PYTHON) tools/ci/environment.py
