// Comforts only: every page works without this file.
(() => {
  "use strict";
  const LIVE_SECONDS = 10;
  const local = new Intl.DateTimeFormat(undefined, {
    day: "numeric", month: "short", year: "numeric",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
    timeZoneName: "short",
  });

  // Times in the reader's zone, with UTC as the title.
  const localise = (root) => {
    for (const time of root.querySelectorAll("time[datetime]:not([title])")) {
      time.title = time.textContent;
      time.textContent = local.format(new Date(time.dateTime));
    }
  };

  // Lists that follow what happens. A list that somebody is in is left alone and only said to have changed.
  const live = [...document.querySelectorAll("[data-live]")];
  const note = document.querySelector("[data-live-note]");
  let last = live.map((part) => part.innerHTML.trim());
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(location.href, { headers: { "X-Tocsin-Live": "1" }, redirect: "error" });
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const parts = [...next.querySelectorAll("[data-live]")];
    let changed = false;
    live.forEach((part, i) => {
      const html = parts[i] ? parts[i].innerHTML.trim() : last[i];
      if (html === last[i]) return;
      changed = true;
      if (part.contains(document.activeElement)) return;
      last[i] = html;
      part.replaceChildren(...document.importNode(parts[i], true).childNodes);
      localise(part);
    });
    if (changed && note) note.textContent = note.dataset.changed;
  };

  // Drafts: words that somebody selects in a field are the passage to mark, and the field is ticked.
  const marks = document.getElementById("marks");
  if (marks) {
    const boxes = [...document.querySelectorAll("input[form=marks][name^=part-]")];
    const ticked = marks.querySelector("[data-ticked]");
    const count = () => {
      const number = boxes.filter((box) => box.checked).length;
      const { none, one, many } = ticked.dataset;
      ticked.textContent = number === 0 ? none : number === 1 ? one : many.replace("#", number);
    };
    const fieldOf = (node) =>
      (node instanceof Element ? node : node.parentElement)?.closest("[data-passage]");
    const take = () => {
      const selection = getSelection();
      if (selection.isCollapsed || selection.rangeCount === 0) return;
      const range = selection.getRangeAt(0);
      const field = fieldOf(range.startContainer);
      const words = selection.toString().trim();
      if (!field || field !== fieldOf(range.endContainer) || words === "") return;
      const name = "part-" + field.dataset.passage;
      for (const box of boxes) box.checked = box.name === name;
      marks.elements.passage.value = words === field.textContent.trim() ? "" : words;
      count();
    };
    document.addEventListener("mouseup", () => setTimeout(take));
    document.addEventListener("keyup", (key) => { if (key.shiftKey || key.key === "Shift") take(); });
    document.addEventListener("change", (event) => { if (boxes.includes(event.target)) count(); });
    count();
  }

  localise(document);
  if (live.length > 0) {
    setInterval(() => look().catch(() => {}), LIVE_SECONDS * 1000);
  }
})();
