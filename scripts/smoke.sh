#!/usr/bin/env bash
# Does a built binary work by itself? Starts it in an empty folder, with no sources in sight, submits a brief, stops it.
#
#     scripts/smoke.sh .build/release/campaignhub
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
hub=$(realpath "${1:?path of the binary}")
brief=$("$here/brief-for-today.sh" newsletter-consumer-garden)
incomplete=$("$here/brief-for-today.sh" incomplete-newsletter)

folder=$(mktemp -d)
server=
stop() {
    [[ -n $server ]] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null
    rm -rf "$folder"
}
trap stop EXIT
cd "$folder"

fail() {
    echo "smoke: $1" >&2
    [[ -s log ]] && tail -n 20 log >&2
    exit 1
}

# Prints the status of a request; the body goes to the file `answer`.
status() {
    curl -s --max-time 30 -o answer -w '%{http_code}' "$@"
}

"$hub" init --data-dir data --admin-email admin@example.com >admin-token || fail "init failed"
[[ $(wc -l <admin-token) == 1 ]] || fail "init printed more than its token"
"$hub" person add --data-dir data --email ada@example.com --name "Ada Field" --role requester >/dev/null ||
    fail "person add failed"
token=$("$hub" token create --data-dir data --person ada@example.com) || fail "token create failed"

"$hub" serve --data-dir data --port 0 >log 2>&1 &
server=$!
url=
for _ in {1..150}; do
    url=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' log | head -n 1 || true)
    [[ -n $url && $(status "$url/healthz") == 200 ]] && break
    kill -0 "$server" 2>/dev/null || fail "serve ended early"
    url=
    sleep 0.2
done
[[ -n $url ]] || fail "serve wasn't ready within 30 seconds"

submit=(-H "Authorization: Bearer $token" -H 'Content-Type: application/json' --data-binary @- "$url/v1/requests")
[[ $(status "${submit[@]}" <<<"$brief") == 201 ]] || fail "a complete brief was refused: $(<answer)"
grep -q '"stage" *: *"intake"' answer || fail "a submitted brief isn't in intake: $(<answer)"
[[ $(status "${submit[@]}" <<<"$incomplete") == 422 ]] || fail "an incomplete brief wasn't refused: $(<answer)"
[[ $(status "$url/v1/campaigns") == 401 ]] || fail "campaigns can be read without a token"

kill "$server"
wait "$server" || fail "serve ended with status $? when asked to stop"
server=
echo "smoke: $(basename "$hub") serves, takes a brief, refuses an incomplete one and stops"
