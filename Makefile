# Every target can be run on a fresh Debian 12 with Swift 6.3: what is missing is installed first.
.DEFAULT_GOAL := help
SHELL := /bin/bash -o pipefail

SWIFT_FLAGS := --explicit-target-dependency-import-check error
# Tests start servers and processes of their own: more at once than this and waits time out on two processors.
TESTS_AT_ONCE := 3
BIN := .build/debug
STACKS := SubscriptionCharge Authentication Partner Contract Transaction Dispute Reconciliation Settlement
SOURCES := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Benchmarks/SharedLayerLoops Benchmarks/PipelineLoad
LAYER := dist/SharedLayer/moneta

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: prerequisites
prerequisites:
	@scripts/prerequisites

.PHONY: build
build: prerequisites ## Build everything (debug) and fill dist/<Stack>/, where the templates point
	swift build $(SWIFT_FLAGS)
	@$(MAKE) --no-print-directory dist

.PHONY: dist
dist: layer
	@for stack in $(STACKS); do install -D $(BIN)/$${stack}Bootstrap dist/$$stack/bootstrap; done

.PHONY: layer
layer:
	@mkdir -p $(LAYER)
	@install -m 644 Sources/SharedLayer/layer/*.json $(LAYER)/
	@install -m 644 /etc/ssl/certs/ca-certificates.crt $(LAYER)/ca-bundle.pem

.PHONY: toolchain
toolchain: prerequisites ## Build the libcurl that functions are linked with, once, into ~/.cache/moneta
	@scripts/toolchain

.PHONY: package
package: prerequisites layer ## Make the release zips with static bootstraps, and a bill of materials beside each
	@scripts/package $(STACKS)

# The root template is for a personal sandbox; staging and prod deploy each stack alone, after those that it imports from.
CONFIG_ENV ?= dev
deployed := $(if $(filter dev,$(CONFIG_ENV)),.,Sources/SharedLayer $(STACKS:%=Sources/Handlers/%))

.PHONY: deploy
deploy: package ## Package and deploy with the AWS SAM CLI (CONFIG_ENV=dev, staging or prod)
	@for folder in $(deployed); do (cd $$folder && sam deploy --config-env $(CONFIG_ENV)) || exit; done

.PHONY: test
test: package ## Build and run every test, those of the packaged zips too
	@scripts/static-build runtime-fixture >/dev/null
	swift build --build-tests $(SWIFT_FLAGS)
	@$(MAKE) --no-print-directory dist
	swift test --skip-build --experimental-maximum-parallelization-width $(TESTS_AT_ONCE)

.PHONY: format
format: ## Format the sources in place
	swift format --in-place --recursive --parallel $(SOURCES)

.PHONY: format-check
format-check: ## Fail where the sources are not formatted
	swift format lint --strict --recursive --parallel $(SOURCES)

.PHONY: check
check: format-check test ## What CI runs: format, build with warnings as errors, every test

# Deployed functions are measured by `start` alone; `--only` something else need not wait for them.
bench_starts := $(if $(filter --only --help -h,$(ARGS)),$(filter start,$(ARGS)),yes)

.PHONY: bench-runtime
bench-runtime: $(if $(bench_starts),package) ## Measure FunctionRuntime against a C loop over libcurl and awslambdaric (ARGS="--help")
	@scripts/prerequisites strace valgrind
	@Benchmarks/build runtime
	@Benchmarks/.build/bench/bench-runtime $(ARGS)

.PHONY: bench-shared
bench-shared: prerequisites ## Measure SharedLayer against C over libcrypto and Python's libraries (ARGS="--help")
	@Benchmarks/build shared
	@Benchmarks/.build/bench/bench-shared $(ARGS)

.PHONY: bench-messaging
bench-messaging: prerequisites ## Measure the emulator's queues and buses against moto (ARGS="--help")
	@Benchmarks/build messaging
	@Benchmarks/.build/bench/bench-messaging $(ARGS)

.PHONY: bench-pipelines
bench-pipelines: prerequisites layer ## Measure the charge pipeline at 50 a second, and its validation against Python (ARGS="--help")
	@scripts/package $(STACKS)
	@Benchmarks/build pipelines
	@Benchmarks/.build/bench/bench-pipelines $(ARGS)

.PHONY: soak
soak: soak-charges soak-queues soak-fuzz ## Charges and queues while everything is killed, then the fuzzing

.PHONY: soak-fuzz
soak-fuzz: prerequisites ## Fuzz what reads bytes from outside, 42 targets in 22 minutes (ARGS="--help")
	@scripts/soak $(ARGS)

.PHONY: soak-queues
soak-queues: build ## Send 100,000 messages through a FIFO queue while consumers and the emulator are killed (ARGS="--help")
	@test -x .venv/clients/bin/python || python3 -m venv .venv/clients
	@.venv/clients/bin/python -c 'import boto3' 2>/dev/null || .venv/clients/bin/pip install --quiet boto3==1.43.11
	@.venv/clients/bin/python scripts/fifo-soak $(ARGS)

.PHONY: soak-charges
soak-charges: build ## Send 1,000 charges while functions and the emulator are killed: nothing lost, nothing twice (ARGS="--help")
	@$(BIN)/charge-soak $(ARGS)

.PHONY: soak-api
soak-api: prerequisites ## Fuzz the API by its OpenAPI documents for half an hour (FUZZ_EXAMPLES=300, FUZZ_SEED= to replay)
	swift build --build-tests $(SWIFT_FLAGS)
	@$(MAKE) --no-print-directory dist
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-300} swift test --skip-build --filter OpenAPIFuzzTests

.PHONY: soak-reconciliation
soak-reconciliation: build ## Reconcile a million records with a million of ours; time and peak memory (ARGS="--help")
	@test -x .venv/clients/bin/python || python3 -m venv .venv/clients
	@.venv/clients/bin/python -c 'import boto3' 2>/dev/null || .venv/clients/bin/pip install --quiet boto3==1.43.11
	@.venv/clients/bin/python scripts/reconciliation-soak $(ARGS)

.PHONY: demo
demo: build ## Send signed subscription charges through the emulator to a partner and print what happened
	@$(BIN)/demo

.PHONY: start
start: build ## Run the whole application: API on 3000, services on 4566
	$(BIN)/moneta start

.PHONY: clean
clean: ## Remove what was built and what the emulator kept
	rm -rf .build Benchmarks/.build dist .moneta .venv .aws-sam
