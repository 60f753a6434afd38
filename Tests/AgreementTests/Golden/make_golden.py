#!/usr/bin/env python3
"""Writes golden.json: figures of agreement by other people's programs, for AgreementTests.

Made with Python 3.11, numpy 2.4.6, scikit-learn 1.9.1, statsmodels 0.15.0, krippendorff 0.9.0, pingouin 0.7.0:

    python3 -m venv VENV && VENV/bin/pip install scikit-learn statsmodels krippendorff pingouin
    VENV/bin/python make_golden.py > golden.json

kappa, linear, quadratic, confusion: sklearn.metrics; statsmodels must give the same kappas. alpha: krippendorff, ordinal.
icc: pingouin, ICC(A,1). smd: numpy, by the formula of Williamson, Xi and Breyer 2012. interval: numpy.percentile on
resamples drawn by SplitMix64 as the Swift code documents it. reliability: sklearn.calibration.calibration_curve.
null is what is undefined: by 0/0 there; and kappa and icc where a marker used one mark throughout, which we call
undefined. scikit-learn and pingouin give 0 there, whatever the other marker did (nan where both used the same one).
"""
import json
import math
import random
import sys
import warnings

import krippendorff
import numpy as np
import pandas as pd
import pingouin
from sklearn.calibration import calibration_curve
from sklearn.metrics import cohen_kappa_score, confusion_matrix
from statsmodels.stats.inter_rater import cohens_kappa

warnings.simplefilter("ignore")
LOT = random.Random(9)


def number(value):
    value = float(value)
    return value if math.isfinite(value) else None


def icc_by_hand(first, second):
    data = np.array([first, second], dtype=float).T
    n, k = data.shape
    rows = k * np.sum((data.mean(axis=1) - data.mean()) ** 2) / (n - 1)
    columns = n * np.sum((data.mean(axis=0) - data.mean()) ** 2) / (k - 1)
    left = np.sum((data - data.mean(axis=1, keepdims=True) - data.mean(axis=0) + data.mean()) ** 2) / ((n - 1) * (k - 1))
    return number((rows - left) / (rows + (k - 1) * left + k * (columns - left) / n))


def one_level(first, second):
    return len(set(first)) < 2 or len(set(second)) < 2


def icc(first, second):
    if one_level(first, second):
        return None
    if len(first) < 3:
        return icc_by_hand(first, second)  # pingouin wants five marks
    n = len(first)
    table = pd.DataFrame({"answer": list(range(n)) * 2, "marker": ["a"] * n + ["b"] * n, "mark": first + second})
    found = pingouin.intraclass_corr(data=table, targets="answer", raters="marker", ratings="mark")
    value = number(found.set_index("Type").loc["ICC(A,1)", "ICC"])
    assert value is None or abs(value - icc_by_hand(first, second)) < 1e-9
    return value


def smd(first, second):
    if len(first) < 2:
        return None
    pooled = math.sqrt((np.var(first, ddof=1) + np.var(second, ddof=1)) / 2)
    return None if pooled == 0 else (np.mean(second) - np.mean(first)) / pooled


def kappa(first, second, weights):
    if one_level(first, second):
        return None
    levels = sorted(set(first + second))
    # All levels from 0, since the weights go by places, not by marks.
    labels = list(range(max(levels) + 1))
    value = cohen_kappa_score(first, second, weights=weights, labels=labels)
    wt = {None: None, "linear": "linear", "quadratic": "quadratic"}[weights]
    other = cohens_kappa(confusion_matrix(first, second, labels=labels), wt=wt, return_results=False)
    assert abs(value - other) < 1e-9, (value, other)
    return number(value)


def alpha(rows):
    """rows: for each marker the marks, None where there is none."""
    data = np.array([[np.nan if mark is None else mark for mark in row] for row in rows], dtype=float)
    try:
        return number(krippendorff.alpha(reliability_data=data, level_of_measurement="ordinal"))
    except ValueError:
        return None


def pair_case(name, out_of, first, second):
    return {
        "name": name, "outOf": out_of, "first": first, "second": second,
        "confusion": confusion_matrix(first, second, labels=list(range(out_of + 1))).tolist(),
        "exact": float(np.mean(np.array(first) == np.array(second))),
        "adjacent": float(np.mean(np.abs(np.array(first) - np.array(second)) <= 1)),
        "kappa": kappa(first, second, None), "linearKappa": kappa(first, second, "linear"),
        "quadraticKappa": kappa(first, second, "quadratic"), "bias": float(np.mean(second) - np.mean(first)),
        "smd": smd(first, second), "icc": icc(first, second), "alpha": alpha([first, second]),
    }


def noisy(out_of, n, noise):
    first = [LOT.randint(0, out_of) for _ in range(n)]
    second = [min(out_of, max(0, mark + LOT.choice([-1, 0, 1]))) if LOT.random() < noise else mark for mark in first]
    return first, second


