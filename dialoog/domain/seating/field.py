"""Finite fields: adding and multiplying numbers below a prime power, with no zero divisors.

An element is a number of which the digits, to the base of the prime, are a polynomial. Products
follow from the powers of x, modulo a polynomial for which those run through all elements but 0
(a primitive polynomial; Lidl & Niederreiter, Finite Fields, chapter 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

LARGEST = 64
"""The largest field that is looked for: with more tables, moving up is good enough."""


@dataclass(frozen=True)
class Field:
    """The field with so many elements, by the powers of x that make up all but 0."""

    prime: int
    powers: tuple[int, ...]

    def add(self, a: int, b: int) -> int:
        """Give a + b, digit by digit."""
        total, unit = 0, 1
        while a or b:
            total += (a + b) % self.prime * unit
            a, b, unit = a // self.prime, b // self.prime, unit * self.prime
        return total

    def multiply(self, a: int, b: int) -> int:
        """Give a times b."""
        if not a or not b:
            return 0
        place = self.powers.index(a) + self.powers.index(b)
        return self.powers[place % len(self.powers)]


@cache
def find_field(size: int) -> Field | None:
    """Find the field with so many elements; there is none unless ``size`` is a prime power."""
    if not 1 < size <= LARGEST:
        return None
    prime = next(factor for factor in range(2, size + 1) if size % factor == 0)
    degree = 1
    while prime**degree < size:
        degree += 1
    if prime**degree != size:
        return None
    for tail in product(range(prime), repeat=degree):
        powers = _powers_of_x(prime, tail)
        if len(powers) == size - 1:
            return Field(prime, powers)
    return None


def _powers_of_x(prime: int, tail: tuple[int, ...]) -> tuple[int, ...]:
    """List the powers of x where x**degree equals the polynomial ``tail``, lowest digit first.

    For degree 1 "x" is the number itself that ``tail`` names.
    """
    digits = (1,) + (0,) * (len(tail) - 1)
    powers: list[int] = []
    while (value := sum(digit * prime**place for place, digit in enumerate(digits))) not in powers:
        if not value:
            break
        powers.append(value)
        top = digits[-1]
        lower = (0, *digits[:-1])
        digits = tuple((low + top * add) % prime for low, add in zip(lower, tail, strict=True))
    return tuple(powers)
