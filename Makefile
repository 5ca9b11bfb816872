# make setup | demo | check | test | bench — each does the set-up it needs; see README.md.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo check lint format types imports test bench bench-peers clean

BIN := .venv/bin
READY := .venv/ready
# Two test processes with one thread each: the readers would otherwise fight for the cores.
export OMP_NUM_THREADS ?= 1
export OMP_THREAD_LIMIT ?= 1
TEST_WORKERS ?= 2

# The two sample dossiers of the demonstration, and the verdict that each must get.
DEMO_FIRST ?= testdata/scans/solde-conforme
DEMO_FIRST_VERDICT ?= conforme
DEMO_SECOND ?= testdata/scans/solde-a-completer
DEMO_SECOND_VERDICT ?= a-completer

BENCH_SEED ?= 20261
BENCH_COUNT ?= 60
BENCH_WORKERS ?= 2
BENCH_SCHEME ?= MDV-LGC-Va2
BENCH_OUT ?= bench/results/latest.md

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

setup: $(READY) ## Install what is missing: system packages, uv, the locked Python environment

$(READY): uv.lock pyproject.toml scripts/setup
	@scripts/setup
	@touch $@

demo: $(READY) ## Check two sample dossiers and say where the reports are
	@scripts/demo $(DEMO_FIRST)=$(DEMO_FIRST_VERDICT) $(DEMO_SECOND)=$(DEMO_SECOND_VERDICT)

check: lint format types imports ## Lint, formatting, types, import contracts (-k: all of them, whatever fails)

lint: $(READY)
	$(BIN)/ruff check .

format: $(READY)
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy
	$(BIN)/mypy -p bench -p testdata -p tests

imports: $(READY)
	$(BIN)/lint-imports --no-logo

test: $(READY) ## Run the tests
	$(BIN)/pytest -n $(TEST_WORKERS) --dist loadfile

bench: $(READY) ## Measure on generated dossiers: BENCH_SCHEME (or all), BENCH_SEED, BENCH_COUNT, BENCH_WORKERS, BENCH_OUT
	$(BIN)/python -m bench.run --scheme $(BENCH_SCHEME) --seed $(BENCH_SEED) --count $(BENCH_COUNT) \
		--workers $(BENCH_WORKERS) --out $(BENCH_OUT)

bench-peers: $(READY) ## Measure other readers on the same pages (OCRmyPDF when it is installed)
	$(BIN)/python -m bench.peers --seed $(BENCH_SEED) --out bench/results/peers.md

clean: ## Remove what was installed or produced
	rm -rf .venv .tools out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
