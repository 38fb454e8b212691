/* The list of keys as a dialog: by ? outside the fields, and by the button in the header. Without this script the button
   unfolds the same list. */
(function () {
  "use strict";
  var fold = document.querySelector("details.help");
  var dialog = document.getElementById("help");
  if (!fold || !dialog || !dialog.showModal) return;
  var list = document.getElementById("keys");

  function open() {
    if (document.querySelector("dialog[open]")) return;
    dialog.insertBefore(list, dialog.firstChild);
    dialog.showModal();
  }

  fold.querySelector("summary").addEventListener("click", function (event) {
    event.preventDefault();
    open();
  });
  dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "?" && event.key !== "？") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open();
  });
})();
