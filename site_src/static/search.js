// The search: words through Pagefind, filters through our own catalogue, both files of this site. What is looked for
// stands in the address: ?q=...&country=...&sort=..., so that a search can be linked to and gone back to. The words are
// those of words.js. A plain script, not a module: browsers refuse modules to pages read from disk, and this page shall
// say so there instead of failing.
(() => {
  "use strict";
  const form = document.querySelector(".find");
  if (!form) return;
  const field = form.elements.q;
  const head = document.getElementById("found");
  const said = document.querySelector(".results .said");
  const list = document.querySelector(".results .acts");
  const more = document.querySelector(".results .more");
  const order = document.querySelector(".results .order");
  const narrow = document.querySelector(".narrow");
  const facets = document.querySelector(".facets");
  const clear = document.querySelector(".clear");
  const [whole, results] = [said.textContent, head.textContent];
  const { lang } = document.documentElement;
  const [SHOWN, CHOICES, REST] = [10, 8, 60];
  // Scripts without spaces: each character was made a word of its own (felicitations/findables.py).
  const BARE = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const BESIDE = new RegExp(`(?<=[${BARE}])(?=\\S)|(?<=\\S)(?=[${BARE}])`, "gu");
  const APART = new RegExp(`(?<=[${BARE}](?:</mark>)?) (?=\\S)| (?=(?:<mark>)?[${BARE}])`, "gu");
  const ALL_BARE = new RegExp(`^[${BARE}]+$`, "u");

  const { count, label, number, say } = saying;
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const drawing = (kind, box, sign, label) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#${document.getElementById(sign) ? sign : "o-other"}`);
    for (const [key, value] of Object.entries({ class: kind, viewBox: box, focusable: "false" })) svg.setAttribute(key, value);
    if (label) { svg.setAttribute("role", "img"); svg.setAttribute("aria-label", label); } else svg.setAttribute("aria-hidden", "true");
    svg.append(use);
    return svg;
  };

  const fail = (words) => {
    said.textContent = words;
    for (const part of [form, narrow, order, more]) part.hidden = true;
    list.replaceChildren();
    head.textContent = say("none");
  };

  if (location.protocol === "file:") {
    fail(say("disk"));
    return;
  }

  /* What is asked: the words, the choices, the order; it is read from the address and written to it. */

  const facetNames = [...facets.querySelectorAll("fieldset")].map((one) => one.dataset.name);
  let asked;

  const read = () => {
    const query = new URLSearchParams(location.search);
    asked = { q: (query.get("q") || "").trim(), sort: ["newest", "oldest"].includes(query.get("sort")) ? query.get("sort") : "", chosen: new Map(facetNames.map((name) => [name, new Set(query.getAll(name))])) };
    field.value = asked.q;
  };

  const write = (how) => {
    const query = new URLSearchParams();
    if (asked.q) query.set("q", asked.q);
    for (const [name, values] of asked.chosen) for (const value of values) query.append(name, value);
    if (asked.sort) query.set("sort", asked.sort);
    const address = location.pathname + (String(query) ? `?${query}` : "");
    if (address !== location.pathname + location.search) history[how](null, "", address);
  };

  const chosen = () => [...asked.chosen.values()].some((values) => values.size);
  const anything = () => asked.q || chosen();

  /* What is known: the catalogue, and which of Pagefind's results is which of its rows. Each is fetched once. */

  const once = (make) => { let made; return () => (made ||= make().catch((error) => { made = undefined; throw error; })); };

  const table = async (address) => {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  };
  const picked = (list, places) => (places === "" ? [] : places.split(",").map((one) => list[Number(one)][0]));

  const catalogue = once(async () => {
    const { lists, indexes, rows } = await table(form.dataset.catalogue);
    const names = indexes.flatMap(([prefix, width, run], part) =>
      Array.from({ length: run.length / width }, (_, place) => ({ part, name: prefix + run.slice(place * width, (place + 1) * width).trim() })));
    const fields = ["year", "occasion", "direction", "country"];
    return {
      parts: indexes.length,
      names,
      row: new Map(names.map(({ name }, row) => [name, row])),
      labels: new Map(fields.map((name) => [name, new Map(lists[name].map(([value, words]) => [value, label(name, value) ?? words]))])),
      rows: rows.map((row) => new Map(row.split(";").map((places, n) => [fields[n], picked(lists[fields[n]], places)]))),
    };
  });

  // People are more than all else that can be chosen, so they come behind the first answer, unless it asks for one.
  const people = once(async () => {
    const [known, { lists, rows }] = await Promise.all([catalogue(), table(form.dataset.people)]);
    known.labels.set("person", new Map(lists.person));
    rows.forEach((row, place) => known.rows[place].set("person", picked(lists.person, row)));
  });

  const engine = once(async () => {
    const [{ parts }, pagefind] = await Promise.all([catalogue(), import(new URL(form.dataset.index, location.href))]);
    await pagefind.options({ noWorker: true });
    await pagefind.init();
    for (let part = 2; part <= parts; part += 1) await pagefind.mergeIndex(folder(part - 1));
    return pagefind;
  });

  // Pagefind finds everything as well, but loads every word of its index for that: where no word is looked for, the page
  // reads itself what Pagefind would show, a file of JSON in gzip behind twelve letters.
  const folder = (part) => new URL(form.dataset.index, location.href).pathname.replace(/\/[^/]*$/, part ? `-${part + 1}/` : "/");
  const fragment = async ({ part, name }) => {
    const answer = await fetch(`${folder(part)}fragment/${name}.pf_fragment`);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const plain = bytes[0] === 0x1f ? await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer() : bytes;
    const { url, content, meta } = JSON.parse(new TextDecoder().decode(plain).replace(/^pagefind_dcd/, ""));
    const start = content.split(" ").slice(0, 30).join(" ");
    return { raw_url: url, content, meta, excerpt: start.replace(/</g, "&lt;").replace(/>/g, "&gt;"), plain_excerpt: start };
  };

  // Words that stand in every article tell none from another, and their part of the index is the heaviest.
  const COMMON = (list.lang || lang).startsWith("en") ? /^(?:an?|and|at|by|for|from|in|of|on|or|the|to|with)$/i : /^$/;

  const wanted = (words) => {
    const apart = words.replace(BESIDE, " ");
    if (ALL_BARE.test(words)) return `"${apart}"`;
    if (/^".+"$/.test(words)) return apart;
    const telling = apart.split(/\s+/).filter((word) => !COMMON.test(word));
    return telling.length ? telling.join(" ") : apart;
  };

  /* What is found: rows that fit, and of each facet the choices that would leave something. */

  const found = async () => {
    const known = await catalogue();
    if (!asked.q) return known.names.map((name, row) => ({ row, data: () => fragment(name) }));
    const { results } = await (await engine()).search(wanted(asked.q));
    return results.map(({ id, data }) => ({ row: known.row.get(id), data }));
  };

  const fits = (row, but) => {
    for (const [name, values] of asked.chosen) {
      if (name !== but && values.size && !row.get(name)?.some((value) => values.has(value))) return false;
    }
    return true;
  };

  const sorted = (hits, rows) => {
    const undated = (hit) => (rows[hit.row].get("year")?.length ? 0 : 1);
    const way = asked.sort || (asked.q ? "" : "newest");
    if (way === "newest") return [...hits].sort((a, b) => a.row - b.row);
    if (way === "oldest") return [...hits].sort((a, b) => undated(a) - undated(b) || b.row - a.row);
    return hits;
  };

  /* How it is shown. */

  const words = ({ excerpt, plain_excerpt: plain, content }) => {
    const [before, after] = [content.startsWith(plain.slice(0, 40)) ? "" : "\u2026 ", content.endsWith(plain.slice(-40)) ? "" : " \u2026"];
    const pieces = `${before}${excerpt}${after}`.replace(/<\/mark> ?<mark>/g, (all) => (all.includes(" ") ? all : "")).replace(APART, "").replace(/<\/mark><mark>/g, "").split(/<\/?mark>/);
    return pieces.map((piece, place) => {
      const text = piece.replace(/&lt;/g, "<").replace(/&gt;/g, ">");
      return place % 2 ? element("mark", {}, text) : text;
    });
  };

  const title = (text, exchanged) => {
    const [left, right] = text.split(exchanged ? " \u2194 " : " \u2192 ");
    if (right === undefined) return [text];
    return [left, " ", drawing("arrow", "0 0 24 10", exchanged ? "a-both" : "a-to", say(exchanged ? "and" : "to")), " ", right];
  };

  const entry = (data, row) => {
    const [address, behind] = data.raw_url.split("#");
    const [, ...articles] = behind.split(",");
    const [root, direction] = [form.dataset.root, row.get("direction")?.[0]];
    const titles = data.meta.reports.split("\n");
    const links = articles.map((article, place) => element("li", {}, element("a", { href: root + article, dir: "auto" }, titles[place] || say("article"))));
    const item = element("li");
    if (direction) item.append(drawing("sign", "0 0 16 16", `o-${row.get("occasion")[0] || "other"}`));
    if (data.meta.when) item.append(element("p", { class: "when" }, data.meta.when));
    const act = element("h3", {}, element("a", { href: root + address, dir: "auto" }, ...(direction ? title(data.meta.title, direction === "exchanged") : [data.meta.title])));
    const body = element("div", {}, act, element("p", { class: "what" }, data.meta.what), element("p", { class: "excerpt", dir: "auto" }, ...words(data)));
    if (direction) body.append(element("ul", { class: "reports" }, ...links.slice(0, 3)));
    if (direction && links.length > 3) body.append(element("p", { class: "rest" }, element("a", { href: root + address }, count("reports", links.length - 3))));
    item.append(body);
    return item;
  };

  const open = new Map();

  const choices = (fieldset, hits, { rows, labels }) => {
    const name = fieldset.dataset.name;
    const [numbers, chosen] = [new Map(), asked.chosen.get(name)];
    for (const hit of hits) {
      const row = rows[hit.row];
      if (fits(row, name)) for (const value of row.get(name) || []) numbers.set(value, (numbers.get(value) || 0) + 1);
    }
    for (const value of chosen) if (labels.get(name).has(value) && !numbers.has(value)) numbers.set(value, 0);
    const called = (value) => labels.get(name).get(value);
    const rank = name === "year" ? (a, b) => b[0].localeCompare(a[0]) : (a, b) => b[1] - a[1] || called(a[0]).localeCompare(called(b[0]), lang);
    const ranked = [...numbers].sort((a, b) => chosen.has(b[0]) - chosen.has(a[0]) || rank(a, b));
    const limit = (open.get(name) || CHOICES) + (ranked.length - (open.get(name) || CHOICES) < 3 ? 2 : 0);
    const shown = ranked.slice(0, limit).map(([value, size]) => {
      const box = element("input", { type: "checkbox", name, value });
      box.checked = chosen.has(value);
      const sign = name === "occasion" ? [drawing("sign", "0 0 16 16", `o-${value}`)] : [];
      return element("label", {}, box, ...sign, element("span", { dir: "auto" }, called(value)), element("span", { class: "size" }, number(size)));
    });
    const rest = ranked.length - limit;
    if (rest > 0) shown.push(element("button", { type: "button", class: "quiet", "data-more": name }, say("more", { number: number(Math.min(rest, REST)) })));
    fieldset.hidden = !ranked.length;
    fieldset.replaceChildren(fieldset.firstElementChild, ...shown);
  };

  const offer = (hits, known) => {
    for (const fieldset of facets.querySelectorAll("fieldset")) if (known.labels.has(fieldset.dataset.name)) choices(fieldset, hits, known);
  };

  let turn = 0;
  let waiting = [];

  const page = async (hits, rows, mine) => {
    const data = await Promise.all(hits.map((hit) => hit.data()));
    return mine === turn ? data.map((one, place) => entry(one, rows[hits[place].row])) : null;
  };

  const summary = (hits, rows) => {
    const acts = hits.filter((hit) => rows[hit.row].get("direction")?.length).length;
    const others = hits.length - acts;
    return others ? say("both", { acts: count("acts", acts), others: count("others", others) }) : count("acts", acts);
  };

  const show = async () => {
    const mine = (turn += 1);
    list.setAttribute("aria-busy", "true");
    try {
      const known = await catalogue();
      if (asked.chosen.get("person")?.size) await people();
      const all = await found();
      const hits = sorted(all.filter((hit) => fits(known.rows[hit.row])), known.rows);
      const items = anything() ? await page(hits.slice(0, SHOWN), known.rows, mine) : [];
      if (mine !== turn || !items) return;
      offer(all, known);
      narrow.hidden = false;
      clear.hidden = !chosen();
      list.replaceChildren(...items);
      waiting = anything() ? hits.slice(SHOWN) : [];
      more.hidden = !waiting.length;
      order.hidden = hits.length < 2 || !anything();
      order.querySelector("option").hidden = !asked.q;
      order.querySelector("select").value = asked.sort || (asked.q ? "" : "newest");
      head.textContent = anything() ? summary(hits, known.rows) : results;
      said.textContent = !anything() ? `${whole} ${say("ask")}` : hits.length ? "" : say("nothing");
      document.title = document.title.replace(/^(?:.*: )?/, asked.q ? `${asked.q}: ` : "");
      list.removeAttribute("aria-busy");
      if (!known.labels.has("person")) people().then(() => { if (mine === turn) offer(all, known); }, () => {});
    } catch (error) {
      if (mine === turn) fail(say("broken", { error: error.message }));
    }
  };

  /* What a reader does. */

  const typed = () => {
    if (field.value.trim() === asked.q) return;
    asked.q = field.value.trim();
    write("replaceState");
    show();
  };
  let pause;
  field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(typed, 250); });
  field.addEventListener("focus", () => engine().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    asked.q = field.value.trim();
    write("pushState");
    show();
  });
  facets.addEventListener("submit", (event) => event.preventDefault());
  facets.addEventListener("change", async ({ target }) => {
    const values = asked.chosen.get(target.name);
    if (target.checked) values.add(target.value); else values.delete(target.value);
    write("pushState");
    await show();
    [...facets.elements].find((box) => box.name === target.name && box.value === target.value)?.focus({ preventScroll: true });
  });
  facets.addEventListener("click", async ({ target }) => {
    const name = target.dataset?.more;
    if (!name) return;
    const before = open.get(name) || CHOICES;
    open.set(name, before + REST);
    await show();
    facets.querySelectorAll(`[name="${name}"]`)[before]?.focus({ preventScroll: true });
  });
  clear.querySelector("button").addEventListener("click", async () => {
    for (const values of asked.chosen.values()) values.clear();
    write("pushState");
    await show();
    facets.querySelector("input")?.focus({ preventScroll: true });
  });
  order.querySelector("select").addEventListener("change", ({ target }) => { asked.sort = target.value; write("pushState"); show(); });
  more.querySelector("button").addEventListener("click", async () => {
    const { rows } = await catalogue();
    const items = await page(waiting.slice(0, SHOWN), rows, turn);
    if (!items) return;
    waiting = waiting.slice(SHOWN);
    more.hidden = !waiting.length;
    list.append(...items);
    items[0]?.querySelector("a").focus();
  });
  addEventListener("popstate", () => { read(); show(); });

  // Beside the results there is room for the choices; below the field they would push the results away.
  const wide = matchMedia("(min-width: 52em)");
  narrow.open = wide.matches;
  wide.addEventListener("change", () => { narrow.open = wide.matches; });
  read();
  show();
})();
