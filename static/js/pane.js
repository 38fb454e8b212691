/* The pane beside the fields: its tabs open without a new page, the chosen one stays while the browser's tab is open, and
   what it shows follows every save. Without this script the tabs are links. */
(function () {
  "use strict";
  var form = document.getElementById("texts"), pane = document.getElementById("pane");
  if (!form || !pane) return;
  var KEPT = "pane", running = false, waiting = null, lost = false, last = null, wanted = shown();

  function remembered() { try { return sessionStorage.getItem(KEPT); } catch (error) { return null; } }
  function remember(name) { try { sessionStorage.setItem(KEPT, name); } catch (error) { /* none is kept, then */ } }
  function tab(name) { return pane.querySelector('.tabs [data-pane="' + name + '"]'); }
  function shown() { return pane.querySelector(".tabs [aria-current]").dataset.pane; }

  /* One request at a time; of those that wait, the last. `key` is the item that was saved, "" for another tab. */
  function load(name, key) {
    wanted = name;
    if (running) { waiting = [name, key]; return; }
    running = true;
    fetch(pane.dataset.address + "?pane=" + encodeURIComponent(name), { credentials: "same-origin", redirect: "error" })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
      .then(function (text) { show(name, key, new DOMParser().parseFromString(text, "text/html")); })
      .catch(function () { if (!key && !waiting) lose(name); })
      .then(function () {
        var next = waiting;
        running = false;
        waiting = null;
        if (next) load(next[0], next[1]);
      });
  }

  function choose(name) {
    Array.prototype.forEach.call(pane.querySelectorAll(".tabs a"), function (link) { link.removeAttribute("aria-current"); });
    tab(name).setAttribute("aria-current", "true");
  }

  /* A network cut, or a sign-in that ended. The page with what was typed stays. */
  function lose(name) {
    var said = document.createElement("p"), again = document.createElement("button");
    said.setAttribute("role", "status");
    said.textContent = pane.dataset.cut;
    again.type = "button";
    again.className = "btn btn-plain btn-sm";
    again.textContent = pane.dataset.again;
    again.addEventListener("click", function () {
      tab(name).focus(); /* the button goes with what comes */
      load(name, "");
    });
    choose(name);
    pane.querySelector(".pane-body").replaceChildren(said, again);
    lost = true;
  }

  function show(name, key, answer) {
    count(answer);
    if (key && name !== "preview") return;
    choose(name);
    lost = false;
    var body = pane.querySelector(".pane-body"), old = body.firstElementChild, top = old ? old.scrollTop : 0;
    body.replaceChildren.apply(body, Array.prototype.slice.call(answer.querySelector(".pane-body").childNodes));
    var paper = body.querySelector(".paper");
    if (!paper) return;
    if (!key) return reveal(paper, near(paper, last), "auto");
    paper.scrollTop = top;
    var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    reveal(paper, texts(paper, key)[0], calm ? "auto" : "smooth");
  }

  /* What was changed comes into sight, without moving the page. */
  function reveal(paper, changed, behavior) {
    if (!changed) return;
    var box = paper.getBoundingClientRect(), place = changed.getBoundingClientRect();
    if (place.top >= box.top && place.top < box.bottom - 30) return;
    paper.scrollTo({ top: paper.scrollTop + place.top - box.top - 40, behavior: behavior });
  }

  function texts(paper, key) { return paper.querySelectorAll('[data-key="' + CSS.escape(key) + '"]'); }

  /* Where an item prints; for one that is still empty, the end of what stands before it. */
  function near(paper, key) {
    var keys = Array.prototype.map.call(form.querySelectorAll(".item[id]"), function (card) { return card.id; });
    var found = key ? texts(paper, key) : [];
    if (found.length) return found[0];
    for (var place = keys.indexOf(key) - 1; place >= 0; place -= 1) {
      found = texts(paper, keys[place]);
      if (found.length) return found[found.length - 1];
    }
  }

  /* A new page begins at the item that its address names, else at that of the field with the caret. */
  function begin() {
    var paper = pane.querySelector(".paper"), target = document.getElementById(location.hash.slice(1));
    if (target && target.matches(".item")) last = target.id;
    if (paper) reveal(paper, near(paper, last), "auto");
  }

  function count(answer) {
    pane.querySelector(".counts").replaceWith(answer.querySelector(".counts"));
    Array.prototype.forEach.call(answer.querySelectorAll(".counters [data-for]"), function (words) {
      var place = document.getElementById(words.dataset["for"]);
      if (place && place.textContent !== words.textContent) place.textContent = words.textContent;
    });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-pane]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    remember(link.dataset.pane);
    load(link.dataset.pane, "");
    if (!pane.contains(link)) { tab(link.dataset.pane).focus(); pane.scrollIntoView({ block: "nearest" }); }
  });
  form.addEventListener("focusin", function (event) {
    var name = (event.target.name || "").split(".");
    if (name[1]) last = name[0];
  });
  window.addEventListener("load", function () { setTimeout(begin, 0); }); /* moving.js has put the caret back by then */
  form.addEventListener("saved", function (event) { /* a tab that was chosen and is not there yet is not given up */
    load(wanted, lost || wanted !== shown() ? "" : String(event.detail).split(".")[0]);
  });

  var asked = new URLSearchParams(location.search).get("pane");
  if (asked) remember(shown());
  else if (remembered() && remembered() !== shown() && tab(remembered())) load(remembered(), "");
})();
