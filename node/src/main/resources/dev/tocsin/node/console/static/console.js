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

  localise(document);
  if (live.length > 0) {
    setInterval(() => look().catch(() => {}), LIVE_SECONDS * 1000);
  }
})();
