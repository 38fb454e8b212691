/* What is typed is saved by itself: 1.5 s after the last key, on leaving a field and a page, on Ctrl+S. One request at a
   time; the field that somebody types in is never replaced. Without this script the form's button saves. */
(function () {
  "use strict";
  var form = document.querySelector("form.texts[data-save]");
  if (!form) return;
  var says = document.getElementById("saving");
  var PAUSE = 1500, FIRST_RETRY = 2000, LONGEST_RETRY = 30000;
  var timer = 0, retry = FIRST_RETRY, running = null, leaving = false;

  /* A name for a save that nobody else gives: http:// has no crypto.randomUUID. */
  function operation() {
    var numbers = new Uint32Array(4);
    (window.crypto || window.msCrypto).getRandomValues(numbers);
    return Array.prototype.map.call(numbers, function (n) { return n.toString(16); }).join("");
  }

  function partner(field, end) { return form.elements[field.name + end]; }
  function known(field) { return field.name && partner(field, ".revision"); }
  function fields() { return Array.prototype.filter.call(form.elements, known); }
  fields().forEach(function (field) { field.stored = field.value; });

  function waits(field) { return field.value !== field.stored && !field.conflict; }

  function say(state, at) {
    says.className = "saving " + state;
    says.textContent = says.dataset[state].replace("{time}", at || "");
  }

  function body(field) {
    if (field.sent !== field.value) { field.sent = field.value; field.operation = operation(); }
    var data = new URLSearchParams();
    data.set("csrfmiddlewaretoken", token());
    data.set("person", form.dataset.person);
    data.set(field.name, field.value);
    data.set(field.name + ".revision", partner(field, ".revision").value);
    data.set("operation", field.operation);
    return data;
  }

  /* Signing in again, in another tab, brings another token. */
  function token() {
    var found = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return found ? found[1] : form.elements.csrfmiddlewaretoken.value;
  }

  function later(delay) { clearTimeout(timer); timer = setTimeout(pump, delay); }

  /* Save the first field that waits; the next one when the answer is there. */
  function pump() {
    if (running) return;
    var field = fields().filter(waits)[0];
    if (!field) return;
    var sent = field.value;
    if (retry === FIRST_RETRY) say("busy"); /* what is wrong stays to be read until it is right */
    running = fetch(form.dataset.save, { method: "POST", body: body(field), credentials: "same-origin", redirect: "manual" })
      .then(function (answer) {
        if (answer.status === 200) return answer.json().then(function (saved) { taken(field, sent, saved); });
        if (answer.status === 409) return answer.json().then(function (theirs) { refused(field, theirs); });
        return tried(answer.type === "opaqueredirect" ? "signed_out" : answer.status === 403 ? "person" : "again");
      })
      .catch(function () { return tried("again"); })
      .then(function (failed) {
        running = null;
        if (!failed) { retry = FIRST_RETRY; pump(); }
      });
  }

  /* It did not work, for a reason that may pass: a network cut, a sign-in that ended, somebody else signed in here. */
  function tried(state) {
    if (leaving) return true;
    say(state);
    var link = document.getElementById("sign-in");
    link.hidden = state === "again";
    later(retry);
    retry = Math.min(2 * retry, LONGEST_RETRY);
    return true;
  }

  function taken(field, sent, saved) {
    field.stored = sent;
    document.getElementById("sign-in").hidden = true;
    partner(field, ".revision").value = saved.revision;
    partner(field, ".shown").value = saved.shown;
    if (!fields().some(waits)) say(form.querySelector(".meeting") ? "conflict" : "done", saved.at);
    form.dispatchEvent(new CustomEvent("saved", { detail: field.name }));
  }

  /* Both texts are shown below the field; nothing is overwritten until somebody chooses. */
  function refused(field, theirs) {
    field.conflict = true;
    say("conflict");
    var panel = document.getElementById("meeting").content.firstElementChild.cloneNode(true);
    panel.querySelector(".why").textContent = panel.dataset[theirs.reason] || panel.dataset.changed;
    panel.querySelector(".who").textContent = theirs.person;
    panel.querySelector(".theirs").textContent = theirs.theirs;
    var choices = { theirs: theirs.theirs, mine: null, both: theirs.theirs + "\n" };
    Object.keys(choices).forEach(function (name) {
      var button = panel.querySelector("[data-take=" + name + "]");
      button.hidden = theirs.reason !== "changed" || (name === "both" && field.tagName !== "TEXTAREA");
      button.addEventListener("click", function () { settle(field, panel, theirs, name); });
    });
    (field.closest(".mb-3") || field.parentNode).appendChild(panel);
  }

  function settle(field, panel, theirs, choice) {
    if (choice === "theirs") field.value = theirs.theirs;
    if (choice === "both") field.value = theirs.theirs + "\n" + field.value;
    field.stored = theirs.theirs;
    field.conflict = false;
    partner(field, ".revision").value = theirs.revision;
    partner(field, ".shown").value = theirs.shown;
    panel.remove();
    field.focus();
    if (waits(field)) pump(); else say("done", "");
  }

  form.addEventListener("input", function (event) {
    if (!known(event.target)) return;
    if (!running) say("typing");
    later(PAUSE);
  });
  form.addEventListener("focusout", function (event) { if (known(event.target)) later(0); });
  document.addEventListener("keydown", function (event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    later(0);
  });

  /* The form's own buttons save everything that it holds. */
  form.addEventListener("submit", function () { leaving = true; });
  window.addEventListener("pageshow", function () { leaving = false; });

  /* Whichever way the page is left, what waits goes out with it. */
  function leave() {
    if (leaving) return;
    fields().filter(waits).forEach(function (field) { navigator.sendBeacon(form.dataset.save, body(field)); });
  }
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") pump(); });

  /* What could not be saved yet is asked about before it is left. */
  window.addEventListener("beforeunload", function (event) {
    var stuck = /again|signed_out|person/.test(says.className) || form.querySelector(".meeting");
    if (leaving || !stuck) return;
    event.preventDefault();
    event.returnValue = "";
  });
})();
