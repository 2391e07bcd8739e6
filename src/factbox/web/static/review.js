// What makes reviewing quick: keys, and a decision that is sent without loading the page again. It presses the buttons
// of the forms that are there without it; the server sends back the claim as it is now, and that is put in its place.
"use strict";
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const made = []; // the claims that were decided about here, the latest last
  let waiting = 0; // until what was done is no longer said
  let keyed = false; // whether the button was pressed by a key of ours

  function tell(words, wrong = false) {
    const said = one("#said");
    said.textContent = words;
    said.classList.toggle("wrong", wrong);
    clearTimeout(waiting);
    if (!wrong) waiting = setTimeout(() => said.replaceChildren(), 6000);
  }

  async function answered(form, button) {
    const fields = new FormData(form);
    if (button?.name) fields.set(button.name, button.value);
    // Not form.action: a field of that name would stand before it.
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "HX-Request": "true" },
    });
    const text = await answer.text();
    const part = new DOMParser().parseFromString(text, "text/html");
    if (answer.ok) return one(".judged", part); // none where the claim is gone: one added by hand, and taken back
    throw new Error(one("#main .short", part)?.textContent ?? text);
  }

  async function send(form, button) {
    const item = form.closest("li[id]");
    if (item.getAttribute("aria-busy") === "true") return;
    const [byKey, undoing] = [keyed, form.matches(".undo")];
    keyed = false;
    item.setAttribute("aria-busy", "true");
    try {
      const part = await answered(form, button);
      if (!part) return void location.reload();
      one(".judged", item).replaceWith(part);
      if (!undoing) made.push(item.id);
      const what = undoing ? "Undone" : (one(".history b", part)?.textContent ?? "Done");
      tell(`${what}: “${one(".told a", item).textContent.replaceAll(/[“”]/g, "")}”`);
      if (item.classList.contains("current")) one("a", item).focus({ preventScroll: true });
      if (byKey && !undoing) document.dispatchEvent(new CustomEvent("walk", { detail: 1 }));
    } catch (error) {
      tell(error.message, true);
    } finally {
      item.removeAttribute("aria-busy");
    }
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.closest(".judged")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  // --- keys
  function press(button) {
    if (!button) return;
    keyed = true;
    button.click();
    keyed = false;
  }

  function correct() {
    const form = one(".current .correct");
    if (!form) return;
    form.open = true;
    one("select", form).focus();
  }

  // The claim walked to, if it has a decision; else the one decided about last, which is walked back to.
  function undo() {
    let button = one(".current .undo button");
    while (!button && made.length) {
      const item = document.getElementById(made.pop());
      button = one(".undo button", item);
      if (button) goTo(item);
    }
    press(button);
  }

  function goTo(item) {
    one(".current")?.classList.remove("current");
    item.classList.add("current");
    item.scrollIntoView({ block: "nearest" });
    one("a", item).focus({ preventScroll: true });
  }

  const keys = {
    a: () => press(one(".current [value=accept]")),
    r: () => press(one(".current [value=reject]")),
    e: correct,
    m: () => press(one(".current [value=merge]") ?? one(".current a.event")),
    s: () => press(one(".current [value=split]")),
    u: undo,
    n: () => unfold("#add"),
    d: () => unfold("#copied"),
    x: () => unfold("#withhold"),
  };

  // --- words that are selected in the text, for a claim that is added or a name that is withheld
  let chosen = { words: "", at: "" };

  function unfold(which) {
    const part = one(which);
    if (!part) return;
    part.open = true;
    const field = one("textarea", part);
    if (field && chosen.words) {
      field.value = chosen.words;
      if (one("[name=at]", part)) one("[name=at]", part).value = chosen.at;
    }
    part.scrollIntoView({ block: "nearest" });
    one(field && chosen.words ? "select, [name=why]" : "textarea, select", part).focus();
  }

  // Where the selection begins is counted in characters as people count them, and not in halves of them.
  function choose() {
    const text = one(".text");
    const selected = getSelection();
    if (!text || selected.isCollapsed || !selected.rangeCount) return;
    const range = selected.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    chosen = { words: range.toString().trim(), at: String([...before.toString()].length) };
    for (const button of document.querySelectorAll("#add > summary, #withhold > summary")) button.classList.add("ready");
  }

  document.addEventListener("selectionchange", choose);
  for (const part of document.querySelectorAll("#add, #withhold"))
    one("summary", part).addEventListener("click", () => part.open || setTimeout(() => unfold(`#${part.id}`)));
  // Words that were changed by hand stand where they stand.
  one("#add textarea")?.addEventListener("input", () => (one("#add [name=at]").value = ""));

  one(".keyed")?.removeAttribute("hidden");

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest?.(".correct");
    if (event.key === "Escape" && form) {
      form.open = false;
      (form.closest("li") ? one("a", form.closest("li")) : one("summary", form)).focus();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
