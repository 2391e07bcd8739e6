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
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return location.assign(link.href);
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    const button = document.createElement("button");
    button.className = "shut";
    button.textContent = "Close";
    button.addEventListener("click", shut);
    box.replaceChildren(button, ...part.body.children);
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
    one("a", next)?.focus({ preventScroll: true });
  }

  function plain(line) {
    const told = ["when", "what"].map((part) => one(`.${part}`, line)?.innerText.trim() ?? "").filter(Boolean).join(" - ");
    const notes = all(".cites a", line).map((mark) => {
      const cited = one(`#c${mark.textContent.slice(1, -1)}`);
      return cited ? cited.innerText.trim() : "";
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
    for (const end of all(".line .end")) {
      if (one(".copy", end)) continue;
      const button = document.createElement("button");
      button.className = "copy";
      button.textContent = "Copy";
      button.title = "Copy this line with its citations";
      end.append(button);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".copy");
    if (button) copy(button.closest(".line"));
  });

  document.addEventListener("walk", (event) => walk(event.detail)); // review.js goes on to the next claim

  const keys = {
    j: () => walk(1),
    k: () => walk(-1),
    w: () => one(".current a.where")?.click(),
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
  addCopying();
  document.addEventListener("htmx:after:swap", addCopying);
  lastLook();
})();
