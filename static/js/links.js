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
