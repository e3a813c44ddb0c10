// Makes site_src/world.json, the outlines and dots of the map, from Natural Earth. README.md has the recipe.

import { readFileSync, writeFileSync } from "node:fs";
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import { iso31661NumericToAlpha2 } from "iso-3166";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const WIDTH = 1920; // units of the drawing; whole numbers are half a pixel where it is 960 wide
const HEIGHT = 842; // the whole width from the north of Greenland to Cape Horn
const DETAIL = 1e-5; // steradians: a corner whose triangle is smaller is left out
const SPECK = 3; // square units: a part that is smaller is left out, unless it is the country's largest
const SMALL = 25; // square units: a country whose largest part is smaller is drawn as a dot
const RADIUS = 10; // of a dot
const APART = 2 * RADIUS + 3; // the least distance between the middles of two dots

const SOURCE = "Natural Earth 4.1, public domain";
const COUNTRIES = new URL("../../site_src/countries.csv", import.meta.url);
const OUT = new URL("../../site_src/world.json", import.meta.url);
const ANTARCTICA = "010";
const TUVALU = "798"; // too small for the middle scale, so it is taken from the largest
const KOSOVO = "XK"; // without a number in the source

const known = new Set(readFileSync(COUNTRIES, "utf8").split("\n").map((line) => line.split(",")[0]));
const atlas = (scale) =>
  JSON.parse(readFileSync(new URL(import.meta.resolve(`world-atlas/countries-${scale}.json`)), "utf8"));

// Centred on 11.4° E, so that the cut runs through the Bering Strait and nobody's land is on both edges.
const projection = geoEqualEarth()
  .rotate([-11.4, 0])
  .precision(1)
  .fitExtent([[6, 6], [WIDTH - 6, HEIGHT - 6]], {
    type: "MultiPoint",
    coordinates: [[-168.5, 10], [191.2, 10], [-30, 83.6], [-70, -56]],
  });
const path = geoPath(projection);

/** The key of a shape: its code of ISO 3166-1; where it has none, its name. */
function keyOf({ id, properties }) {
  return iso31661NumericToAlpha2[id] ?? (properties.name === "Kosovo" ? KOSOVO : properties.name);
}

/** The parts of every country, as polygons under its key, the largest first. */
function parts(topology, wanted = () => true) {
  const found = new Map();
  for (const geometry of topology.objects.countries.geometries) {
    if (geometry.id === ANTARCTICA || !wanted(geometry)) continue;
    const { type, coordinates } = feature(topology, geometry).geometry;
    const polygons = (type === "Polygon" ? [coordinates] : coordinates).map((rings) => ({
      type: "Polygon",
      coordinates: rings,
    }));
    const key = keyOf(geometry);
    found.set(key, [...(found.get(key) ?? []), ...polygons].sort((a, b) => geoArea(b) - geoArea(a)));
  }
  return found;
}

/** A path in whole units, each line from where the last one ended; parts that shrink to a line are left out. */
function drawn(polygon) {
  return (path(polygon) ?? "")
    .split("M")
    .slice(1)
    .map((ring) => {
      const points = ring.replace("Z", "").split("L").map((pair) => pair.split(",").map(Number).map(Math.round));
      const steps = [];
      let [x, y] = points[0];
      for (const [nextX, nextY] of points.slice(1)) {
        if (nextX === x && nextY === y) continue;
        steps.push(nextX - x, nextY - y);
        [x, y] = [nextX, nextY];
      }
      if (x === points[0][0] && y === points[0][1]) steps.splice(-2); // `z` draws the last step
      return steps.length < 4 ? "" : `M${points[0].join(" ")}l${steps.join(" ").replaceAll(" -", "-")}z`;
    })
    .join("");
}

/** The outlines by key: of every country its largest part, and of the others those that can be seen. */
function outlines(countries) {
  const shapes = {};
  for (const [key, polygons] of countries) {
    const shape = polygons.filter((polygon, nth) => nth === 0 || path.area(polygon) >= SPECK).map(drawn).join("");
    if (shape) shapes[key] = shape;
  }
  return shapes;
}

/** The places of the small states: the middle of the largest part, pushed apart until no two dots touch. */
function dots(countries) {
  const places = [...countries]
    .filter(([key, [largest]]) => known.has(key) && path.area(largest) < SMALL)
    .map(([key, [largest]]) => [key, projection(geoCentroid(largest))])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  for (let round = 0; round < 1000; round += 1) {
    for (const [nth, [, one]] of places.entries()) {
      for (const [, other] of places.slice(nth + 1)) pushApart(one, other);
    }
  }
  return Object.fromEntries(places.map(([key, place]) => [key, place.map(Math.round)]));
}

function pushApart(one, other) {
  const [x, y] = [other[0] - one[0], other[1] - one[1]];
  const distance = Math.hypot(x, y);
  if (distance >= APART) return;
  const share = (APART - distance) / 2 / distance;
  one[0] -= x * share;
  one[1] -= y * share;
  other[0] += x * share;
  other[1] += y * share;
}

/** JSON with sorted keys, one line an entry, so that a change shows where it is. */
function written(value) {
  if (Array.isArray(value) || typeof value !== "object") return JSON.stringify(value);
  const inner = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}: ${written(value[key])}`);
  return `{\n${inner.join(",\n")}\n}`;
}

const exact = atlas("50m");
const only = ({ id }) => id === TUVALU;
const tuvalu = parts(atlas("10m"), only);
const simple = simplify(presimplify(structuredClone(exact), sphericalTriangleArea), DETAIL);
const world = {
  dots: dots(new Map([...parts(exact), ...tuvalu])),
  height: HEIGHT,
  radius: RADIUS,
  shapes: outlines(parts(simple)),
  source: SOURCE,
  width: WIDTH,
};
writeFileSync(OUT, `${written(world)}\n`);
