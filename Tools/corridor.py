"""The ground beside a road, in metres: what Tools/make-demonstration lays its records out with."""

import math

FROM_TURN = 60.0  # Metres, at least, from a turn of the road to the end of a sector.


def scale(latitude):
    """Metres per degree of longitude and of latitude, on the WGS 84 ellipsoid."""
    a, e2, phi = 6378137.0, 0.0066943799901413165, math.radians(latitude)
    w = 1 - e2 * math.sin(phi) ** 2
    return (
        math.radians(a * math.cos(phi) / math.sqrt(w)),
        math.radians(a * (1 - e2) / w**1.5),
    )


def moved(position, east, north):
    x, y = scale(position[1])
    return (position[0] + east / x, position[1] + north / y)


def between(start, end):
    """The vector in metres from one position to another that is near."""
    x, y = scale((start[1] + end[1]) / 2)
    return ((end[0] - start[0]) * x, (end[1] - start[1]) * y)


def rounded(position):
    return [round(position[0], 8), round(position[1], 8)]


class Road:
    def __init__(self, positions):
        self.positions = positions
        self.chainages, self.directions = [0.0], []
        for start, end in zip(positions, positions[1:]):
            east, north = between(start, end)
            length = math.hypot(east, north)
            self.directions.append((east / length, north / length))
            self.chainages.append(self.chainages[-1] + length)
        self.length = self.chainages[-1]

    def leg(self, chainage):
        inner = self.chainages[1:-1]
        return sum(1 for turn in inner if turn <= chainage)

    def at(self, chainage, offset=0.0):
        """A position on the road, or beside it; before the start and after the end, straight on."""
        leg = self.leg(chainage)
        east, north = self.directions[leg]
        start, end = self.positions[leg], self.positions[leg + 1]
        part = (chainage - self.chainages[leg]) / (self.chainages[leg + 1] - self.chainages[leg])
        on = tuple(start[i] + (end[i] - start[i]) * part for i in (0, 1))
        return moved(on, -north * offset, east * offset)

    def mitre(self, turn, offset):
        """Where the two lines beside a turn meet."""
        (e1, n1), (e2, n2) = self.directions[turn - 1], self.directions[turn]
        share = offset / (1 + e1 * e2 + n1 * n2)
        return moved(self.positions[turn], -(n1 + n2) * share, (e1 + e2) * share)

    def cut(self, chainage):
        """The place nearest to this one that is no turn, where a sector may end."""
        for turn in self.chainages[1:-1]:
            if abs(chainage - turn) < FROM_TURN:
                return turn + math.copysign(FROM_TURN, chainage - turn)
        return chainage

    def corridor(self, start, end, half):
        """The ring, counter-clockwise, of the strip between two cuts."""
        turns = [i for i, c in enumerate(self.chainages[1:-1], 1) if start < c < end]
        right = [self.at(start, -half), *(self.mitre(i, -half) for i in turns), self.at(end, -half)]
        left = [self.at(end, half), *(self.mitre(i, half) for i in reversed(turns)), self.at(start, half)]
        return closed(right + left)

    def line(self, start, end):
        turns = [self.positions[i] for i, c in enumerate(self.chainages[1:-1], 1) if start < c < end]
        return [rounded(p) for p in (self.at(start), *turns, self.at(end))]

    def distance(self, position):
        least = math.inf
        for a, b in zip(self.positions, self.positions[1:]):
            (ax, ay), (bx, by) = between(position, a), between(position, b)
            dx, dy = bx - ax, by - ay
            part = max(0.0, min(1.0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
            least = min(least, math.hypot(ax + part * dx, ay + part * dy))
        return least


def closed(positions):
    ring = [rounded(p) for p in positions]
    return ring + [ring[0]]


def is_simple(ring):
    """No two edges meet but neighbours at their common end; the plain test of every pair."""

    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    def within(a, b, c):
        return all(min(a[i], b[i]) <= c[i] <= max(a[i], b[i]) for i in (0, 1))

    edges = list(zip(ring, ring[1:]))
    for i, (a, b) in enumerate(edges):
        for j in range(i + 1, len(edges)):
            c, d = edges[j]
            if j == i + 1 or (i == 0 and j == len(edges) - 1):
                common, p, q = (b, a, d) if j == i + 1 else (a, b, c)
                if side(p, common, q) == 0 and (within(p, common, q) or within(q, common, p)):
                    return False
                continue
            s = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
            if (s[0] > 0) != (s[1] > 0) and (s[2] > 0) != (s[3] > 0):
                return False
            if any(s[k] == 0 and within(*on) for k, on in
                   enumerate(((a, b, c), (a, b, d), (c, d, a), (c, d, b)))):
                return False
    return len(edges) >= 3


def is_counter_clockwise(ring):
    x0, y0 = ring[0]
    return sum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in zip(ring, ring[1:])) > 0
