// The choice of occasion and country on the timeline. Without it the page shows every act, and the links to occasions
// and countries do the same. The acts stand in data-acts, "3:KZ,UZ" each: the place of the occasion among the choices,
// and the countries; the words are those of words.js. A plain script, not a module: browsers refuse modules to pages read from disk.
(() => {
  "use strict";
  const bar = document.querySelector(".filter");
  if (!bar) return;
  const [occasion, country] = bar.querySelectorAll("select");
  const said = bar.querySelector("output");
  const crowded = Number(bar.dataset.crowded);
  const kinds = Number(bar.dataset.kinds);
  const places = [...document.querySelectorAll("[data-acts]")];
  const acts = new Map(places.map((place) => [place, place.dataset.acts.split(" ").map((act) => act.split(":"))]));
  const drawn = new Map(places.map((place) => [place, [...(place.querySelector(".marks")?.childNodes ?? [])]]));
  const words = new Map(places.map((place) => [place, place.querySelector(".said")?.textContent]));
  const rows = [...document.querySelectorAll(".grid > li, .calendar > li")];
  const counts = new Map(rows.map((row) => [row, row.querySelector(".label small")?.textContent]));

  const sign = (place) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "sign");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#${occasion.options[Number(place) + 1]?.dataset.sign || "o-other"}`);
    svg.append(use);
    return svg;
  };

  const draw = (marks, found) => {
    const sizes = new Map();
    for (const [place] of found) sizes.set(place, (sizes.get(place) || 0) + 1);
    const many = found.length > crowded;
    const ordered = [...sizes].sort((a, b) => b[1] - a[1]);
    const shown = many ? ordered.slice(0, kinds) : ordered;
    marks.replaceChildren(
      ...shown.flatMap(([place, size]) =>
        Array.from({ length: many ? 1 : size }, () => {
          const mark = document.createElement("i");
          mark.append(sign(place), many && size > 1 ? saying.number(size) : "");
          return mark;
        })),
    );
    const rest = found.length - shown.reduce((sum, [, size]) => sum + size, 0);
    if (rest) {
      const more = document.createElement("i");
      more.append(`+${saying.number(rest)}`);
      marks.append(more);
    }
  };

  const show = () => {
    const chosen = occasion.selectedIndex ? String(occasion.selectedIndex - 1) : "";
    const everything = !chosen && !country.value;
    const fits = ([place, countries]) =>
      (!chosen || place === chosen) && (!country.value || countries.split(",").includes(country.value));
    const totals = new Map(rows.map((row) => [row, 0]));
    for (const place of places) {
      const found = everything ? acts.get(place) : acts.get(place).filter(fits);
      const row = place.closest(".grid > li, .calendar > li");
      totals.set(row, totals.get(row) + found.length);
      place.hidden = found.length === 0;
      const marks = place.querySelector(".marks");
      if (!marks) continue;
      if (everything) marks.replaceChildren(...drawn.get(place));
      else draw(marks, found);
      place.querySelector(".said").textContent = everything ? words.get(place) : saying.count("acts", found.length);
    }
    for (const day of document.querySelectorAll(".days > li")) day.hidden = !day.querySelector("a:not([hidden])");
    for (const [row, words_] of counts) {
      const small = row.querySelector(".label small");
      if (small && row.querySelector("[data-acts]")) small.textContent = everything ? words_ : saying.count("acts", totals.get(row));
    }
    let all = 0;
    for (const total of totals.values()) all += total;
    said.textContent = everything ? "" : saying.count("acts", all);
  };

  const remember = () => {
    const query = new URLSearchParams();
    for (const choice of [occasion, country]) if (choice.value) query.set(choice.name, choice.value);
    const words_ = query.size ? `?${query}` : "";
    history.replaceState(null, "", location.pathname + words_ + location.hash);
    for (const link of document.querySelectorAll("a.kept-on")) link.search = words_;
  };

  const query = new URLSearchParams(location.search);
  for (const choice of [occasion, country]) {
    const wanted = query.get(choice.name);
    if (wanted && [...choice.options].some((option) => option.value === wanted)) choice.value = wanted;
    choice.addEventListener("change", () => { show(); remember(); });
  }
  bar.hidden = false;
  show();
  remember();
})();
