#!/usr/bin/env python3
"""Writes the table that forecasts are checked against, with NumPy and statsmodels.

    pip install numpy pandas statsmodels
    [HUB_REAL_DATA=FOLDER] python3 scripts/oracles/forecast_cases.py

Writes Tests/Fixtures/oracles/forecasts.json; the same versions write the same file. Of the series in
FOLDER/series only what statsmodels makes of them is written, not the series.
"""

import csv
import json
import os
import pathlib
import warnings

import numpy
from statsmodels.tsa.forecasting.theta import ThetaModel
from statsmodels.tsa.holtwinters import ExponentialSmoothing
from statsmodels.tsa.seasonal import seasonal_decompose
from statsmodels.tsa.stattools import acf

TARGET = pathlib.Path(__file__).parents[2] / "Tests/Fixtures/oracles/forecasts.json"
warnings.simplefilter("ignore")


def made(dice):
    """Series of known make: name, values, season."""
    place = lambda n: numpy.arange(n)
    yield "noise", (100 + dice.normal(0, 10, 40)).round(2), 12
    yield "trend", (50 + 2 * place(36) + dice.normal(0, 4, 36)).round(2), 1
    yield "random walk", (200 + dice.normal(0, 5, 60).cumsum()).round(2), 1
    yield "monthly factors", ((100 + place(72)) * (1 + 0.3 * numpy.sin(place(72) * numpy.pi / 6)) + dice.normal(0, 5, 72)).round(1), 12
    yield "monthly distances below zero", (30 * numpy.cos(place(60) * numpy.pi / 6) + dice.normal(0, 4, 60)).round(1), 12
    yield "quarterly", (100 + numpy.array([10, -5, 20, -25])[place(28) % 4] + dice.normal(0, 5, 28)).round(1), 4
    yield "an odd season", (40 + numpy.array([9, -3, 2, -6, -2])[place(33) % 5] + dice.normal(0, 1, 33)).round(2), 5
    yield "counts with zeros", dice.poisson(1.2, 60).astype(float), 12
    yield "two weekly years", (20 + 8 * numpy.sin(place(110) * numpy.pi / 26) + dice.normal(0, 3, 110)).round(1), 52


def is_seasonal(values, season):
    """The autocorrelation at one season beyond Bartlett's limit at 90 %."""
    if season < 2 or len(values) < 2 * season:
        return False
    correlations = acf(values, nlags=season, fft=False)[1:]
    limit = 1.6448536269514722 * ((1 + 2 * (correlations[:-1] ** 2).sum()) / len(values)) ** 0.5
    return bool(abs(correlations[-1]) > limit)


def theta(values, season, horizon):
    seasonal = is_seasonal(values, season)
    model = ThetaModel(values, period=season, deseasonalize=seasonal, use_test=False)
    return seasonal, numpy.asarray(model.fit().forecast(horizon)).tolist()


def pattern(values, season, kind):
    return seasonal_decompose(values, model=kind, period=season).seasonal[:season].tolist()


def smoothed(values, season, kind):
    """Holt-Winters with given weights and beginnings.

    Up to one period short of the season: for that one statsmodels 0.15 takes the index from before its last update.
    """
    indices = pattern(values, season, kind) if kind else None
    given = {"level": 0.3, "trend": 0.12, "season": 0.2 if kind else 0, "damping": 0.93}
    model = ExponentialSmoothing(
        values, trend="add", damped_trend=True, seasonal=kind, seasonal_periods=season if kind else None,
        initialization_method="known", initial_level=float(values[0]), initial_trend=1.5, initial_seasonal=indices,
    )
    fit = model.fit(
        smoothing_level=given["level"], smoothing_trend=given["trend"] / given["level"],
        smoothing_seasonal=given["season"] if kind else None, damping_trend=given["damping"], optimized=False,
    )
    return {
        "weights": given, "level": float(values[0]), "trend": 1.5, "indices": indices or [],
        "kind": kind or "add", "sse": float(fit.sse), "forecast": fit.forecast(season - 1 if kind else 15).tolist(),
    }


def croston(values, weight=0.1):
    sizes = values[values > 0]
    distances = numpy.diff(numpy.concatenate([[-1], numpy.flatnonzero(values > 0)]))
    size, distance = sizes[0], distances[0]
    for new_size, new_distance in zip(sizes[1:], distances[1:]):
        size = (1 - weight) * size + weight * new_size
        distance = (1 - weight) * distance + weight * new_distance
    return float(size / distance)


def case(name, values, season):
    seasonal, forecast = theta(values, season, 18)
    kinds = ["add"] + (["mul"] if values.min() > 0 else [])
    return {
        "name": name, "values": values.tolist(), "season": season, "isSeasonal": seasonal, "theta": forecast,
        "autocorrelations": acf(values, nlags=max(season, 3), fft=False)[1:].tolist(),
        "patterns": {kind: pattern(values, season, kind) for kind in kinds} if season > 1 else {},
        "holtWinters": [smoothed(values, season, kind) for kind in [None] + (kinds if season > 1 else [])],
        "croston": croston(values) if (values >= 0).all() and (values == 0).any() else None,
    }


def real(folder):
    for file in sorted(pathlib.Path(folder, "series").glob("*.csv")):
        season = 52 if "weekly" in file.stem else 12
        values = numpy.array([float(row["value"]) for row in csv.DictReader(file.open())])
        seasonal, forecast = theta(values, season, 12)
        yield {"file": file.name, "season": season, "isSeasonal": seasonal, "theta": forecast}


folder = os.environ.get("HUB_REAL_DATA")
kept = json.loads(TARGET.read_text())["real"] if TARGET.exists() else []
document = {
    "made": [case(*series) for series in made(numpy.random.default_rng(5))],
    "real": list(real(folder)) if folder else kept,
}
TARGET.parent.mkdir(parents=True, exist_ok=True)
TARGET.write_text(json.dumps(document, separators=(",", ":")).replace('},{', '},\n{') + "\n")
print(f"{TARGET.name}: {sum(map(len, document.values()))} series")
