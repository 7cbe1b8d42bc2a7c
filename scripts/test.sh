#!/usr/bin/env bash
# Runs the tests with the arguments given for `swift test`. Says at the end once more which failed and why: among the
# lines of a thousand others nobody finds them, and a build machine may keep the last lines only.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT

swift test --disable-xctest "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if ((status != 0)); then
    printf '\nFailed with status %s:\n' "$status"
    grep -a -A 2 -E 'recorded an issue|error:|Fatal error|unexpected signal' "$log" | tail -n 20
fi
exit "$status"
