// The preview's script: reads the page again after a build, and shows what that build found wrong.
// It talks livereload's protocol and writes text only, never markup.
"use strict";

(() => {
  const { build, notes } = document.currentScript.dataset;
  const shortest = 250;
  const longest = 4000;
  let pause = shortest;

  function listen() {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/__preview/socket`);
    const say = (message) => socket.send(JSON.stringify(message));
    socket.addEventListener("open", () => {
      pause = shortest;
      say({ command: "hello", protocols: ["http://livereload.com/protocols/official-7"] });
      say({ command: "info", build });
    });
    socket.addEventListener("message", (event) => {
      if (JSON.parse(event.data).command === "reload") location.reload();
    });
    socket.addEventListener("close", () => {
      setTimeout(listen, pause);
      pause = Math.min(pause * 2, longest);
    });
  }

  function element(name, part, text) {
    const made = document.createElement(name);
    made.className = `preview-note${part}`;
    made.textContent = text;
    return made;
  }

  async function show() {
    const { title, problems } = await (await fetch("/__preview/problems.json", { cache: "no-store" })).json();
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = "/__preview/preview.css";
    const list = element("ul", "-list", "");
    for (const { place, text } of problems) {
      const item = element("li", "-item", "");
      item.append(element("code", "-place", place), element("span", "-text", text));
      list.append(item);
    }
    const note = element("aside", "", "");
    note.setAttribute("aria-label", "Preview");
    note.append(element("p", "-title", title), list);
    document.head.append(sheet);
    document.body.prepend(note);
  }

  listen();
  if (notes !== undefined) show();
})();
