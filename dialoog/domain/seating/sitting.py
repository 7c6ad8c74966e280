"""Some tables in one round while they are being rearranged, with every swap weighed at once.

Each chair is a lane: a person or nobody. To swap ``a`` at table s with ``b`` at table t costs

    what a's leaving does to s + what b's coming does to s
  + what b's leaving does to t + what a's coming does to t

less what is counted double where a and b have a value in common or know each other. All four are
kept up to date for every chair, so the prices of swapping ``a`` with everyone are a few additions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dialoog.domain.seating.coming import Coming
from dialoog.domain.seating.curves import slopes
from dialoog.domain.seating.draft import Draft
from dialoog.domain.seating.lanes import BASE, BITS, BYTES, FULL, SCALE, full, one, ones, read
from dialoog.domain.seating.leaning import Leaning
from dialoog.domain.seating.meeting import pairs
from dialoog.domain.seating.model import EMPTY, NOBODY

WALL = 50_000 * SCALE
"""The price of a seat that is out of the question."""
_SIGN = 1 << BITS - 1


class Sitting:
    """The chairs of ``tables`` in round ``number`` of a draft, ready to weigh and make swaps.

    ``hard`` is what one broken rule costs.
    """

    def __init__(
        self,
        draft: Draft,
        number: int,
        *,
        members: Sequence[Sequence[int]],
        tables: Sequence[int],
        hard: int,
    ) -> None:
        self.model = draft.model
        self.round = self.model.rounds[number]
        self.number = number
        self.tables = tuple(tables)
        self.hard = hard
        self._sit_down(members)
        self._count_values()
        self._keep_out(draft)
        for lane in range(self.width):
            self._price_leaving(lane)
        self._coming = Coming(self.table, tables=len(self.tables))
        self._pair = [0] * self.width
        self.meet(draft)

    def _sit_down(self, members: Sequence[Sequence[int]]) -> None:
        """Give everyone at the tables a lane, and every empty chair too."""
        self.person: list[int] = []
        self.table: list[int] = []
        self.seated: list[int] = []
        for local, table in enumerate(self.tables):
            empty = self.round.chairs[table] - len(members[table])
            self.person += [*members[table], *[NOBODY] * empty]
            first = len(self.table)
            self.table += [local] * (len(self.person) - first)
            self.seated.append(sum(map(full, range(first, len(self.person)))))
        self.width = len(self.person)
        self.lane_of = {who: lane for lane, who in enumerate(self.person) if who != NOBODY}
        blocks = {block for who in self.lane_of if (block := self.model.block_of.get(who))}
        self.blocks = [
            [self.lane_of[who] for who in block if who in self.lane_of] for block in sorted(blocks)
        ]
        self._everyone = ones(range(self.width))
        self._signs = _SIGN * self._everyone
        self._all = FULL * self._everyone

    def _count_values(self) -> None:
        """Count the values at each table, and price one more and one less of each."""
        known = sorted({EMPTY}.union(*(self.model.values[who] for who in self.lane_of)))
        place = {value: local for local, value in enumerate(known)}
        chair = (place[EMPTY],)
        self.values = [
            tuple(place[value] for value in self.model.values[who]) if who != NOBODY else chair
            for who in self.person
        ]
        self._kinds = [frozenset(values) for values in self.values]
        self._kin = [0] * len(known)
        self._count = [[0] * len(known) for _ in self.tables]
        for lane, values in enumerate(self.values):
            for value in values:
                self._kin[value] += one(lane)
                self._count[self.table[lane]][value] += 1
        self._slopes = [
            [slopes(self.round.curves[value][table], self.hard) for value in known]
            for table in self.tables
        ]
        self._join = [BASE * self._everyone] * len(self.tables)
        self._leave = BASE * self._everyone
        self._double = [0] * len(known)
        self._gap = [[0] * len(known) for _ in self.tables]
        self._kin_gap = [[0] * len(known) for _ in self.tables]
        for local in range(len(self.tables)):
            for value, count in enumerate(self._count[local]):
                self._first_price(local, value, count)
        self._lean()

    def _first_price(self, table: int, value: int, count: int) -> None:
        more, _, both = self._slopes[table][value]
        gap = self._gap[table][value] = both[count]
        kin = self._kin[value]
        if more[count]:
            self._join[table] += more[count] * kin
        if gap:
            self._kin_gap[table][value] = gap * kin
            if count:
                self._double[value] += gap * (kin & self.seated[table])

    def _lean(self) -> None:
        self._leaning = [
            Leaning(share, people=self.person, tables=len(self.tables), hard=self.hard)
            for share in self.model.shares
        ]
        for leaning in self._leaning:
            for table, seated in enumerate(self.seated):
                lanes = [lane for lane, at in enumerate(self.table) if at == table]
                leaning.fill(table, lanes=lanes, seated=seated)

    def meet(self, draft: Draft) -> None:
        """Price every pair: who sit together in another round, and who must not."""
        known = self._pair
        self._pair = pairs(draft, self.number, self.lane_of, width=self.width, hard=self.hard)
        self._twice = [2 * pair for pair in self._pair]
        for was, pair, table in zip(known, self._pair, self.table, strict=True):
            if pair != was:
                self._join[table] += pair - was
                self._leave -= (pair & self.seated[table]) - (was & self.seated[table])
        for table, prices in enumerate(self._join):
            self._coming.put(table, prices)

    def _keep_out(self, draft: Draft) -> None:
        """Price seats that are out of the question, and mark who can't move alone."""
        self.bound = 0
        for who, lane in self.lane_of.items():
            allowed = self.round.allowed.get(who)
            if who in self.model.block_of or (allowed is not None and len(allowed) == 1):
                self.bound |= full(lane)
            if allowed is not None:
                self._make_dear(lane, WALL, allowed)
            if who in self.round.home:
                self._make_dear(lane, self.model.stay * SCALE, {self.round.home[who]})
        led = {leader: local for local, leader in enumerate(draft.leaders[t] for t in self.tables)}
        for who, leader in self.model.led_away:
            if who in self.lane_of and leader in led:
                self._join[led[leader]] += self.hard * SCALE * one(self.lane_of[who])

    def _make_dear(self, lane: int, price: int, but_for: Collection[int]) -> None:
        """Let a lane pay a price for coming to any table but these."""
        for local, table in enumerate(self.tables):
            if table not in but_for:
                self._join[local] += price * one(lane)

    def _price_leaving(self, lane: int) -> None:
        """Set what leaving costs: the opposite of coming, but for the step in each curve."""
        table = self.table[lane]
        price = 2 * BASE - read(self._join[table], lane)
        gap = self._gap[table]
        for value in self.values[lane]:
            price += gap[value]
        self._leave += (price - read(self._leave, lane)) * one(lane)

    def prices(self, lane: int) -> int:
        """Give for every lane what swapping it with ``lane`` costs, but for ``offset``."""
        table = self.table[lane]
        prices = self._coming.of(lane) + self._join[table] + self._leave - self._twice[lane]
        double = self._double
        gap = self._kin_gap[table]
        for value in self.values[lane]:
            prices -= double[value]
            if gap[value]:
                prices -= gap[value]
        for leaning in self._leaning:
            if leaning.matters:
                prices += leaning.price(lane, table)
        return prices

    def offset(self, lane: int) -> int:
        """Give what must be added to the prices of ``lane``: what its own leaving costs."""
        return (self._leave >> BITS * lane & FULL) - 4 * BASE

    def price(self, lane: int, other: int) -> int:
        """Give what swapping these two costs, in lane units."""
        return read(self.prices(lane), other) + self.offset(lane)

    def lowest(
        self, lane: int, *, noise: int, shut: int, limit: int = WALL
    ) -> tuple[int, int] | None:
        """Find the lane outside ``shut`` that is cheapest to swap with, the noise counted in.

        Gives the lane and its price with noise; ``None`` if no price is below ``limit``.
        """
        offset = self.offset(lane)
        prices = self.prices(lane) + (noise & self._all)
        signs = self._signs
        # A lane keeps its sign bit where the limit is above the price.
        below = (_SIGN + limit - offset - 1) * self._everyone - prices
        found = below & (signs ^ signs & shut)
        if not found:
            return None
        if found & found - 1:
            prices = prices + (signs ^ found)
            row = memoryview(prices.to_bytes(BYTES * self.width, "little")).cast("I").tolist()
            low = min(row)
            return row.index(low), low + offset
        place = found.bit_length() - BITS
        return place // BITS, (prices >> place & FULL) + offset

    def wrong(self, lane: int) -> bool:
        """Tell whether somebody's table has too many of their kind, or people they met before."""
        table = self.table[lane]
        if self._pair[lane] & self.seated[table]:
            return True
        sloping = self._slopes[table]
        count = self._count[table]
        for value in self.values[lane]:  # noqa: SIM110 - asked so often that a generator shows
            if sloping[value][1][count[value]] < 0:
                return True
        return False

    def swap(self, mine: int, theirs: int) -> None:
        """Let two lanes at different tables change places."""
        here, there = self.table[mine], self.table[theirs]
        for leaning in self._leaning:
            leaning.remove(here, self.seated[here])
            leaning.remove(there, self.seated[there])
            leaning.swap(mine, theirs, here=here, there=there)
        go, come = self._kinds[mine] - self._kinds[theirs], self._kinds[theirs] - self._kinds[mine]
        self._change(here, less=go, more=come)
        self._change(there, less=come, more=go)
        self._cross(mine, here, there)
        self._cross(theirs, there, here)
        moved = full(mine) | full(theirs)
        self.seated[here] ^= moved
        self.seated[there] ^= moved
        self._part(mine, theirs)
        self.table[mine], self.table[theirs] = there, here
        for lane in (mine, theirs):
            self._coming.sit(lane, self.table[lane])
            self._price_leaving(lane)
        for table in (here, there):
            self._coming.put(table, self._join[table])
        for leaning in self._leaning:
            leaning.add(here, self.seated[here])
            leaning.add(there, self.seated[there])

    def _cross(self, lane: int, here: int, there: int) -> None:
        """Count double at another table what somebody has in common with others."""
        was, will = self._gap[here], self._gap[there]
        for value in self.values[lane]:
            gap = will[value] - was[value]
            if gap:
                self._double[value] += gap << BITS * lane

    def _change(self, table: int, *, less: Iterable[int], more: Iterable[int]) -> None:
        """Count one less and one more of some values, and reprice everyone who has them."""
        count, join, leave = self._count[table], self._join[table], self._leave
        for values, step in ((less, -1), (more, 1)):
            for value in values:
                up, down, both = self._slopes[table][value]
                old = count[value]
                new = count[value] = old + step
                if up[new] != up[old]:
                    join += (up[new] - up[old]) * self._kin[value]
                less_now, gap = down[new] - down[old], both[new] - both[old]
                if less_now or gap:
                    kin = self._kin[value] & self.seated[table]
                    leave += less_now * kin
                if gap:
                    self._double[value] += gap * kin
                    self._gap[table][value] = both[new]
                    self._kin_gap[table][value] = both[new] * self._kin[value]
        self._join[table], self._leave = join, leave

    def _part(self, mine: int, theirs: int) -> None:
        """Let those who stay miss one and welcome the other."""
        here, there = self.table[mine], self.table[theirs]
        gone, come = self._pair[mine], self._pair[theirs]
        if gone == come:
            return
        self._join[here] += come - gone
        self._join[there] += gone - come
        stay = ~(full(mine) | full(theirs))
        left, right = self.seated[here] & stay, self.seated[there] & stay
        self._leave += (gone & left) - (come & left) + (come & right) - (gone & right)

    def write(self, draft: Draft) -> None:
        """Put the seats back into the draft."""
        for who, lane in self.lane_of.items():
            draft.seats[self.number][who] = self.tables[self.table[lane]]
