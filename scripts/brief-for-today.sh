#!/usr/bin/env bash
# Prints a fixture of Tests/Fixtures/briefs with its relative dates computed from now.
#
#     scripts/brief-for-today.sh newsletter-consumer-garden
set -euo pipefail

folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/Tests/Fixtures/briefs
text=$(<"$folder/${1:?name of a fixture}.json")

while read -r placeholder; do
    days=${placeholder//[^0-9]/}
    case $placeholder in
        *:date}}) format=%Y-%m-%d ;;
        *:local}}) format=%Y-%m-%dT09:00 ;;
        *) format=%Y-%m-%dT09:00:00Z ;;
    esac
    text=${text//"$placeholder"/$(date -u -d "+$days days" "+$format")}
done < <(grep -oE '\{\{\+[0-9]+d(:date|:local)?\}\}' <<<"$text" | sort -u)

printf '%s\n' "$text"
