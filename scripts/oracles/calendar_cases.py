#!/usr/bin/env python3
"""Recomputes the table of calendar cases with Python's zoneinfo and an algorithm of its own.

    python3 scripts/oracles/calendar_cases.py

Reads Tests/HubDomainTests/Calendars/CalendarCaseTable.swift; needs the system's tz database. Prints every line whose
written answer differs from the recomputed one and exits 1, or one line of success.
"""

import datetime as dt
import pathlib
import re
import sys
import zoneinfo

TABLE = pathlib.Path(__file__).parents[2] / "Tests/HubDomainTests/Calendars/CalendarCaseTable.swift"
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
UTC = dt.timezone.utc
DAY = dt.timedelta(days=1)
TEN_YEARS = dt.timedelta(days=3653)


class Calendar:
    def __init__(self, line):
        head, *parts = [part.strip() for part in line.split(";")]
        _, self.name, zone = head.split()
        self.zone = zoneinfo.ZoneInfo(zone)
        self.week, self.holidays, self.special = {}, set(), {}
        for part in parts:
            words = part.split()
            if words[0] == "holiday":
                self.holidays.add(words[1])
            elif words[0] == "day":
                self.special[dt.date.fromisoformat(words[1])] = hours(words[2])
            else:
                for name in days(words[0]):
                    self.week[name] = hours(words[1])

    def written(self, date):
        if date in self.special:
            return self.special[date]
        if date.isoformat() in self.holidays or date.strftime("--%m-%d") in self.holidays:
            return []
        return self.week.get(WEEK[date.weekday()], [])

    def beginning_on(self, date):
        """The windows of a date as instants."""
        for start, end in self.written(date):
            opens = self.instants(at(date, start))[0]
            closes = self.instants(at(date, end if end > start else end + 1440))[-1]
            if opens < closes:
                yield opens, closes

    def instants(self, local):
        """Every instant at which the wall shows `local`, or that of the change when there is none."""
        candidates = sorted({local.replace(tzinfo=self.zone, fold=fold).astimezone(UTC) for fold in (0, 1)})
        shown = [t for t in candidates if t.astimezone(self.zone).replace(tzinfo=None) == local]
        if shown:
            return shown
        # In a gap one candidate lies before the change and one after it: halve the distance.
        low, high = candidates
        before = low.astimezone(self.zone).utcoffset()
        while high - low > dt.timedelta(seconds=1):
            middle = (low + (high - low) / 2).replace(microsecond=0)
            if middle.astimezone(self.zone).utcoffset() == before:
                low = middle
            else:
                high = middle
        return [high]

    def pieces(self, start, end, pauses):
        """Working time between two instants without the pauses, day by day, as a union of pieces."""
        day = start.astimezone(self.zone).date() - 2 * DAY
        reached = start
        while day <= end.astimezone(self.zone).date() + DAY:
            # A later day may open before an earlier one closes, never before an earlier one opens.
            for opens, closes in sorted(self.beginning_on(day)):
                opens, closes = max(opens, reached), min(closes, end)
                if opens < closes:
                    yield from subtract(opens, closes, pauses)
                    reached = closes
            day += DAY

    def due(self, start, goal, pauses):
        if goal == dt.timedelta(0):
            return start
        if any(to is None for _, to in pauses):
            stop = min(begin for begin, to in pauses if to is None)
            worked = sum((b - a for a, b in self.pieces(start, stop, pauses)), dt.timedelta(0))
            if worked < goal:
                return "paused"
        last = start
        for opens, closes in self.pieces(start, start + 2 * TEN_YEARS, pauses):
            if opens - last > TEN_YEARS:
                return "never"
            if closes - opens >= goal:
                return opens + goal
            goal -= closes - opens
            last = closes
        return "never"

    def elapsed(self, start, end, pauses):
        return sum((b - a for a, b in self.pieces(start, end, pauses)), dt.timedelta(0))

    def works_on(self, date):
        return any(True for _ in self.beginning_on(date))

    def add(self, date, count):
        step = DAY if count > 0 else -DAY
        first = date
        while count:
            date += step
            if abs(date - first) > TEN_YEARS:
                return "never"
            if self.works_on(date):
                count -= 1 if count > 0 else -1
        return date

    def count(self, start, end):
        if end < start:
            return -self.count(end, start)
        return sum(self.works_on(start + n * DAY) for n in range(1, (end - start).days + 1))

    def shift(self, instant, count):
        local = instant.astimezone(self.zone).replace(tzinfo=None)
        return self.instants(dt.datetime.combine(self.add(local.date(), count), local.time()))[0]


def subtract(opens, closes, pauses):
    """What the pauses leave of a stretch."""
    for begin, to in sorted(pauses, key=lambda pause: pause[0]):
        if (to is None or to > opens) and begin < closes:
            if opens < begin:
                yield opens, begin
            opens = closes if to is None else max(opens, to)
            if opens >= closes:
                return
    yield opens, closes


def at(date, minutes):
    return dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minutes)


def hours(text):
    return [tuple(minutes(time) for time in window.split("-")) for window in text.split(",")]


def minutes(text):
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def days(text):
    if "-" not in text:
        return [text]
    first, last = (WEEK.index(name) for name in text.split("-"))
    return [WEEK[(first + n) % 7] for n in range((last - first) % 7 + 1)]


def instant(text):
    return dt.datetime.fromisoformat(text).astimezone(UTC)


def pause(text):
    begin, to = text.split("~")
    return instant(begin), instant(to) if to else None


def recompute(kind, calendar, first, second, pauses):
    pauses = [pause(text) for text in pauses.split()]
    if kind == "due":
        return calendar.due(instant(first), dt.timedelta(minutes=int(second)), pauses)
    if kind == "elapsed":
        return calendar.elapsed(instant(first), instant(second), pauses)
    if kind == "add":
        return calendar.add(dt.date.fromisoformat(first), int(second))
    if kind == "count":
        return calendar.count(dt.date.fromisoformat(first), dt.date.fromisoformat(second))
    if kind == "shift":
        return calendar.shift(instant(first), int(second))
    raise ValueError(f"unknown kind {kind}")


def written(kind, text):
    if text in ("never", "paused"):
        return text
    if kind in ("due", "shift"):
        return instant(text)
    if kind == "elapsed":
        return dt.timedelta(seconds=int(text))
    return dt.date.fromisoformat(text) if kind == "add" else int(text)


def main():
    text = re.search(r'static let text = """\n(.*?)"""', TABLE.read_text(), re.S).group(1)
    calendars, cases, wrong = {}, 0, 0
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("calendar "):
            calendar = Calendar(line)
            calendars[calendar.name] = calendar
        elif line:
            kind, name, first, second, pauses, answer, _ = (part.strip() for part in line.split("|", 6))
            cases += 1
            recomputed = recompute(kind, calendars[name], first, second, pauses)
            if recomputed != written(kind, answer):
                wrong += 1
                print(f"{line}\n    recomputed: {recomputed}")
    print(f"{cases} cases, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
