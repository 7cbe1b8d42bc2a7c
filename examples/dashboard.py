#!/usr/bin/env python3
"""Shows key figures of a hub and keeps them fresh, with Python's standard library alone.

    python3 examples/dashboard.py http://127.0.0.1:8080 TOKEN throughput cycle-time on-time-launch wip
    python3 examples/dashboard.py http://127.0.0.1:8080 TOKEN --once

Each figure is asked for every few seconds with the ETag of its last answer. As long as it stays, the hub answers 304
without a body, and there is nothing to draw.
"""

import argparse
import json
import sys
import time
import urllib.error
import urllib.request


class Figure:
    def __init__(self, hub, token, metric):
        self.metric = metric
        self.request = urllib.request.Request(f"{hub}/v1/kpis/{metric}")
        self.request.add_header("Authorization", f"Bearer {token}")
        self.answer = None

    def poll(self):
        """Asks for the figure; true when it has changed."""
        try:
            with urllib.request.urlopen(self.request, timeout=10) as response:
                self.answer = json.load(response)
                self.request.add_header("If-None-Match", response.headers["ETag"])
                return True
        except urllib.error.HTTPError as error:
            if error.code == 304:
                return False
            raise SystemExit(f"{self.metric}: {json.load(error)['detail']}")

    def line(self):
        value, unit = self.answer["value"], self.answer["unit"]
        if value is None:
            text = self.answer.get("note", "nothing to measure yet")
        elif isinstance(value, dict):
            text = ", ".join(f"{name} {value[name] / 1440:.1f} days" for name in ("p50", "p85", "p95"))
        elif unit == "ratio":
            text = f"{value:.1%}"
        else:
            text = f"{value} {unit}"
        return f"{self.metric:24} {text}  (n={self.answer['n']})"


def main():
    parser = argparse.ArgumentParser(description="Show key figures of a hub.")
    parser.add_argument("hub", help="address of the hub")
    parser.add_argument("token", help="bearer token")
    parser.add_argument("metric", nargs="*", default=["throughput", "cycle-time", "on-time-launch", "wip"])
    parser.add_argument("--every", type=float, default=5, metavar="SECONDS")
    parser.add_argument("--once", action="store_true", help="poll twice, say how often nothing had changed, and end")
    options = parser.parse_intermixed_args()

    figures = [Figure(options.hub.rstrip("/"), options.token, metric) for metric in options.metric]
    rounds = 0
    while True:
        changed = [figure for figure in figures if figure.poll()]
        for figure in changed:
            print(figure.line(), flush=True)
        rounds += 1
        if options.once and rounds == 2:
            print(f"{len(figures) - len(changed)} of {len(figures)} unchanged")
            return
        if not options.once:
            time.sleep(options.every)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
