"""A short table of cases in which every two values of two factors meet at least once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, product

Row = dict[str, str]
Pair = frozenset[tuple[str, str]]
Allowed = Callable[[Mapping[str, str]], bool]
"""Can these values be asked for together? It is asked of some factors or of all."""


def pairs_of(row: Mapping[str, str]) -> Iterator[Pair]:
    return (frozenset(pair) for pair in combinations(sorted(row.items()), 2))


def wanted_pairs(factors: Mapping[str, Sequence[str]], allowed: Allowed) -> set[Pair]:
    """Every two values that can be asked for together."""
    return {
        frozenset(((one, first), (other, second)))
        for one, other in combinations(factors, 2)
        for first, second in product(factors[one], factors[other])
        if allowed({one: first, other: second})
    }


def all_pairs(factors: Mapping[str, Sequence[str]], allowed: Allowed) -> list[Row]:
    """Greedy and the same each time: each row begins with a pair that is still wanted and takes
    for every further factor the value with which it has most of the others."""
    missing = wanted_pairs(factors, allowed)
    rows: list[Row] = []
    while missing:
        row: Row = dict(min(missing, key=sorted))
        for factor in sorted(factors, key=lambda name: -len(factors[name])):
            if factor not in row:
                row[factor] = _best(factor, factors[factor], row, missing, allowed)
        rows.append({factor: row[factor] for factor in factors})
        missing -= set(pairs_of(row))
    return rows


def _best(
    factor: str, values: Sequence[str], row: Row, missing: set[Pair], allowed: Allowed
) -> str:
    possible = [value for value in values if allowed({**row, factor: value})]
    return max(possible, key=lambda value: len(missing & set(pairs_of({**row, factor: value}))))
