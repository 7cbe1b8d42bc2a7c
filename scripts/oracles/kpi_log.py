#!/usr/bin/env python3
"""Key figures of the real help desk log, computed without the hub.

    python3 scripts/oracles/kpi_log.py "$HUB_REAL_DATA/helpdesk_log.csv.gz" > Tests/Fixtures/oracles/kpi-log.json

Needs Python 3.9 and its standard library, which brings the time zones. The rules are those of `import history` with the
stages below: the first event is the submission, the last `Closed` the launch, going back a failure, leaving QA forwards a
pass, and ties keep the order of the file.
"""

import csv
import datetime
import gzip
import json
import sys
import zoneinfo

STAGES = {"Assign seriousness": "intake", "Take in charge ticket": "build", "Resolve ticket": "qa", "Closed": "closed"}
ORDER = ["intake", "planned", "build", "qa", "launch", "live", "closed"]
ZONE = zoneinfo.ZoneInfo("Europe/Rome")
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def milliseconds(text):
    return (datetime.datetime.fromisoformat(text) - EPOCH) // datetime.timedelta(milliseconds=1)


def month(instant):
    local = (EPOCH + datetime.timedelta(milliseconds=instant)).astimezone(ZONE)
    return f"{local.year:04}-{local.month:02}"


def durations(values):
    values = sorted(values)
    rank = lambda percent: values[-(-percent * len(values) // 100) - 1] / 60_000
    return {
        "n": len(values),
        "mean": sum(values) / (60_000 * len(values)),
        "p50": rank(50),
        "p85": rank(85),
        "p95": rank(95),
    }


def main(path):
    cases = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cases.setdefault(row["case_id"], []).append((milliseconds(row["timestamp"]), row["activity"]))

    launches, leads, cycles, failures, passes, waits = {}, [], [], 0, 0, 0
    for events in cases.values():
        events.sort(key=lambda event: event[0])  # stable
        closings = [index for index, event in enumerate(events) if event[1] == "Closed"]
        launch = closings[-1] if closings else None
        stage, build = "intake", None
        for index, (at, activity) in enumerate(events):
            target = STAGES.get(activity)
            if activity == "Wait":
                waits += 1
            if index == launch:
                passes += stage == "qa"
                stage = "closed"
                launches[month(at)] = launches.get(month(at), 0) + 1
                leads.append(at - events[0][0])
                if build is not None:
                    cycles.append(at - build)
                continue
            if target is None or target == stage:
                continue
            if ORDER.index(target) < ORDER.index(stage):
                failures += 1
            elif stage == "qa":
                passes += 1
            stage = target
            if stage == "build" and build is None:
                build = at

    result = {
        "cases": len(cases),
        "events": sum(len(events) for events in cases.values()),
        "open": len(cases) - sum(launches.values()),
        "throughput": dict(sorted(launches.items())),
        "leadTime": durations(leads),
        "cycleTime": durations(cycles),
        "rework": {"failures": failures, "decisions": failures + passes, "rate": failures / (failures + passes)},
    }
    json.dump(result, sys.stdout, indent=2)
    print()


main(sys.argv[1])
