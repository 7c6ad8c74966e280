"""The few curves that all trees are drawn with."""

from __future__ import annotations

import math
from random import Random

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]

STEPS = 14


def limb(curve: Curve, *, start: float, end: float) -> str:
    """Draw a root or branch along a Bézier curve, from ``start`` wide to ``end`` wide."""
    left, right = [], []
    for step in range(STEPS + 1):
        share = step / STEPS
        x, y = _on(curve, share)
        ahead, behind = _on(curve, min(1, share + 0.01)), _on(curve, max(0, share - 0.01))
        dx, dy = ahead[0] - behind[0], ahead[1] - behind[1]
        half = (start + (end - start) * share) / 2 / (math.hypot(dx, dy) or 1)
        left.append((x - dy * half, y + dx * half))
        right.append((x + dy * half, y - dx * half))
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in left + right[::-1]) + "Z"


def cloud(
    centre: Point, radius: float, chance: Random, *, points: int = 9, rough: float = 0.1
) -> str:
    """Draw a rounded tuft of leaves: a circle with a lively edge."""
    edge = [
        _near_circle(centre, radius, 2 * math.pi * n / points + 0.2, chance, rough)
        for n in range(points)
    ]
    path = f"M{edge[0][0]:.0f} {edge[0][1]:.0f}"
    for n in range(points):
        before, here, there, beyond = (edge[(n + k) % points] for k in (-1, 0, 1, 2))
        path += (
            f"C{here[0] + (there[0] - before[0]) / 6:.0f} {here[1] + (there[1] - before[1]) / 6:.0f}"
            f" {there[0] - (beyond[0] - here[0]) / 6:.0f} {there[1] - (beyond[1] - here[1]) / 6:.0f}"
            f" {there[0]:.0f} {there[1]:.0f}"
        )
    return path + "Z"


def _on(curve: Curve, share: float) -> Point:
    """Give the point at ``share`` (0 to 1) of a cubic Bézier curve."""
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    return (
        sum(weight * point[0] for weight, point in zip(weights, curve, strict=True)),
        sum(weight * point[1] for weight, point in zip(weights, curve, strict=True)),
    )


def _near_circle(centre: Point, radius: float, angle: float, chance: Random, rough: float) -> Point:
    wide = radius * (1 + chance.uniform(-rough, rough))
    high = radius * (0.92 + chance.uniform(-rough, rough))
    return centre[0] + wide * math.cos(angle), centre[1] + high * math.sin(angle)
