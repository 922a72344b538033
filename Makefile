# The everyday commands stand in README.md and need only Go. Here are the long ones.

FUZZTIME ?= 2m
MILLION  ?= /tmp/loadline-million
PACKAGES  = . ./formula ./captable ./hclfile ./ocf ./focus ./sheet ./report

.PHONY: run shots check check-long fuzz bench

# The workbench on the examples.
run:
	go run ./cmd/loadline serve examples --open

# A picture of every page, light, dark and on a phone, in web/shots, which git ignores.
# The workbench in a real Chromium, audited with axe-core. Not in CI until a stall now and then is understood.
browser:
	cd web/app && npm ci --ignore-scripts --no-audit --no-fund --silent
	LOADLINE_BROWSER=1 go test ./web -count 1

shots:
	LOADLINE_SHOTS=shots go test ./web -run Pictures -count 1

check:
	go vet ./... && go tool staticcheck ./... && go test ./...

# Minutes of fuzzing for every reader, the race detector, a million transactions: not in CI, and never made smaller.
check-long: check fuzz
	go test -race ./...
	LOADLINE_LONG=1 go test ./formula ./captable ./control ./forecast ./governance ./hclfile ./ocf ./sheet ./report ./store . -timeout 60m -rapid.checks=20000 # the packages first, or go test sees none
	go run ./examples/ocf-company/generate -n 1000000 -o $(MILLION)
	LOADLINE_LONG=1 LOADLINE_MILLION=$(MILLION) go test -run '^$$' -bench 'Million|Mixed|Of1M' -benchtime 3x -timeout 60m ./ocf ./captable ./cmd/loadline

fuzz:
	@for p in $(PACKAGES); do \
	  for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$p || exit 1; \
	  done; \
	done

bench:
	go test -run '^$$' -bench . -benchmem ./...
