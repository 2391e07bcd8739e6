// The map beside the factbox: an enhancement of the table of places, drawn from the same marks.
import * as maplibre from "./vendor/maplibre-gl.mjs";

maplibre.setWorkerUrl(new URL("./vendor/maplibre-gl-worker.mjs", import.meta.url).href);

const box = document.querySelector("#map");
const SVG = "http://www.w3.org/2000/svg";
const MOST_PINS = 600;
const NEAR = 14; // pixels between two marks of which one would hide the other
const APART = 24; // pixels that set them apart: each can be seen, and hit with a finger

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function style(countries) {
  const lines = (id, from, paint) => ({ id, type: "line", source: from, paint, layout: { "line-join": "round" } });
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: countries.land, attribution: "Natural Earth; borders are de facto" },
      divisions: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
      borders: { type: "geojson", data: countries.borders },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
      lines("divisions", "divisions", { "line-color": colour("--division"), "line-width": 1 }),
      lines("coast", "land", { "line-color": colour("--border"), "line-width": 0.5 }),
      lines("borders", "borders", { "line-color": colour("--border"), "line-width": 1.2 }),
    ],
  };
}

function drawn(mark, extra = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `mark h${mark.colour} ${extra}`);
  svg.setAttribute("aria-hidden", "true");
  const names = [`m-${mark.shape}-${mark.fill}`, mark.firm && mark.fill === "solid" ? `m-${mark.firm}` : ""];
  for (const name of names.filter(Boolean)) {
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `#${name}`);
    svg.append(use);
  }
  return svg;
}

function pinned(pin) {
  const link = document.createElement("a");
  const label = document.createElement("span");
  link.className = `pin ${pin.kind}`;
  link.href = pin.url;
  link.setAttribute("aria-label", pin.told.join(" "));
  label.className = "label";
  label.textContent = pin.name;
  link.append(...pin.beside.map((mark) => drawn(mark, "around")), drawn(pin.mark), label);
  return link;
}

function popup(pin) {
  const told = document.createElement("div");
  for (const line of pin.told) {
    const p = document.createElement("p");
    p.textContent = line;
    told.append(p);
  }
  return told;
}

// What lies in a town often has the town's own point: its mark stands aside, tied to where it belongs, not over the town's.
function setApart(map, markers) {
  const taken = markers.filter(({ pin }) => pin.kind !== "facility").map(({ pin }) => map.project(pin.at));
  for (const { pin, element, marker } of markers.filter((one) => one.pin.kind === "facility")) {
    const point = map.project(pin.at);
    const place = [point, ...aside(point)].find((one) => taken.every((other) => one.dist(other) >= NEAR)) ?? point;
    const moved = place.sub(point);
    taken.push(place);
    marker.setOffset(moved);
    element.classList.toggle("apart", moved.mag() > 0);
    element.style.setProperty("--back", `${moved.angle() + Math.PI}rad`);
    element.style.setProperty("--far", `${moved.mag()}px`);
  }
}

function aside(point) {
  const turns = [-1, 1, 3, 5, 0, 2, 4, 6].map((eighth) => (Math.PI * eighth) / 4);
  const at = (turn, far) => new maplibre.Point(point.x + Math.cos(turn) * far, point.y + Math.sin(turn) * far);
  return [1, 2].flatMap((rounds) => turns.map((turn) => at(turn, APART * rounds)));
}

// Labels that would lie on another are put away; the pin shows its own when it is pointed at.
function spread(markers) {
  const rect = (element) => element.getBoundingClientRect();
  const taken = markers.map(({ element }) => rect(element.querySelector(".mark:not(.around)")));
  for (const { element } of markers) {
    const label = element.querySelector(".label");
    label.classList.remove("away");
    const mine = rect(label);
    const hit = taken.some((r) => mine.left < r.right && mine.right > r.left && mine.top < r.bottom && mine.bottom > r.top);
    label.classList.toggle("away", hit);
    if (!hit) taken.push(mine);
  }
}

function arrange(map, markers) {
  setApart(map, markers);
  spread(markers);
}

async function start() {
  const countries = await (await fetch("/static/countries.json")).json();
  box.hidden = false;
  const map = new maplibre.Map({
    container: box,
    style: style(countries),
    center: [20, 25],
    zoom: 1,
    maxZoom: 11,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    attributionControl: { compact: false },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
  map.touchZoomRotate.disableRotation();
  const shown = { markers: [], fitted: false, popup: new maplibre.Popup({ closeButton: false, offset: 14 }) };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  await new Promise((resolve) => (map.loaded() ? resolve() : map.once("load", resolve)));
  dark.addEventListener("change", () => {
    for (const layer of style(countries).layers) {
      for (const [name, value] of Object.entries(layer.paint)) map.setPaintProperty(layer.id, name, value);
    }
  });
  map.on("moveend", () => arrange(map, shown.markers));
  await show(map, shown);
  document.addEventListener("htmx:after:swap", () => show(map, shown));
  box.dataset.ready = "true";
}

async function show(map, shown) {
  const address = document.querySelector("#view")?.dataset.map;
  if (!address || address === shown.address) return;
  shown.address = address;
  const answer = await fetch(address);
  if (!answer.ok || address !== shown.address) return;
  const { pins, countries } = await answer.json();
  shown.popup.remove();
  shown.markers.forEach(({ marker }) => marker.remove());
  shown.markers = pins.slice(0, MOST_PINS).map((pin) => {
    const element = pinned(pin);
    const tell = () => shown.popup.setLngLat(pin.at).setDOMContent(popup(pin)).addTo(map);
    element.addEventListener("mouseenter", tell);
    element.addEventListener("focus", tell);
    element.addEventListener("mouseleave", () => shown.popup.remove());
    element.addEventListener("blur", () => shown.popup.remove());
    return { pin, element, marker: new maplibre.Marker({ element }).setLngLat(pin.at).addTo(map) };
  });
  if (pins.length && !shown.fitted) {
    const bounds = pins.reduce((all, pin) => all.extend(pin.at), new maplibre.LngLatBounds(pins[0].at, pins[0].at));
    map.fitBounds(bounds, { padding: { top: 50, bottom: 50, left: 50, right: 90 }, maxZoom: 6, animate: false });
    shown.fitted = true;
  }
  arrange(map, shown.markers);
  box.dataset.shown = address;
  const lines = await Promise.all(countries.map(async (code) => (await fetch(`/divisions/${code}.json`)).json()));
  const features = lines.map((geometry) => ({ type: "Feature", properties: {}, geometry }));
  map.getSource("divisions").setData({ type: "FeatureCollection", features });
}

start().catch((reason) => {
  box.hidden = true;
  console.warn("no map here:", reason.message);
});
