/* In the table of links the arrow keys go from cell to cell; Home and End to the first and last of a row. */
(function () {
  "use strict";
  var table = document.querySelector(".links .matrix");
  if (!table) return;
  var WITHIN = "button, a[href]";

  function focusable(row, place) {
    var cell = row && row.cells[place];
    return cell ? cell.querySelector(WITHIN) : null;
  }

  /* The next cell in that direction that can take the focus; cells without anything to press are passed over. */
  function next(row, place, down, right) {
    var rows = Array.prototype.slice.call(table.rows);
    var line = rows.indexOf(row);
    for (;;) {
      line += down;
      place += right;
      if (line < 0 || line >= rows.length || place < 0 || place >= 200) return null;
      var found = focusable(rows[line], place);
      if (found) return found;
    }
  }

  function end(row, from, step) {
    for (var place = from; place >= 0 && place < row.cells.length; place += step) {
      var found = focusable(row, place);
      if (found) return found;
    }
    return null;
  }

  var MOVES = {
    ArrowUp: function (row, place) { return next(row, place, -1, 0); },
    ArrowDown: function (row, place) { return next(row, place, 1, 0); },
    ArrowLeft: function (row, place) { return next(row, place, 0, -1); },
    ArrowRight: function (row, place) { return next(row, place, 0, 1); },
    Home: function (row) { return end(row, 0, 1); },
    End: function (row) { return end(row, row.cells.length - 1, -1); }
  };

  /* After a cell was pressed the page comes back where it stood, with the next cell under the hand. */
  var KEPT = "links-scroll";
  try {
    var kept = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
    if (kept && kept.on === location.pathname) {
      window.scrollTo(0, kept.top);
      table.parentNode.scrollTop = kept.inner;
    }
  } catch (error) { /* no storage: the page begins at the cell */ }
  document.addEventListener("submit", function () {
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ on: location.pathname, top: window.scrollY, inner: table.parentNode.scrollTop }));
    } catch (error) { return; }
  });

  table.addEventListener("keydown", function (event) {
    var cell = event.target.closest("td, th");
    var move = MOVES[event.key];
    if (!cell || !move || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var found = move(cell.parentNode, cell.cellIndex);
    if (!found) return;
    event.preventDefault();
    found.focus();
  });
})();
