# Each target first sets up what it needs: see packaging/prepare.sh.
.POSIX:
.PHONY: help run test lint strings bench package wheel clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

run: ## open the program on the sample records (without a screen: label them in a hidden window)
	@packaging/prepare.sh run
	@packaging/run.sh

test: lint ## all checks: style, types, tests
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -n auto

lint: ## style and types only
	@packaging/prepare.sh test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

strings: ## bring the Chinese catalogue up to date with the sources; new texts wait in it as "unfinished"
	@packaging/prepare.sh test
	.venv/bin/pyside6-lupdate -extensions py -recursive ir_annotator -no-obsolete -locations none -sort-messages \
	    -source-language en -target-language zh_CN -ts resources/i18n/ir_annotator_zh_CN.ts

bench: ## the timings of tests/bench/README.md
	@packaging/prepare.sh test
	@missed=0; for bench in tests/bench/[a-z]*.py; do \
	    echo "== $$bench"; \
	    QT_QPA_PLATFORM=offscreen PYTHONPATH=. .venv/bin/python "$$bench" || missed=1; \
	done; exit $$missed

package: ## the frozen program as an archive and a .deb, in dist/
	@packaging/prepare.sh
	.venv/bin/python packaging/build.py

wheel: ## a wheel with resources and samples, in dist/
	@packaging/prepare.sh
	.venv/bin/python -m pip wheel --no-deps --quiet --wheel-dir dist .

clean: ## remove what can be made again; projects (*.irdb) stay
	rm -rf .venv build/tour build/package dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	find ir_annotator tests -name __pycache__ -prune -exec rm -rf {} +
