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

/* `said`: {reason, theirs, person, at, marked: {theirs, mine}}. `settle` is told "theirs", "mine" or "both". */
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
    button.hidden = !both || (button.dataset.choice === "both" && text.field.tagName !== "TEXTAREA");
    button.addEventListener("click", () => {
      panel.remove();
      settle(button.dataset.choice);
      text.field.focus();
    });
  });
  if (text.panel) text.panel.remove();
  text.panel = panel;
  (text.field.closest(".mb-3") || text.field.parentNode).appendChild(panel);
}
