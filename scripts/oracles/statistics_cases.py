#!/usr/bin/env python3
"""Writes the table that the statistics are checked against, with NumPy, SciPy and pymannkendall.

    pip install numpy scipy pymannkendall
    python3 scripts/oracles/statistics_cases.py

Writes Tests/Fixtures/oracles/statistics.json; the same versions write the same file.
"""

import json
import pathlib

import numpy
import pymannkendall
import scipy.stats
from xoshiro import Xoshiro256

TARGET = pathlib.Path(__file__).parents[2] / "Tests/Fixtures/oracles/statistics.json"
SHARES = [0, 0.05, 0.1, 0.25, 0.5, 0.8, 0.9, 0.95, 0.975, 1]


def samples(dice):
    yield "one value", [3.5]
    yield "two values", [1.0, 2.0]
    yield "equal values", [0.1] * 7
    yield "a far offset", (1e9 + dice.normal(0, 1, 50)).round(6).tolist()
    yield "huge beside tiny", [1e16, 1.0, -1e16, 3.0, 5.0]
    yield "negative", dice.normal(-5, 3, 23).round(4).tolist()
    yield "heavy-tailed", (dice.pareto(1.2, 60) * 100).round(3).tolist()
    yield "many ties", dice.integers(0, 4, 41).astype(float).tolist()
    yield "a thousand", dice.lognormal(4, 0.7, 1000).round(2).tolist()


def described(name, values):
    array = numpy.array(values)
    deviation = float(numpy.std(array, ddof=1)) if len(values) > 1 else None
    return {
        "name": name,
        "values": values,
        "mean": float(numpy.longdouble(array.astype(numpy.longdouble).sum()) / len(values)),
        "sd": deviation,
        "shares": SHARES,
        "quantiles": [float(numpy.quantile(array, share, method="linear")) for share in SHARES],
    }


def paths(dice):
    day = 86_400_000
    yield "four points", [0, day, 3 * day, 4 * day], [5, 3, 8, 9]
    yield "five points, two at one time", [0, day, day, 2 * day, 5 * day], [10, 2, 30, 4, 11]
    yield "all but one at one time", [day] * 6 + [2 * day], [4, 8, 1, 1, 9, 3, 5]
    yield "constant", [i * day for i in range(12)], [700] * 12
    yield "straight", [i * day for i in range(15)], [100 + 7 * i for i in range(15)]
    yield "falling with ties", [i * day for i in range(30)], [900 - 30 * (i // 4) for i in range(30)]
    for count, spread in ((13, 40), (40, 3), (40, 100_000), (141, 12), (260, 9_000_000)):
        times = numpy.sort(dice.integers(0, 400 * day, count)) // (day if spread < 100 else 1) * (day if spread < 100 else 1)
        values = dice.integers(0, spread, count) + (times // day if count == 141 else 0)
        yield f"{count} points over {spread}", times.tolist(), values.tolist()


def trend(name, times, values):
    test = pymannkendall.original_test(values)
    return {
        "name": name,
        "times": times,
        "values": values,
        "slope": float(scipy.stats.theilslopes(values, times).slope),
        "score": int(test.s),
        "variance": float(test.var_s),
        "deviate": float(test.z),
        "pValue": float(test.p),
    }


def distributions():
    points = [-8, -3.2, -1, -0.3, 0, 0.1, 0.674, 1.645, 2.5, 6]
    shares = [1e-9, 0.001, 0.025, 0.1, 0.4, 0.5, 0.75, 0.9, 0.975, 0.995]
    yield {
        "degrees": None,
        "points": points,
        "cumulative": scipy.stats.norm.cdf(points).tolist(),
        "shares": shares,
        "quantiles": scipy.stats.norm.ppf(shares).tolist(),
    }
    for degrees in (1, 2, 3, 4, 5, 6, 11, 12, 30, 101, 399):
        law = scipy.stats.t(degrees)
        yield {
            "degrees": degrees,
            "points": points,
            "cumulative": law.cdf(points).tolist(),
            "shares": shares,
            "quantiles": law.ppf(shares).tolist(),
        }


def draws():
    for seed, stream, bound in ((0, 0, 6), (42, 0, 1000), (42, 1, 1000), (9_007_199_254_740_991, 3, 7)):
        generator = Xoshiro256(seed, stream)
        raw = [str(generator.next()) for _ in range(5)]
        yield {"seed": seed, "stream": stream, "raw": raw, "bound": bound, "below": [generator.below(bound) for _ in range(40)]}


dice = numpy.random.default_rng(20260302)
document = {
    "samples": [described(*sample) for sample in samples(dice)],
    "trends": [trend(*path) for path in paths(dice)],
    "distributions": list(distributions()),
    "draws": list(draws()),
}
TARGET.parent.mkdir(parents=True, exist_ok=True)
TARGET.write_text(json.dumps(document, indent=None, separators=(",", ":")).replace('},{', '},\n{') + "\n")
print(f"{TARGET.name}: {sum(map(len, document.values()))} cases")
