/* Two versions of a text below its field: what changed in each is marked, and nothing is overwritten until somebody
   chooses. */

function marked(place, stretches) {
  const TAGS = { in: "ins", out: "del", same: "span" };
  place.replaceChildren(
    ...stretches.map(([kind, text]) => {
      const part = document.createElement(TAGS[kind]);
      part.textContent = text;
      return part;
    })
  );
}

/* `said`: {reason, theirs, person, at, marked: {theirs, mine}, merged}. `settle` is told "theirs", "mine" or "both". Returns
   the panel. */
export function showPanel(text, said, settle) {
  const panel = document.getElementById("meeting").content.firstElementChild.cloneNode(true);
  panel.classList.toggle("kept", said.reason === "kept");
  const both = said.reason === "changed" || said.reason === "kept";
  panel.querySelector(".why").textContent = panel.dataset[said.reason] || panel.dataset.changed;
  panel.querySelector(".who").textContent = [said.person, said.at].filter(Boolean).join(" ");
  panel.querySelector(".of-theirs").hidden = said.reason === "deleted" || said.reason === "kept";
  marked(panel.querySelector(".theirs"), said.marked.theirs);
  marked(panel.querySelector(".mine"), said.marked.mine);
  panel.querySelectorAll("[data-choice]").forEach((button) => {
    const two = button.dataset.choice === "both";
    button.hidden = !both || (two && text.field.tagName !== "TEXTAREA" && !said.merged);
    if (two && said.merged) button.textContent = panel.dataset.merge;
    button.addEventListener("click", () => {
      panel.remove();
      settle(button.dataset.choice);
      text.field.focus();
    });
  });
  (text.field.closest(".mb-3") || text.field.parentNode).appendChild(panel);
  return panel;
}
