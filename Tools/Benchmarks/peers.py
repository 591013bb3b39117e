#!/usr/bin/env python3
"""Measures Shapely and PostGIS on the two halves of the question, and ogr2ogr on files.

peers.py FOLDER: country.geojson and routes.json lie there; what is made lies there too.
The halves: which open hazards lie within 5 m of a route, and what the accepted sectors leave of its
corridor of 5 m. Positions are metres of a plane, worked out beforehand.
"""

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

import shapely

FOLDER = sys.argv[1]
REACH = 5.0
NORTH, EAST = 111_050.0, 85_390.0  # Metres to a degree at 40 degrees north.


def line(name, times, note=""):
    times = sorted(times)
    print(f"{name:<44}{times[0] * 1e3:>11.3f}{statistics.median(times) * 1e3:>11.3f} ms"
          f"{len(times):>6}  {note}", flush=True)


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def plane(positions):
    return [(x * EAST, y * NORTH) for x, y in positions]


def thirty(route):
    kept, length = [route[0]], 0.0
    for one, other in zip(route, route[1:]):
        length += math.dist(one, other)
        if length > 30_000:
            break
        kept.append(other)
    return kept


with open(f"{FOLDER}/country.geojson") as file:
    features = json.load(file)["features"]
with open(f"{FOLDER}/routes.json") as file:
    routes = [shapely.LineString(thirty(plane(route))) for route in json.load(file)]


def shapes(kind, status):
    return [shapely.Polygon(plane(f["geometry"]["coordinates"][0])) for f in features
            if f["properties"]["recordType"] == kind and f["properties"].get("status") == status]


hazards, released = shapes("hazardousArea", "open"), shapes("sector", "accepted")
print(f"{len(hazards)} hazards, {len(released)} released sectors, {len(routes)} routes of 30 km; "
      f"Shapely {shapely.__version__}, GEOS {shapely.geos_version_string}; load "
      f"{os.getloadavg()[0]:.1f}")
print(f"{'':<44}{'minimum':>11}{'median':>11}{'':>3}{'runs':>6}")

took, trees = zip(*(timed(lambda s=s: shapely.STRtree(s)) for s in (hazards, released)))
for tree in trees:
    tree.query(routes[0])  # It is built when it is first asked.
line("Shapely: index build, both", [sum(timed(lambda s=s: shapely.STRtree(s).query(routes[0]))[0]
                                        for s in (hazards, released)) for _ in range(3)])


def near(route):
    shapely.prepare(route)
    return trees[0].query(route, predicate="dwithin", distance=REACH)


def left(route):
    found = trees[1].query(route, predicate="dwithin", distance=REACH)
    corridor = route.buffer(REACH)
    return corridor.difference(shapely.union_all([released[i] for i in found]))


some = routes[:200]
counts = [len(near(route)) for route in some]
one = [timed(lambda r=r: near(r))[0] for r in some]
two = [timed(lambda r=r: left(r))[0] for r in some]
line("Shapely: hazards within 5 m", one, f"{statistics.mean(counts):.0f} found")
line("Shapely: what is left of the corridor", two)
line("Shapely: both", [a + b for a, b in zip(one, two)])
points = [shapely.Point(r.coords[len(r.coords) // 2]) for r in routes]
line("Shapely: what is at a point", [timed(
    lambda p=p: [t.query(p, predicate="intersects") for t in trees])[0] for p in points])

size = os.path.getsize(f"{FOLDER}/country.geojson") / 1e6
package = f"{FOLDER}/country.gpkg"
if os.path.exists(package):
    os.remove(package)
took, _ = timed(lambda: subprocess.run(
    ["ogr2ogr", "-f", "GPKG", package, f"{FOLDER}/country.geojson"], check=True))
line("ogr2ogr: GeoJSON to GeoPackage", [took], f"{size / took:.0f} MB/s")
out = f"{FOLDER}/out.geojson"
if os.path.exists(out):
    os.remove(out)
took, _ = timed(lambda: subprocess.run(
    ["ogr2ogr", "-f", "GeoJSON", out, package], check=True))
line("ogr2ogr: GeoPackage to GeoJSON", [took], f"{os.path.getsize(out) / 1e6 / took:.0f} MB/s")

# A database of its own, which is gone at the end.
BIN = subprocess.run("ls -d /usr/lib/postgresql/*/bin", shell=True, check=True,
                     capture_output=True, text=True).stdout.split()[-1]
with tempfile.TemporaryDirectory() as home:
    os.chmod(home, 0o777)
    lower = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    if os.geteuid() != 0:
        lower = []

    def run(*words, **more):
        return subprocess.run([*lower, *words], check=True, capture_output=True, **more)

    run(f"{BIN}/initdb", "-A", "trust", "-U", "app", "--no-sync", f"{home}/data")
    took, _ = timed(lambda: run(
        f"{BIN}/pg_ctl", "-w", "-D", f"{home}/data", "-l", f"{home}/log", "-o",
        f"-k {home} -c listen_addresses= -c shared_buffers=1GB", "start"))
    try:
        def sql(text):
            return subprocess.run(
                ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", home, "-U", "app", "postgres"],
                input=text, check=True, capture_output=True, text=True).stdout

        sql("create extension postgis")
        took, _ = timed(lambda: subprocess.run(
            ["ogr2ogr", "-f", "PostgreSQL", f"PG:host={home} user=app dbname=postgres",
             f"{FOLDER}/country.geojson", "-nln", "country"], check=True,
            env=os.environ | {"PG_USE_COPY": "YES"}))
        line("ogr2ogr: GeoJSON to PostGIS", [took], f"{size / took:.0f} MB/s")
        scale = f"ST_Scale(ST_SetSRID(wkb_geometry, 0), {EAST}, {NORTH})"
        sql(f"""
          create table hazards as select {scale} g from country
            where recordtype = 'hazardousArea' and status = 'open';
          create table released as select {scale} g from country
            where recordtype = 'sector' and status = 'accepted';
          create index on hazards using gist (g); create index on released using gist (g);
          analyze""")
        fewer = routes[:20]
        text = "\\timing on\n"
        for _ in range(2):
            for route in fewer:
                text += f"""
                  select count(*) from hazards h
                    where ST_DWithin(h.g, '{route.wkt}'::geometry, {REACH});
                  select ST_Area(ST_Difference(ST_Buffer('{route.wkt}'::geometry, {REACH}),
                    (select ST_Union(g) from released r
                     where ST_DWithin(r.g, '{route.wkt}'::geometry, {REACH}))));"""
        times = [float(word.split()[1]) / 1e3 for word in sql(text).splitlines()
                 if word.startswith("Time:")][len(fewer) * 2:]
        line("PostGIS: hazards within 5 m", times[::2])
        line("PostGIS: what is left of the corridor", times[1::2])
        line("PostGIS: both", [a + b for a, b in zip(times[::2], times[1::2])])
    finally:
        run(f"{BIN}/pg_ctl", "-D", f"{home}/data", "-m", "immediate", "stop")
