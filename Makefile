# Campaign Hub: every command that a developer, an operator trying it out or a build machine needs. `make` lists them.

SHELL := /bin/bash
CONFIGURATION := .swift-format
SWIFT_SOURCES := Sources Tests Package.swift
RELEASE_BINARY := .build/release/campaignhub

# HUB_REAL_DATA and HUB_REFERENCE reach tests and benchmarks from the environment; without them the tests that need them
# are skipped and say so.

.DEFAULT_GOAL := help
.PHONY: help setup run build test release format lint embed embed-check bench bench-http bench-scale simulate fuzz smoke end-to-end-release ci clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## Install the system packages that the build needs and that are missing
	@scripts/setup.sh

run: setup ## Build, prepare ./hub-data (or HUB_DATA) with demo data and serve on PORT (8080)
	swift build -c release --product campaignhub
	@exec scripts/run.sh

build: export HUB_WARNINGS_AS_ERRORS = 1
build: setup ## Build everything for debugging, warnings as errors
	swift build --build-tests

test: export HUB_WARNINGS_AS_ERRORS = 1
test: setup ## Build and run all tests, warnings as errors
	@scripts/test.sh

release: setup ## Build the optimised binary, .build/release/campaignhub
	swift build -c release --product campaignhub

format: ## Format the Swift sources in place
	swift format --in-place --recursive --parallel --configuration $(CONFIGURATION) $(SWIFT_SOURCES)

lint: ## Check the format of the Swift sources and the syntax of the scripts
	swift format lint --strict --recursive --parallel --configuration $(CONFIGURATION) $(SWIFT_SOURCES)
	@for script in scripts/*.sh .ci/run; do bash -n "$$script" || exit 1; done

embed: setup ## Write config/ and migrations/ into the Swift files that carry them
	scripts/embed

embed-check: setup ## Fail when the Swift files that carry config/ and migrations/ are out of date
	scripts/embed --check

bench: release ## Measure beside the reference servers in HUB_REFERENCE; prints ratios
	scripts/bench.sh $(RELEASE_BINARY)

bench-http: setup ## Measure the HTTP server alone beside the reference in HUB_REFERENCE
	swift build -c release --product http-bench
	scripts/bench-http

bench-scale: release ## Measure lists, figures and the queue at 1,000,000 campaigns beside 10,000; takes minutes and 9 GB
	scripts/bench-scale $(RELEASE_BINARY)

simulate: setup ## Take CAMPAIGNS (20000) through a simulated year and prove their clocks; takes about an hour
	@HUB_SIMULATED_CAMPAIGNS=$(or $(CAMPAIGNS),20000) scripts/test.sh --filter ClockSimulationTests

fuzz: setup ## Feed the HTTP parsers random input with libFuzzer, FUZZ_RUNS (1000000) each
	scripts/fuzz

smoke: release ## Start the release binary in an empty folder, submit a brief, stop it
	scripts/smoke.sh $(RELEASE_BINARY)

end-to-end-release: setup release
	@HUB_BINARY=$(CURDIR)/$(RELEASE_BINARY) scripts/test.sh --skip-build --filter HubEndToEndTests

ci: export HUB_WARNINGS_AS_ERRORS = 1
ci: ## Everything that must hold before a change is taken: format, generated files, tests, release binary
	@$(MAKE) --no-print-directory setup
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory embed-check
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory end-to-end-release
	@$(MAKE) --no-print-directory smoke

clean: ## Remove what was built; data stays
	rm -rf .build .build-bench-reference
