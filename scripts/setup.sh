#!/usr/bin/env bash
# Makes sure that what the build needs is there, and installs what is missing where that is allowed.
#
# Debian and Ubuntu: with root or a sudo that asks no password the packages are installed, otherwise the exact commands
# are printed. Elsewhere the names of the missing packages are printed. HUB_SKIP_SETUP=1 turns the check off.
# Commands that a script needs beyond the build are named as arguments: scripts/setup.sh wrk
set -euo pipefail

[[ ${HUB_SKIP_SETUP:-} == 1 ]] && exit 0

if ! command -v swift >/dev/null; then
    echo "Swift is missing: install the toolchain, 6.2 or newer, from https://www.swift.org/install/linux/" >&2
    exit 1
fi

missing=()
need() {
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}
header() {
    local folder
    for folder in /usr/include /usr/local/include; do
        [[ -e $folder/$1 ]] && return
    done
    return 1
}

need git command -v git                           # SwiftPM fetches the dependencies
need curl command -v curl                         # the calls that `make run` prints, `make smoke`
need python3 command -v python3                   # scripts/embed
need libsqlite3-dev header sqlite3.h              # the store
need zlib1g-dev header zlib.h                     # compressed answers
need tzdata test -e /usr/share/zoneinfo/Europe/Berlin # IANA time zones
for tool in "$@"; do
    need "$tool" command -v "$tool"
done

((${#missing[@]} == 0)) && exit 0

install=(apt-get install -y --no-install-recommends "${missing[@]}")
if ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]} (names of the Debian packages). Install them and start again." >&2
    exit 1
elif ((EUID == 0)); then
    as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo)
else
    {
        echo "Missing: ${missing[*]}. Installing needs root; run"
        echo
        echo "    sudo apt-get update"
        echo "    sudo ${install[*]}"
        echo
        echo "and start again."
    } >&2
    exit 1
fi

echo "Installing what is missing: ${missing[*]}"
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}"
