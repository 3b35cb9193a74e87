# Varsam. `make run` opens the application, `make test` passes every test.
# Rust and Node must be there; everything else is installed by the commands themselves.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# What these commands leave behind is in target/ here, wherever cargo itself builds.
export OUT := $(CURDIR)/target
export CARGO_TARGET_DIR ?= $(OUT)

.PHONY: help run test demo measures types fuzz

help: ## These lines
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 16

run: ## Open the application (under Xvfb where there is no display)
	@scripts/setup build ui display
	@scripts/build-ui
	@cargo build --locked -p varsam --features custom-protocol
	@scripts/run-window "$$CARGO_TARGET_DIR/debug/varsam"

test: ## Every test: formatting, lints, Rust, interface, the real window
	@scripts/setup build ui test
	@scripts/test

demo: ## Walk the main job without a window; the result is in target/demo
	@scripts/setup build
	@cargo run --locked --quiet -p varsam-tests --bin demo -- "$$OUT/demo"

measures: ## Every benchmark; the result is in target/measures.json and README.md
	@scripts/setup build ui test
	@scripts/measures

types: ## Write the TypeScript twins of the application's types to ui/src/generated
	@scripts/setup build
	@scripts/types write

SECONDS_EACH ?= 60
fuzz: ## Strange bytes into every reader, SECONDS_EACH=60 for each
	@scripts/setup build
	@scripts/fuzz "$(SECONDS_EACH)"
