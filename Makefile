# Needs git, make, and Python 3.11 or 3.12 with venv; the rest is fetched. A graphics card is not needed. To fetch the
# small CPU build of torch where pip would choose the one for CUDA:
#   make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
BIN := .venv/bin
PIP := $(BIN)/python -m pip install -c packaging/constraints.txt
ARGS :=
TORCH_INDEX :=

.PHONY: run test lint bench train translations guide package clean

run: .venv/installed  ## the window on the sample room
	packaging/run.sh

test: lint  ## everything that can be checked without a person
	packaging/system-packages.sh test-packages.txt
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 $(ARGS)

lint: .venv/installed  ## style, types, and which package may import which
	$(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: .venv/installed  ## how fast it is on this machine
	$(BIN)/scene-composer bench $(ARGS)

train: .venv/installed  ## all models again, hours; SCENE_COMPOSER_DATA=FOLDER adds real rooms
	packaging/train.sh

translations: .venv/installed  ## catalogues of the window's words, brought up to date and compiled
	$(BIN)/python packaging/translate.py

guide: .venv/installed  ## the user guide as a site in dist/guide
	$(PIP) -e '.[docs]'
	$(BIN)/mkdocs build -f docs/mkdocs.yml

package: .venv/installed  ## a wheel in dist/
	$(BIN)/python -m pip wheel --no-deps --wheel-dir dist .

clean:  ## forget the installation
	rm -rf .venv dist build

.venv/installed: pyproject.toml packaging/constraints.txt packaging/system-packages.txt
	packaging/system-packages.sh
	test -x $(BIN)/python || "$$(packaging/find-python.sh)" -m venv .venv
	$(PIP) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch
	$(PIP) -e '.[dev,train]'
	touch $@
