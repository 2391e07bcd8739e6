// What makes the page quicker than it is without: the two handles, evidence beside the line, keys. All it shows is
// fetched as a page of its own and put in place by htmx or as text.
"use strict";
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // --- the two handles: a range over the same choices as the list that it stands for
  function handle(part, moved) {
    const list = one("select", part);
    const range = document.createElement("input");
    const said = document.createElement("output");
    range.type = "range";
    range.min = "0";
    range.max = String(list.options.length - 1);
    range.value = String(list.selectedIndex);
    range.id = `${list.id}-handle`;
    one("label", part).htmlFor = range.id;
    said.htmlFor = range.id;
    range.title = one(".said", part).textContent;
    const tell = () => {
      said.textContent = list.options[list.selectedIndex].text;
      range.setAttribute("aria-valuetext", said.textContent);
    };
    range.addEventListener("input", () => {
      list.selectedIndex = Number(range.value);
      tell();
      moved();
    });
    tell();
    one("label", part).append(said);
    part.append(range);
  }

  function shade(form) {
    const at = (name) => form.elements[name].value;
    const names = [...form.elements.known.options].map((option) => option.value);
    for (const bar of all(".day", form)) {
      const day = names[Number(bar.dataset.at) + (names.length - 1 - all(".day", form).length)];
      bar.classList.toggle("seen", !at("known") || day <= at("known"));
      bar.classList.toggle("now", day === at("valid"));
    }
  }

  function clock(form) {
    let waiting = 0;
    const moved = () => {
      shade(form);
      clearTimeout(waiting);
      waiting = setTimeout(() => form.dispatchEvent(new CustomEvent("moved")), 90);
    };
    all(".handle", form).forEach((part) => handle(part, moved));
    one("#actor", form)?.addEventListener("change", moved);
    form.classList.add("live");
    shade(form);
  }

  // --- evidence beside the line
  let opener = null;

  function shut() {
    const box = one("#evidence");
    if (!box?.firstChild) return false;
    box.replaceChildren();
    opener?.focus();
    return true;
  }

  async function open(link) {
    const box = one("#evidence");
    link.setAttribute("aria-busy", "true");
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } }).finally(() => link.removeAttribute("aria-busy"));
    if (!answer.ok) return location.assign(link.href);
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    const button = document.createElement("button");
    button.className = "shut";
    button.textContent = "Close";
    button.addEventListener("click", shut);
    box.replaceChildren(button, ...part.body.children);
    box.scrollIntoView({ block: "nearest" });
    opener = link;
    button.focus({ preventScroll: true });
    return undefined;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-evidence]");
    if (!link || !one("#evidence") || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });

  // --- keys: j and k walk the lines, Enter opens the evidence, w the place, c copies the line, / searches
  const walked = () => all(".line, .claims > li");

  function walk(step) {
    const lines = walked();
    const now = lines.findIndex((line) => line.classList.contains("current"));
    const next = lines[Math.max(0, Math.min(lines.length - 1, now < 0 ? (step > 0 ? 0 : -1) : now + step))];
    lines[now]?.classList.remove("current");
    next?.classList.add("current");
    next?.scrollIntoView({ block: "nearest" });
    (one("[data-evidence]", next) ?? one("a", next))?.focus({ preventScroll: true }); // Enter follows what has the focus
  }

  function plain(line) {
    const told = ["when", "what"].map((part) => one(`.${part}`, line)?.innerText.trim() ?? "").filter(Boolean).join(" - ");
    const notes = all(".cites a", line).map((mark) => {
      const cited = one(`#c${mark.textContent.slice(1, -1)}`);
      return cited ? cited.innerText.trim() : `${mark.textContent} ${mark.title}`; // a long list has pages of its own
    });
    return [told.replaceAll(/\s+/g, " "), ...notes].filter(Boolean).join("\n");
  }

  async function copy(line) {
    await navigator.clipboard?.writeText(plain(line));
    const button = one(".copy", line);
    if (button) button.textContent = "Copied";
  }

  // A button in each line that shows when the line is pointed at or walked to.
  function addCopying() {
    if (!navigator.clipboard) return;
    one(".copyall")?.removeAttribute("hidden");
    for (const end of all(".line .end")) {
      if (one(".copy", end)) continue;
      const button = document.createElement("button");
      button.className = "copy";
      button.textContent = "Copy";
      button.title = "Copy this line with its citations";
      const pin = document.createElement("button");
      pin.className = "pinning";
      pin.textContent = "Pin";
      pin.title = "Keep this line at the top, in this browser";
      end.append(button, pin);
    }
  }

  // --- pinned lines: kept in this browser alone. One that is not locked follows the ledger, a locked one keeps its words.
  const shelf = () => `factbox-pins-${one("#pinned").dataset.ledger}`;
  const pins = () => JSON.parse(localStorage.getItem(shelf()) ?? "[]");
  // Without its citation marks, which are counted anew whenever a report comes in.
  const told = (line) => plain(line).split("\n")[0].replace(/ *(\[\d+\])+( and \d+ more)?( |$)/g, " ").trim();
  const sectionOf = (line) => line.closest("section")?.id ?? "";

  function keep(all) {
    localStorage.setItem(shelf(), JSON.stringify(all));
    showPins();
  }

  function pin(line) {
    const made = { told: told(line), whole: plain(line), place: line.dataset.place ?? "", section: sectionOf(line) };
    const others = pins().filter((other) => other.told !== made.told);
    keep([...others, { ...made, locked: false, known: one("#view").dataset.known }]);
  }

  function button(words, done) {
    const made = document.createElement("button");
    made.textContent = words;
    made.addEventListener("click", done);
    return made;
  }

  function standing(pinned) {
    const lines = all("#view section:not(#pinned) .line");
    const same = lines.find((line) => told(line) === pinned.told);
    const near = lines.filter((line) => pinned.place && line.dataset.place === pinned.place);
    return { same, near: near.find((line) => sectionOf(line) === pinned.section) ?? near[0] };
  }

  function pinnedItem(pinned, at) {
    const { same, near } = standing(pinned);
    const now = same ?? near;
    if (now && !pinned.locked) Object.assign(pinned, { told: told(now), whole: plain(now) });
    const item = document.createElement("li");
    const words = document.createElement("p");
    const note = document.createElement("p");
    words.textContent = pinned.told;
    note.className = "note";
    if (pinned.locked) note.textContent = `Locked, as known by ${pinned.known}. `;
    if (!same && pinned.locked && near) note.textContent += `Here the ledger says: ${told(near)}`;
    if (!now) note.textContent += "No line says so here.";
    note.classList.toggle("otherwise", !same && (pinned.locked || !now));
    const change = (done) => () => {
      const all = pins();
      done(all);
      keep(all);
    };
    item.append(
      words,
      note,
      button("Copy", () => navigator.clipboard?.writeText(pinned.whole)),
      button(pinned.locked ? "Unlock" : "Lock", change((all) => (all[at] = { ...pinned, locked: !pinned.locked }))),
      button("Unpin", change((all) => all.splice(at, 1))),
    );
    return item;
  }

  function showPins() {
    const place = one("#pinned");
    if (!place) return;
    const found = pins();
    place.hidden = !found.length;
    one("ul", place).replaceChildren(...found.map(pinnedItem));
  }

  async function copyAll() {
    const button = one(".copyall");
    const { href } = button.previousElementSibling;
    const answer = await fetch(href);
    if (!answer.ok) return void location.assign(href);
    await navigator.clipboard.writeText(await answer.text());
    button.textContent = "Copied";
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".copy, .pinning, .copyall");
    if (button?.matches(".copyall")) copyAll();
    else if (button?.matches(".pinning")) pin(button.closest(".line"));
    else if (button) copy(button.closest(".line"));
  });

  document.addEventListener("walk", (event) => walk(event.detail)); // review.js goes on to the next claim

  const keys = {
    j: () => walk(1),
    k: () => walk(-1),
    w: () => one(".current a.where")?.click(),
    p: () => one("#pinned") && one(".line.current") && pin(one(".line.current")),
    c: () => one(".line.current") && copy(one(".line.current")),
    "/": () => one("#find")?.focus(),
    Enter: () => one(".current [data-evidence]")?.click(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return void shut();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // --- what changed since my last look: kept in this browser alone
  function lastLook() {
    const place = one("#lastlook");
    if (!place) return;
    const last = localStorage.getItem("factbox-last-look");
    const until = place.dataset.until;
    if (last && last < until) {
      const link = document.createElement("a");
      link.href = `/changes?since=${encodeURIComponent(last)}`;
      link.textContent = `Since your last look, ${last.replace("T", " ").replace("Z", " UTC")}`;
      place.append(link);
    }
    if (!last || last < until) localStorage.setItem("factbox-last-look", until);
  }

  all("form[data-clock]").forEach(clock);
  const dress = () => {
    addCopying();
    showPins();
  };
  dress();
  document.addEventListener("htmx:after:swap", dress);
  lastLook();
})();