def pairs():
    yield pair_case("one level only", 2, [1, 1, 1, 1], [1, 1, 1, 1])
    yield pair_case("one level each, not the same", 2, [0, 0, 0], [2, 2, 2])
    yield pair_case("one marker with one level", 2, [1, 1, 1, 1], [0, 1, 2, 1])
    yield pair_case("all agree", 2, [0, 1, 2, 2, 0], [0, 1, 2, 2, 0])
    yield pair_case("all disagree", 2, [0, 1, 2, 0, 2], [2, 0, 1, 1, 0])
    yield pair_case("opposite", 2, [0, 2, 0, 2], [2, 0, 2, 0])
    yield pair_case("two answers", 2, [0, 2], [1, 2])
    yield pair_case("a step apart throughout", 3, [0, 1, 2, 2], [1, 2, 3, 3])
    yield pair_case("a level that nobody gave", 4, [0, 4, 4, 0, 1], [0, 4, 0, 1, 1])
    for index in range(16):
        out_of = [1, 2, 2, 3, 5, 10][index % 6]
        first, second = noisy(out_of, LOT.choice([3, 7, 20, 100]), LOT.random())
        yield pair_case(f"noisy {index}", out_of, first, second)
    for index in range(8):
        out_of, n = LOT.choice([1, 2, 6, 25]), LOT.choice([5, 30, 200])
        yield pair_case(
            f"by chance {index}", out_of, [LOT.randint(0, out_of) for _ in range(n)],
            [LOT.randint(0, out_of) for _ in range(n)])


def several():
    def case(name, rows):
        return {"name": name, "markers": rows, "alpha": alpha(rows)}

    yield case("three agree", [[0, 1, 2], [0, 1, 2], [0, 1, 2]])
    yield case("three, one level", [[1, 1], [1, 1], [1, 1]])
    yield case("nothing marked twice", [[0, None, None], [None, 1, None], [None, None, 2]])
    yield case("krippendorff 2011", [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]])
    for index in range(12):
        out_of, n, markers = LOT.choice([1, 2, 5, 12]), LOT.choice([4, 15, 60]), LOT.choice([3, 3, 4, 7])
        truth = [LOT.randint(0, out_of) for _ in range(n)]
        rows = [[
            None if LOT.random() < 0.2 else min(out_of, max(0, mark + LOT.choice([-1, 0, 0, 1]))) for mark in truth
        ] for _ in range(markers)]
        yield case(f"missing {index}", rows)


MASK = 2**64 - 1


def splitmix(seed):
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def intervals():
    for name, n, seed in [("small", 6, 1), ("noisy", 40, 7), ("rare", 12, 3)]:
        first, second = noisy(2, n, 0.4)
        if name == "rare":
            first, second = [0] * (n - 2) + [1, 1], [0] * (n - 1) + [1]
        ordered = sorted(zip(first, second))
        bits = splitmix(seed)
        kappas, biases = [], []
        for _ in range(200):
            drawn = [ordered[(next(bits) * n) >> 64] for _ in range(n)]
            a, b = [pair[0] for pair in drawn], [pair[1] for pair in drawn]
            biases.append(np.mean(b) - np.mean(a))
            value = kappa(a, b, "quadratic")
            if value is not None:
                kappas.append(value)
        yield {
            "name": name, "seed": seed, "resamples": 200, "first": first, "second": second,
            "quadraticKappa": [float(x) for x in np.percentile(kappas, [2.5, 97.5])], "undefined": 200 - len(kappas),
            "bias": [float(x) for x in np.percentile(biases, [2.5, 97.5])],
        }


def reliability():
    for index in range(3):
        stated = [LOT.random() ** 0.5 for _ in range(LOT.choice([30, 150]))]
        agrees = [1 if LOT.random() < value else 0 for value in stated]
        true, mean = calibration_curve(agrees, stated, n_bins=10)
        places = np.minimum((np.array(stated) * 10).astype(int), 9)
        error = sum(
            np.sum(places == place) / len(stated)
            * abs(np.mean(np.array(agrees)[places == place]) - np.mean(np.array(stated)[places == place]))
            for place in set(places.tolist()))
        kept = [[t, sum(s >= t for s in stated), sum(a for s, a in zip(stated, agrees) if s >= t)] for t in (0.5, 0.8)]
        yield {
            "stated": stated, "agrees": agrees, "shares": true.tolist(), "means": mean.tolist(),
            "expectedError": float(error), "kept": kept,
        }


def compact(value):
    return json.dumps(value, separators=(",", ":"))


parts = {"pairs": pairs(), "several": several(), "intervals": intervals(), "reliability": reliability()}
out = ",\n".join(f'"{key}":[\n' + ",\n".join(compact(item) for item in items) + "\n]" for key, items in parts.items())
sys.stdout.write("{\n" + out + "\n}\n")
