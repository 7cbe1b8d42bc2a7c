#!/usr/bin/env bash
# Measures the hub beside a reference server, in alternating rounds on the same machine, and prints the ratio of the
# medians. Only the ratio means something: machines are shared and noisy.
#
#     HUB_REFERENCE=FOLDER scripts/bench.sh .build/release/campaignhub
#
# FOLDER holds hummingbird/, a package whose product `reference PORT FILE` serves GET /health, GET /briefs/{id} and
# POST /briefs, and slowsync.c, a shim that makes each sync to disk slow. BENCH_ROUNDS (5) and BENCH_SECONDS (5) of one
# round may be set, and BENCH_CACHE: where the reference is built (.build-bench-reference).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
hub=$(realpath "${1:?path of the binary}")
reference=${HUB_REFERENCE:?name the folder of the reference servers in HUB_REFERENCE}
rounds=${BENCH_ROUNDS:-5}
seconds=${BENCH_SECONDS:-5}
"$here/setup.sh" wrk

# Built from a copy, since the folder may be read-only.
package=${BENCH_CACHE:-$root/.build-bench-reference}
mkdir -p "$package"
cp -R --no-preserve=mode "$reference/hummingbird/." "$package"
swift build -c release --package-path "$package" --product reference
rival=$(swift build -c release --package-path "$package" --show-bin-path)/reference
shim=$package/slowsync.so
clang -O2 -shared -fPIC -o "$shim" "$reference/slowsync.c" -ldl

work=$(mktemp -d)
servers=()
stop_servers() {
    local server
    for server in "${servers[@]}"; do
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    done
    servers=()
}
trap 'stop_servers; rm -rf "$work"' EXIT

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

wait_for() {
    local _
    for _ in {1..150}; do
        curl -fs --max-time 2 -o /dev/null "$1" && return
        sleep 0.2
    done
    echo "$1 doesn't answer" >&2
    exit 1
}

# Starts both servers on fresh stores, with an optional library to preload, and sets hub_url, rival_url and token.
start_servers() {
    local preload=${1:-} data=$work/data-$RANDOM port
    "$hub" init --data-dir "$data" --admin-email admin@example.com >/dev/null
    "$hub" person add --data-dir "$data" --email ada@example.com --name "Ada Field" --role requester >/dev/null
    token=$("$hub" token create --data-dir "$data" --person ada@example.com)
    port=$(free_port)
    LD_PRELOAD=$preload "$hub" serve --data-dir "$data" --port "$port" >"$work/hub.log" 2>&1 &
    servers+=($!)
    hub_url=http://127.0.0.1:$port
    port=$(free_port)
    LD_PRELOAD=$preload "$rival" "$port" "$data-reference.sqlite" >"$work/reference.log" 2>&1 &
    servers+=($!)
    rival_url=http://127.0.0.1:$port
    wait_for "$hub_url/healthz"
    wait_for "$rival_url/health"
}

# A wrk script that posts the standard input as JSON.
post_script() {
    python3 -c '
import json, sys
print("wrk.method = \"POST\"")
print("wrk.body = " + json.dumps(sys.stdin.read(), ensure_ascii=False))
print("wrk.headers[\"Content-Type\"] = \"application/json\"")' >"$1"
}

# Requests per second of one round. A round with a refused request measures something else and fails.
rate() {
    local answer
    answer=$(wrk -t1 -c32 -d"${seconds}s" "$@")
    if grep -q 'Non-2xx' <<<"$answer"; then
        echo "$answer" >&2
        exit 1
    fi
    awk '/^Requests\/sec:/ { print $2 }' <<<"$answer"
}

median() {
    sort -n | awk '{ values[NR] = $1 } END { print (values[int((NR + 1) / 2)] + values[int(NR / 2) + 1]) / 2 }'
}

# compare NAME HUB-ARGUMENTS -- REFERENCE-ARGUMENTS, both as wrk takes them.
compare() {
    local name=$1 ours=() theirs=() our_rates="" their_rates="" rate
    shift
    while [[ $1 != -- ]]; do
        ours+=("$1")
        shift
    done
    shift
    theirs=("$@")
    for ((round = 0; round < rounds; round++)); do
        rate=$(rate "${theirs[@]}")
        their_rates+=$rate$'\n'
        rate=$(rate "${ours[@]}")
        our_rates+=$rate$'\n'
    done
    awk -v name="$name" -v ours="$(printf %s "$our_rates" | median)" -v theirs="$(printf %s "$their_rates" | median)" \
        'BEGIN { printf "%-34s %10.0f/s  reference %10.0f/s  ratio %.2f\n", name, ours, theirs, ours / theirs }'
}

"$here/brief-for-today.sh" newsletter-consumer-garden >"$work/brief.json"
post_script "$work/submit.lua" <"$work/brief.json"
post_script "$work/insert.lua" <<<'{"title": "Spring garden newsletter", "channel": "email", "budget": 12000}'

start_servers
authorised=(-H "Authorization: Bearer $token")
json=(-H 'Content-Type: application/json')
compare "small GET" "$hub_url/healthz" -- "$rival_url/health"
curl -fsS -o /dev/null "${json[@]}" -d '{"title": "First", "channel": "email", "budget": 1}' "$rival_url/briefs"
location=$(
    curl -fsS -o /dev/null -D - "${authorised[@]}" "${json[@]}" --data-binary "@$work/brief.json" "$hub_url/v1/requests" |
        tr -d '\r' | awk 'tolower($1) == "location:" { print $2 }'
)
compare "GET one campaign" "${authorised[@]}" "$hub_url/${location#/}" -- "$rival_url/briefs/1"
compare "submit a brief" "${authorised[@]}" -s "$work/submit.lua" "$hub_url/v1/requests" -- \
    -s "$work/insert.lua" "$rival_url/briefs"
stop_servers

start_servers "$shim"
compare "submit a brief, slow disk" -H "Authorization: Bearer $token" -s "$work/submit.lua" "$hub_url/v1/requests" -- \
    -s "$work/insert.lua" "$rival_url/briefs"
