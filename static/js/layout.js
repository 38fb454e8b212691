/* The sample page follows what is typed; and the page asks before it is left with something not saved. */
(function () {
  "use strict";
  var form = document.querySelector("form.layout-form");
  if (!form) return;
  var changed = false, timer = 0, asked = null;
  var picture = document.getElementById("sample");
  var says = document.getElementById("sample-says");

  function figures(answer) {
    ["characters", "lines"].forEach(function (name) {
      var place = document.getElementById(name);
      if (place && answer.headers.get("X-" + name)) place.textContent = answer.headers.get("X-" + name);
    });
  }

  /* As a data: address, which the site's policy allows for pictures. */
  function show(answer) {
    figures(answer);
    answer.blob().then(function (blob) {
      var reader = new FileReader();
      reader.onload = function () { picture.src = reader.result; };
      reader.readAsDataURL(blob);
    });
    says.textContent = "";
  }

  function ask() {
    if (asked) asked.abort();
    var mine = asked = new AbortController();
    picture.setAttribute("aria-busy", "true");
    fetch(picture.dataset.address + "?" + new URLSearchParams(new FormData(form)), { signal: mine.signal })
      .then(function (answer) {
        if (answer.ok) return show(answer);
        if (answer.status === 400 || answer.status === 503) return answer.text().then(function (text) { says.textContent = text; });
      })
      .catch(function () { })
      .then(function () { if (asked === mine) picture.removeAttribute("aria-busy"); });
  }

  form.addEventListener("input", function () {
    changed = true;
    if (!picture) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 400);
  });
  form.addEventListener("submit", function () { changed = false; });
  window.addEventListener("beforeunload", function (event) {
    if (!changed) return;
    event.preventDefault();
    event.returnValue = "";
  });
})();
