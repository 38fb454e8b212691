/* A page with texts asks before it is left with something typed and not saved. */
(function () {
  "use strict";
  var form = document.querySelector("form.texts");
  if (!form) return;
  var changed = false;
  form.addEventListener("input", function () { changed = true; });
  form.addEventListener("submit", function () { changed = false; });
  window.addEventListener("beforeunload", function (event) {
    if (!changed) return;
    event.preventDefault();
    event.returnValue = "";
  });
})();
