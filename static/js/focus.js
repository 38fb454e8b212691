/* Whoever goes on by Tab sees the whole of the field that they come to: a browser is content with the line of the caret, and
   the bar at the bottom may lie over the rest. */
(function () {
  "use strict";
  var byTab = false;
  document.addEventListener("keydown", function (event) { byTab = event.key === "Tab"; });
  document.addEventListener("pointerdown", function () { byTab = false; });
  document.addEventListener("focusin", function (event) {
    if (byTab) event.target.scrollIntoView({ block: "nearest" });
  });
})();
