#!/usr/bin/env python3
"""Writes the table that price analysis is checked against: NumPy and pymannkendall for the statistics, and the rules
for price and backtest worked out anew, following the hub's random numbers.

    pip install numpy scipy pymannkendall
    python3 scripts/oracles/pricing_cases.py

Writes Tests/Fixtures/oracles/pricing.json; the same versions write the same file.
"""

import fractions
import json
import math
import pathlib

import numpy
import pymannkendall
import scipy.stats
from xoshiro import Xoshiro256

TARGET = pathlib.Path(__file__).parents[2] / "Tests/Fixtures/oracles/pricing.json"
DAY = 86_400_000
MONTH = 30.436875 * DAY
DRAWS = 2_000


def totals(costs, jobs, seed, stream):
    generator = Xoshiro256(seed, stream)
    return [sum(costs[generator.below(len(costs))] for _ in range(jobs)) for _ in range(DRAWS)]


def price_of(costs, margin, limit, jobs, seed, stream):
    """Tries the prices upwards from a bound, with exact fractions for the margin as it is written."""
    drawn = totals(costs, jobs, seed, stream)
    share = 1 - fractions.Fraction(str(margin))
    price = max(1, math.ceil(fractions.Fraction(sum(costs), len(costs)) / share))
    while sum(total > price * jobs for total in drawn) > fractions.Fraction(str(limit)) * DRAWS:
        price += 1
    return price, drawn


def summary(values):
    array = numpy.array(values, dtype=float)
    deviation = float(array.std(ddof=1))
    return {
        "mean": float(array.mean()),
        "p50": float(numpy.quantile(array, 0.5)),
        "p80": float(numpy.quantile(array, 0.8)),
        "p90": float(numpy.quantile(array, 0.9)),
        "sd": deviation,
        "cv": deviation / float(array.mean()),
    }


def case(name, minutes, costs, closed, margin, limit, jobs, seed):
    order = sorted(range(len(costs)), key=lambda i: (closed[i], i))
    ordered = [costs[i] for i in order]
    times = [closed[i] for i in order]
    period = jobs or max(3, round(len(costs) / ((times[-1] - times[0]) / (3 * MONTH))))
    price, drawn = price_of(ordered, margin, limit, period, seed, 1)
    margins = [1 - total / (price * period) for total in drawn]
    train = ordered[: math.floor(0.75 * len(costs))]
    test = ordered[len(train):]
    trained, _ = price_of(train, margin, limit, period, seed, 2)
    first, third = numpy.quantile(ordered, [0.25, 0.75])
    fence = 1.5 * (third - first)
    return {
        "name": name,
        "question": {
            "minutes": minutes, "costs": costs, "closed": closed, "targetMargin": margin, "lossLimit": limit,
            "periodJobs": jobs, "seed": seed, "draws": DRAWS,
        },
        "minutes": summary(minutes),
        "costMinor": summary(costs),
        "slopePerMonth": float(scipy.stats.theilslopes(ordered, numpy.array(times) / MONTH).slope),
        "pValue": float(pymannkendall.original_test(ordered).p),
        "outliers": [i for i in order if costs[i] < first - fence or costs[i] > third + fence],
        "periodJobs": period,
        "priceMinor": price,
        "expectedMargin": 1 - sum(costs) / len(costs) / price,
        "marginInterval": [float(numpy.quantile(margins, 0.05)), float(numpy.quantile(margins, 0.95))],
        "lossProbability": sum(total > price * period for total in drawn) / DRAWS,
        "jobLossShare": sum(cost > price for cost in costs) / len(costs),
        "backtest": {
            "trainJobs": len(train), "testJobs": len(test), "priceMinor": trained,
            "testMargin": 1 - sum(test) / (trained * len(test)),
            "testJobLossShare": sum(cost > trained for cost in test) / len(test),
        },
    }


def cases(dice):
    def jobs(count, days, location, spread):
        minutes = dice.lognormal(location, spread, count).round(1)
        closed = dice.integers(0, days * DAY, count)
        return minutes.tolist(), [int(m * 150) for m in minutes], [int(t) for t in closed]

    yield "a steady year", *jobs(48, 365, 5, 0.25), 0.2, 0.05, None, 42
    yield "twelve jobs in a month", *jobs(12, 30, 4, 0.4), 0.15, 0.1, None, 7
    yield "heavy-tailed", *jobs(60, 730, 4, 1.6), 0.1, 0.02, None, 1
    yield "no margin and no loss", *jobs(25, 300, 5, 0.6), 0.0, 0.0, 5, 9
    yield "any loss will do", *jobs(30, 300, 5, 0.6), 0.35, 1.0, 4, 3
    yield "margin of a third", *jobs(40, 500, 5, 0.3), 0.333, 0.05, 10, 5
    minutes, costs, _ = jobs(20, 400, 5, 0.5)
    yield "two days only, in pairs", minutes, costs, [(i % 2) * 200 * DAY for i in range(20)], 0.2, 0.05, 6, 11
    yield "equal costs", [60.0] * 16, [7_000] * 16, [i * 10 * DAY for i in range(16)], 0.3, 0.05, None, 2


document = [case(*given) for given in cases(numpy.random.default_rng(7))]
TARGET.parent.mkdir(parents=True, exist_ok=True)
TARGET.write_text(json.dumps(document, separators=(",", ":")).replace(',{"name"', ',\n{"name"') + "\n")
print(f"{TARGET.name}: {len(document)} cases")
