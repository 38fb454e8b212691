/* Writing in the fields: what is pasted is cleaned, examples get their marker, fields grow with their text. */
(function () {
  "use strict";
  var form = document.querySelector("form.texts[data-save]"), rules = document.getElementById("writing");
  if (!form || !rules) return;
  var words = rules.dataset;
  var NUMBER = new RegExp("^(?:" + words.numbers + ")"), BULLET = new RegExp("^(?:" + words.bullets + ")");
  var MARKER = new RegExp("^(?:" + words.markers + ")");
  var UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g, BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
  var FRONT = /^[ \t\u3000\u00a0\u2002-\u200a]+/, LONGEST = 20000;

  function isText(field) {
    return field.name && form.elements[field.name + ".revision"] && /^(TEXTAREA|INPUT)$/.test(field.tagName);
  }
  function isOf(field, kind, name) { return field.closest(".k-" + kind + " .f-" + name); }

  /* ---- pasting ---- */

  /* The text as this field takes it, with the names of what was taken off. `fresh`: it begins a paragraph, `first`: the
     first of the field, before which the page prints a number of its own. */
  function cleaned(text, field, fresh, first) {
    var off = {};
    function without(pattern, value, name) {
      var rest = value.replace(pattern, "");
      if (rest !== value) off[name] = true;
      return rest;
    }
    var lines = without(UNSEEN, text, "unseen").split("\n").map(function (line, place) {
      return place || fresh ? without(FRONT, line, "spaces") : line;
    });
    while (lines.length > 1 && !lines[lines.length - 1].trim()) lines.pop(); /* Word ends every copy with one */
    var full = lines.filter(function (line) { return line.trim(); });
    if (full.length < lines.length) off.blank = true;
    var heading = /\.heading$/.test(field.name);
    if (heading || isOf(field, "problem", "paragraphs") || isOf(field, "point", "paragraphs")) {
      full = full.map(function (line, place) { return place || fresh ? without(BULLET, line, "front") : line; });
      var several = full.filter(function (line) { return NUMBER.test(line); }).length > 1;
      if (first && (heading || !several) && full.length) full[0] = without(NUMBER, full[0], "front");
    }
    if (field.tagName === "INPUT" && full.length > 1) off.lineEnds = true;
    return { text: full.join(field.tagName === "INPUT" ? "" : "\n"), off: Object.keys(off) };
  }

  /* As typed, so that Ctrl+Z takes it back: first what was pasted, then the clean text in its place. What stands on
     either side of it is remembered, by which it is found again while other parts of the field are written. */
  function insert(field, raw, clean) {
    var start = field.selectionStart, length = field.value.length - (field.selectionEnd - start);
    if (raw.length <= LONGEST && field.tagName === "TEXTAREA") {
      document.execCommand("insertText", false, raw);
      field.setSelectionRange(start, start + field.value.length - length);
    }
    if (clean) document.execCommand("insertText", false, clean);
    else if (field.selectionStart < field.selectionEnd) document.execCommand("delete"); /* else it takes what is before */
    field.pasted = { before: field.value.slice(0, start), text: clean, after: field.value.slice(start + clean.length) };
    field.pasted.raw = field.tagName === "INPUT" ? raw.replace(/^\n+|\n+$/g, "").replace(/\n+/g, " ") : raw; /* one line */
  }

  /* Whether the pasted text still stands there as it was put, wherever that is by now. */
  function stands(field) {
    var put = field.pasted, value = field.value;
    if (value.slice(0, put.before.length + put.text.length) === put.before + put.text) {
      put.after = value.slice(put.before.length + put.text.length);
      return true;
    }
    var end = put.text + put.after, at = value.length - end.length;
    if (at < 0 || value.slice(at) !== end) return false;
    put.before = value.slice(0, at);
    return true;
  }

  function putBack(field) {
    var put = field.pasted;
    field.focus();
    if (put && stands(field)) {
      field.setSelectionRange(put.before.length, put.before.length + put.text.length);
      document.execCommand("insertText", false, put.raw);
    }
    forget(field);
  }

  /* What was taken off is no longer offered: it came back, or its place is written anew. */
  function forget(field) {
    field.pasted = null;
    Array.prototype.forEach.call(field.parentNode.querySelectorAll(".pasted .taken-off"), function (part) { part.remove(); });
  }

  form.addEventListener("paste", function (event) {
    var field = event.target;
    if (!isText(field) || !event.clipboardData || field.readOnly || field.disabled) return;
    var raw = event.clipboardData.getData("text/plain").replace(BREAKS, "\n");
    if (!raw) return;
    var before = field.value.slice(0, field.selectionStart);
    var found = cleaned(raw, field, /(^|\n)\s*$/.test(before), !before.trim());
    forget(field);
    if (found.text !== raw) {
      event.preventDefault();
      insert(field, raw, found.text);
    }
    setTimeout(function () { say(field, found.off); }, 0);
  });

  function button(text, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-plain btn-sm";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  }

  /* What was taken off, and the offer to make several problems of it. */
  function say(field, off) {
    var note = field.parentNode.querySelector(".pasted") || field.parentNode.appendChild(document.createElement("div"));
    var names = off.map(function (name) { return words[name]; }).join(words.and);
    var several = field.value.split("\n").filter(function (line) { return NUMBER.test(line.trim()); }).length;
    var parting = isOf(field, "problem", "paragraphs") && field.closest(".item").querySelector("button.split");
    note.className = "pasted";
    note.setAttribute("role", "status");
    note.textContent = "";
    if (names && field.pasted) {
      var told = note.appendChild(document.createElement("span"));
      told.className = "taken-off";
      told.textContent = words.cleaned.replace("{what}", names);
      if (field.pasted.raw !== field.pasted.text) told.appendChild(button(words.back, function () { putBack(field); }));
    }
    if (parting && several > 1) {
      note.appendChild(document.createTextNode(words.several.replace("{n}", several)));
      note.appendChild(button(words.split.replace("{n}", several), function () { parting.click(); }));
    }
  }

  /* The button that splits a problem is there as soon as there may be something to split. */
  function offer(field) {
    var card = field.closest("article.item"), parting = card && card.querySelector("button.split");
    if (!parting || !parting.hidden) return;
    var text = card.querySelector(".k-problem .f-paragraphs textarea"), heading = card.querySelector(".k-problem .f-heading input");
    parting.hidden = !text.value.trim() || (heading.value.trim() !== "" && text.value.trim().indexOf("\n") < 0);
  }

  /* ---- 比如， ---- */

  /* An example that was empty gets its marker when the one who typed it leaves it for the first time, unless they put
     one. A text that somebody else typed comes without keys: it stays as they wrote it. */
  function example(field) { return isText(field) && isOf(field, "example", "paragraphs"); }
  function asItStands(field) {
    field.wasEmpty = !field.value.trim();
    field.begun = false;
  }
  Array.prototype.forEach.call(form.elements, function (field) { if (example(field)) asItStands(field); });
  form.addEventListener("focusout", function (event) {
    var field = event.target;
    if (!example(field) || document.activeElement === field) return; /* the window alone was left */
    var place = field.closest("[data-marker]"), text = field.value.trim();
    if (text && field.begun && place && !MARKER.test(text)) {
      field.setRangeText(place.dataset.marker, 0, field.value.length - field.value.replace(/^\s+/, "").length, "preserve");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    asItStands(field);
  }, true);

  /* ---- fields that grow ---- */

  var grows = !(window.CSS && CSS.supports && CSS.supports("field-sizing", "content"));
  var waiting = null;
  function grow(field) {
    if (!field.least) field.least = field.rows;
    field.rows = field.least;
    var style = getComputedStyle(field), line = parseFloat(style.lineHeight);
    var inside = field.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    field.rows = Math.max(field.least, Math.min(Math.ceil(inside / line - 0.1), 40));
  }
  function soon(field) {
    if (waiting === field) return;
    waiting = field;
    requestAnimationFrame(function () { waiting = null; grow(field); });
  }
  if (grows) {
    Array.prototype.forEach.call(form.querySelectorAll("textarea"), function (field) {
      if (field.scrollHeight > field.clientHeight) grow(field);
    });
  }
  /* However a text changed. */
  function follow(field) {
    if (grows && field.tagName === "TEXTAREA") soon(field);
    offer(field);
  }
  form.addEventListener("input", function (event) {
    var field = event.target;
    if (!isText(field)) return;
    follow(field);
    if (field.wasEmpty) field.begun = true;
    if (field.pasted && (/^history/.test(event.inputType) || !stands(field))) forget(field);
  });

  /* The report's text was put in, or one of two that was chosen. */
  function replaced(field) {
    if (!field || !isText(field)) return;
    follow(field);
    asItStands(field);
    if (field.pasted) forget(field);
  }
  form.addEventListener("replaced", function (event) { replaced(event.target); });
  form.addEventListener("chosen", function (event) { replaced(form.elements[event.detail]); });
})();
