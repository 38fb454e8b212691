/* Items move by dragging and by Alt+Up and Alt+Down, Ctrl+Enter adds the next; the page's own buttons do it, which save
   everything first. The field that somebody was in has the caret again when the page is back. */
(function () {
  "use strict";
  var form = document.querySelector("form.texts[data-save]");
  if (!form) return;
  var KEPT = "caret", SOON = 60000, last = null;

  /* ---- keys; what an input method composes belongs to it ---- */

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229 || event.shiftKey || event.metaKey) return;
    if (event.altKey && !event.ctrlKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      var card = event.target.closest && event.target.closest(".item");
      if (!card || !form.contains(card) || event.target.tagName === "SELECT") return;
      event.preventDefault();
      press(card.querySelector(".head .act " + (event.key === "ArrowUp" ? ".up" : ".down")), card);
    }
    if (event.ctrlKey && !event.altKey && event.key === "Enter" && form.contains(event.target)) {
      event.preventDefault();
      press(form.querySelector("button[data-add]"));
    }
  });

  function press(button, card) {
    if (button && (!card || button.closest(".item") === card)) button.click();
  }

  /* ---- dragging ---- */

  /* Whether the form was sent when it was asked to be; everybody else who listens has had their say by then. */
  var sent = false, mover = null;
  window.addEventListener("submit", function (event) { sent = !event.defaultPrevented; });

  function move(handle, step) {
    if (!mover) {
      mover = form.appendChild(document.createElement("button"));
      mover.name = "step";
      mover.hidden = true;
    }
    mover.formAction = handle.dataset.move;
    mover.value = step;
    sent = false;
    form.requestSubmit(mover);
    return sent;
  }

  /* While one is dragged, the cards of its list are folded to a line each, towards the dragged one. The room that they leave
     stays empty, so that neither the page nor the dragged card moves away from the pointer. */
  function fold(list, card) {
    var height = list.offsetHeight, top = card.getBoundingClientRect().top;
    Array.prototype.forEach.call(list.querySelectorAll(":scope > .item"), function (each) {
      var named = each.querySelector(".inside input[type=text], .inside textarea");
      each.querySelector(".head").dataset.named = named ? named.value.slice(0, 60) : "";
    });
    list.classList.add("folded");
    list.style.paddingBottom = height + "px"; /* a page that is shorter for a moment would scroll */
    var above = Math.max(0, top - card.getBoundingClientRect().top), folded = list.offsetHeight - height;
    list.style.paddingTop = above + "px";
    list.style.paddingBottom = Math.max(0, height - folded - above) + "px";
  }

  function unfold(list, card) {
    if (!list.classList.contains("folded")) return; /* it was pressed and not dragged */
    var top = card.getBoundingClientRect().top;
    list.classList.remove("folded");
    list.style.paddingTop = list.style.paddingBottom = "";
    window.scrollBy(0, card.getBoundingClientRect().top - top);
  }

  function sort() {
    Array.prototype.forEach.call(form.querySelectorAll(".list"), function (list) {
      if (list.querySelectorAll(":scope > .item").length < 2) return;
      Array.prototype.forEach.call(list.querySelectorAll(":scope > .item > .head > .handle"), function (handle) { handle.hidden = false; });
      var next = null; /* what the dragged item stood before */
      window.Sortable.create(list, {
        draggable: ".item",
        handle: ".handle",
        forceFallback: true,
        fallbackTolerance: 3,
        onClone: function (event) { fold(list, event.item); }, /* before the card that follows the pointer is made */
        onUnchoose: function (event) { unfold(list, event.item); },
        onStart: function (event) { next = event.item.nextSibling; },
        onEnd: function (event) {
          var step = event.newDraggableIndex - event.oldDraggableIndex;
          if (step && !move(event.item.querySelector(".handle"), step)) list.insertBefore(event.item, next);
        }
      });
    });
  }

  /* Dragging comes when the page has nothing else to do: an old machine first lets somebody type. */
  var library = document.createElement("script");
  library.src = document.currentScript.dataset.sortable;
  library.addEventListener("load", sort);
  window.addEventListener("load", function () { window.requestIdleCallback(function () { document.head.appendChild(library); }); });

  /* ---- the caret ---- */

  function known(field) { return field && field.name && form.elements[field.name + ".revision"]; }
  function cards() { return Array.prototype.map.call(form.querySelectorAll(".item[id]"), function (card) { return card.id; }); }
  form.addEventListener("focusin", function (event) { if (known(event.target)) last = event.target; });

  form.addEventListener("submit", function () {
    var kept = { address: location.pathname, at: Date.now(), cards: cards() };
    if (last) {
      kept.name = last.name;
      kept.start = last.selectionStart;
      kept.end = last.selectionEnd;
    }
    try { sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch (error) { /* the page comes back at its top */ }
  });

  function taken() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
      return kept && kept.address === location.pathname && Date.now() - kept.at < SOON ? kept : null;
    } catch (error) { return null; }
  }

  /* A new item's first field; else the one that was left. After the browser has gone to the address's place. */
  function comeBack() {
    var kept = taken();
    if (!kept) return;
    var target = location.hash.slice(1), card = document.getElementById(target);
    var isNew = card && kept.cards.indexOf(target) < 0;
    var field = isNew ? card.querySelector("input[type=text], textarea") : kept.name && form.elements[kept.name];
    if (!field || !field.focus || field.disabled) return;
    field.focus({ preventScroll: true });
    if (!isNew && typeof kept.start === "number" && field.setSelectionRange) field.setSelectionRange(kept.start, kept.end);
    field.scrollIntoView({ block: "nearest" });
  }
  window.addEventListener("load", function () { setTimeout(comeBack, 0); });
})();
