/* The chat: what is pressed or typed is sent without leaving the page, and the answer is appended under it.
   Everything works without this file. Written in ES2017 without modules, for old Android browsers; a browser that
   cannot read it shows pages instead. See docs/decisions/0003-web-script.md. */
(function () {
  "use strict";
  const talk = document.getElementById("talk"), status = document.getElementById("status");
  const words = document.body.dataset;
  const PATIENCE_MS = 30000, HINT_MS = 500, KEPT_TURNS = 30, RETRY_MS = 5000, POLL_MS = 20000;
  if (!talk || !window.fetch || !window.DOMParser || !window.URLSearchParams || !history.pushState) return;
  document.documentElement.className = "js";

  const here = () => location.pathname + location.search;
  const screen = () => document.getElementById("screen");
  let place = (history.state && history.state.place) || 0; // how many turns deep this page is
  let shown = here();
  let busy = false, asked = 0; // asked: the last question's number; answers to earlier ones are dropped

  screen().dataset.place = place;
  history.replaceState({ place: place }, "");

  async function ask(url, body) {
    const stop = window.AbortController ? new AbortController() : null;
    const timer = setTimeout(function () { if (stop) stop.abort(); }, PATIENCE_MS);
    try {
      const answer = await fetch(url, {
        method: body ? "POST" : "GET", body: body || undefined, credentials: "same-origin", signal: stop ? stop.signal : undefined,
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const section = page.getElementById("screen");
      if (!section) throw new Error("no screen in the answer");
      const stayed = body && answer.url.split("?")[0] === new URL(url, location.href).href; // trouble: not redirected
      return {
        url: stayed ? shown : answer.url, title: page.title, language: page.documentElement.lang, section: section,
        look: page.body.className,
      };
    } finally {
      clearTimeout(timer);
    }
  }

  function settle(section) { // an old turn keeps its words and loses its buttons
    section.className = "turn old";
    section.querySelectorAll(".rows, .say").forEach(function (part) { part.remove(); });
    section.querySelectorAll("h1").forEach(function (old) {
      const title = document.createElement("h2");
      title.textContent = old.textContent;
      old.replaceWith(title);
    });
    [section].concat(Array.from(section.querySelectorAll("[id]"))).forEach(function (part) { part.removeAttribute("id"); });
  }

  function bubble(text, at) { // what the person pressed or typed
    const line = document.createElement("div");
    line.className = "did";
    line.dataset.place = at;
    line.innerHTML = '<p><span class="hide"></span> <span></span></p>';
    line.querySelectorAll("span")[0].textContent = words.you;
    line.querySelectorAll("span")[1].textContent = text;
    return talk.appendChild(line);
  }

  function append(answer, at, did) {
    const old = screen();
    if (old) settle(old);
    const said = did ? bubble(answer.section.dataset.hides || did, at) : null; // a secret does not stay on show
    const section = document.importNode(answer.section, true);
    section.className = "turn fresh";
    section.dataset.place = at;
    talk.appendChild(section);
    while (talk.children.length > KEPT_TURNS) talk.firstElementChild.remove();
    document.title = answer.title;
    document.body.className = answer.look;
    place = at;
    (said || section).scrollIntoView();
    document.getElementById("here").focus({ preventScroll: true });
    follow();
  }

  async function step(url, body, did, pressed, typed) {
    if (busy) return;
    const number = ++asked;
    busy = true;
    screen().classList.add("waiting");
    if (pressed) pressed.classList.add("pressed");
    status.textContent = "";
    const hint = setTimeout(function () { status.textContent = words.wait; }, HINT_MS);
    try {
      const answer = await ask(url, body);
      if (number !== asked) return;
      if (answer.language !== document.documentElement.lang) return location.assign(answer.url);
      if (typed && stays(answer)) {
        converse(answer, did);
      } else {
        history.pushState({ place: place + 1 }, "", answer.url);
        shown = here();
        append(answer, place + 1, did);
      }
      status.textContent = "";
    } catch (error) {
      if (number === asked) status.textContent = words.fail; // the same form may be sent again: it counts once
    } finally {
      clearTimeout(hint);
      if (number === asked) busy = false;
      if (stale) freshen();
      document.querySelectorAll(".waiting, .pressed").forEach(function (part) { part.classList.remove("waiting", "pressed"); });
    }
  }

  async function back(at) { // Back and Forward: what came after goes, the screen is drawn anew
    const number = ++asked;
    try {
      const answer = await ask(here());
      if (number !== asked) return;
      Array.from(talk.children).forEach(function (part) { if (Number(part.dataset.place) >= at) part.remove(); });
      append(answer, at, null);
      status.textContent = "";
    } catch (error) {
      if (number === asked) location.reload();
    } finally {
      if (number === asked) busy = false;
    }
  }

  /* Live screens: a stream tells that something changed; then the page is fetched and its parts are renewed where they
     are, so that nobody loses what they type or the button that they stand on. */
  const followed = (section) => (section.dataset.live || "").split("?")[0];
  let stream = null, following = "", waiting = null, renewing = false, stale = false;

  function follow() {
    const to = followed(screen());
    if (to === following && stream) return;
    if (stream) stream.close();
    clearTimeout(waiting);
    stream = null;
    following = to;
    if (!to) return;
    if (!window.EventSource) { waiting = setTimeout(freshen, POLL_MS); return; }
    const mine = stream = new EventSource(screen().dataset.live);
    mine.addEventListener("changed", freshen);
    mine.onerror = function () { // a line that broke is mended by the browser; a refusal is not
      if (mine !== stream || mine.readyState !== EventSource.CLOSED) return;
      stream = null;
      waiting = setTimeout(freshen, POLL_MS);
    };
  }

  async function freshen() {
    stale = true;
    if (busy || renewing) return;
    const number = asked;
    renewing = true;
    stale = false;
    clearTimeout(waiting);
    try {
      const answer = await ask(here());
      if (number !== asked) return; // a press came between; its answer is newer
      if (answer.language !== document.documentElement.lang) return location.reload();
      renew(answer);
      follow();
    } catch (error) {
      waiting = setTimeout(freshen, RETRY_MS);
    } finally {
      renewing = false;
      if (stale) freshen();
    }
  }

  function renew(answer) {
    const old = screen(), fresh = document.importNode(answer.section, true), focus = document.activeElement;
    const face = old.contains(focus) ? focus.textContent : "";
    log(old.querySelector(".heard"), fresh.querySelector(".heard"));
    saying(old.querySelector(".says"), fresh.querySelector(".says"));
    const rows = old.querySelector(".rows"), offered = fresh.querySelector(".rows");
    if (faces(rows) !== faces(offered)) rows.replaceWith(offered);
    old.querySelector(".say label").textContent = fresh.querySelector(".say label").textContent;
    old.querySelectorAll("form").forEach(function (form) { shownBy(form, fresh.querySelector(".say [name=seen]")); });
    old.dataset.live = fresh.dataset.live || "";
    document.title = answer.title;
    document.body.className = answer.look;
    if (face && !old.contains(document.activeElement)) {
      const again = Array.from(old.querySelectorAll("h1, .button")).find((one) => one.textContent === face);
      if (again) again.focus({ preventScroll: true });
    }
  }

  const faces = (rows) => Array.from(rows.querySelectorAll(".button, [name=do]"),
    (one) => one.textContent + (one.getAttribute("href") || one.value)).join();

  function log(old, fresh) { // lines that stay are let be: a screen reader reads out what is added
    const lines = Array.from(old.children), now = Array.from(fresh.children);
    let same = 0;
    while (same < lines.length && same < now.length && lines[same].textContent === now[same].textContent) same += 1;
    lines.slice(same).forEach(function (line) { line.remove(); });
    now.slice(same).forEach(function (line) { old.appendChild(line); });
  }

  function saying(old, fresh) { // a picture stays in sight until the next one has come
    const image = old.querySelector(".picture"), drawn = fresh.querySelector(".picture");
    const kept = image && drawn && image.className === drawn.className;
    if (kept) ["src", "alt"].forEach(function (name) {
      if (image.getAttribute(name) !== drawn.getAttribute(name)) image.setAttribute(name, drawn.getAttribute(name));
    });
    if (old.innerHTML === fresh.innerHTML) return;
    if (kept) drawn.replaceWith(image);
    old.replaceWith(fresh);
  }

  function shownBy(form, seen) { // up to which words of others the next form knows
    form.querySelectorAll("[name=seen]").forEach(function (field) { field.remove(); });
    if (seen) form.appendChild(seen.cloneNode());
  }

  // Words that leave a live screen where it is, as in a talk, are only added; the screen stays.
  const stays = (answer) => followed(screen()) !== "" && followed(answer.section) === followed(screen());

  function converse(answer, did) {
    const heard = document.createElement("div");
    heard.className = "heard";
    heard.dataset.place = place;
    Array.from(screen().querySelector(".heard").children).forEach(function (line) { heard.appendChild(line); });
    if (heard.children.length) talk.insertBefore(heard, screen());
    talk.insertBefore(bubble(answer.section.dataset.hides || did, place), screen());
    while (talk.children.length > KEPT_TURNS) talk.firstElementChild.remove();
    renew(answer);
    const field = screen().querySelector("#text");
    field.value = "";
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "nearest" });
  }

  talk.addEventListener("submit", function (event) {
    const form = event.target, body = new URLSearchParams();
    const typed = form.querySelector("[name=text]"), button = form.querySelector("button");
    event.preventDefault();
    new FormData(form).forEach(function (value, name) { body.append(name, value); });
    step(form.getAttribute("action"), body, typed ? typed.value : button.lastElementChild.textContent, button, !!typed);
  });

  document.addEventListener("click", function (event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented) return;
    const link = event.target.closest("a.go");
    if (link) {
      event.preventDefault();
      return step(link.getAttribute("href"), null, link.dataset.did || (link.querySelector("span") || link).textContent, link);
    }
    const share = event.target.closest(".share > summary");
    if (share && navigator.share) {
      event.preventDefault();
      return navigator.share({ text: share.dataset.text, url: share.dataset.url }).catch(function (error) {
        if (error.name !== "AbortError") share.parentNode.open = true;
      });
    }
    const copy = event.target.closest(".copy");
    if (copy) {
      copy.parentNode.querySelector("input").select();
      status.textContent = document.execCommand("copy") ? words.copied : "";
    }
  });

  window.addEventListener("popstate", function (event) {
    if (here() === shown && !event.state) return; // only the part after # changed
    shown = here();
    back((event.state && event.state.place) || 0);
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
  window.addEventListener("pagehide", function () { if (stream) stream.close(); });
  follow();
})();
