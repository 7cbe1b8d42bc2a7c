#!/usr/bin/env bash
# Serves in the foreground, with demo data where there are no campaigns, and says how to submit a first brief.
#
# HUB_DATA   data folder, ./hub-data
# HUB_CONFIG folder of definitions, ./config
# PORT       8080
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
hub=$root/.build/release/campaignhub
data=${HUB_DATA:-$root/hub-data}
config=${HUB_CONFIG:-$root/config}
port=${PORT:-8080}
url=http://127.0.0.1:$port

if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    echo "Port $port is taken. Choose another one: PORT=8081 make run" >&2
    exit 1
fi

# `serve --demo` sets a new folder up, all of it or nothing; one that is there may be older than the program.
if [[ -e $data/hub.sqlite ]]; then
    "$hub" migrate --data-dir "$data"
    # What was changed through the API stays as it is (status 3) and is no reason not to serve.
    "$hub" apply --data-dir "$data" --config "$config" || [[ $? == 3 ]]
fi
mkdir -p -m 700 "$data"
data=$(cd "$data" && pwd)

# The lines of $data/demo-tokens are "role token".
bearer() {
    printf '%s' "-H \"Authorization: Bearer \$(awk '\$1 == \"$1\" { print \$2 }' '$data/demo-tokens')\""
}

is_ready() {
    curl -fs --max-time 2 -o /dev/null "$url/healthz" && grep -qs '^requester ' "$data/demo-tokens"
}

# Waits for the server, whose process id is given, and prints what to do next.
announce() {
    until is_ready; do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.2
    done
    kill -0 "$1" 2>/dev/null || return 0
    cat <<TEXT

Campaign Hub serves $url (stop it with Ctrl-C). Tokens by role: $data/demo-tokens

Submit a brief; paste this into another terminal:

curl -sS $url/v1/requests \\
  $(bearer requester) \\
  -H 'Content-Type: application/json' \\
  --data-binary @- <<'BRIEF'
$("$here/brief-for-today.sh" newsletter-consumer-garden)
BRIEF

The answer names the campaign's key. What a producer can do with it, and what each action still needs:

curl -sS $url/v1/campaigns/KEY/actions \\
  $(bearer producer)

TEXT
}

# The server takes this process's place, so that signals and the exit status are its own. The announcer isn't its child.
server=$$
(announce "$server" &)
exec "$hub" serve --data-dir "$data" --config "$config" --host 127.0.0.1 --port "$port" --demo
