/* The source and the tree point at each other; keys work while the focus is in the tree; files can be dropped. */
(function () {
  "use strict";
  var tree = document.getElementById("tree");

  /* A line lights up with its item, whichever of the two is pointed at. */
  function light(line) {
    document.querySelectorAll(".lit").forEach(function (one) { one.classList.remove("lit"); });
    if (!line) return;
    var place = document.getElementById("line-" + line);
    if (place) place.classList.add("lit");
    document.querySelectorAll('.node[data-line="' + line + '"] > .said').forEach(function (one) { one.classList.add("lit"); });
  }
  function lineOf(target) {
    var line = target.closest(".lines-of > li");
    if (line) return line.id.replace("line-", "");
    var node = target.closest(".node");
    return node ? node.dataset.line : "";
  }

  /* Only the two panes scroll, not the page. */
  function show(pane, element) {
    if (!pane || !element) return;
    pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - 40;
  }

  function choose() {
    var chosen = tree.querySelector(".said.chosen");
    if (!chosen) return;
    var line = chosen.closest(".node").dataset.line;
    show(tree, chosen);
    show(document.querySelector(".source .pane"), line && document.getElementById("line-" + line));
    (chosen.querySelector(".pick") || chosen).focus({ preventScroll: true });
    light(line);
  }

  if (tree) {
    ["mouseover", "focusin"].forEach(function (kind) {
      document.querySelector(".reading").addEventListener(kind, function (event) { light(lineOf(event.target)); });
    });
    /* After the browser has gone to the address's place, which takes the focus away. */
    window.addEventListener("load", function () { setTimeout(choose, 0); });
    tree.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        var picks = Array.from(tree.querySelectorAll(".pick"));
        var node = event.target.closest(".node");
        var at = node ? picks.indexOf(node.querySelector(".pick")) : -1;
        var next = picks[at + (event.key === "ArrowDown" ? 1 : -1)];
        if (!next) return;
        event.preventDefault();
        next.focus();
        return;
      }
      var button = document.querySelector('button[data-key="' + CSS.escape(event.key) + '"]');
      if (!button) return;
      event.preventDefault();
      button.click();
    });
  }

  /* A file can be dropped anywhere on the page that has a field for one. */
  var field = document.querySelector('input[type="file"]');
  if (field) {
    document.addEventListener("dragover", function (event) { event.preventDefault(); });
    document.addEventListener("drop", function (event) {
      if (!event.dataTransfer.files.length || event.target === field) return;
      event.preventDefault();
      field.files = event.dataTransfer.files;
    });
  }
})();
