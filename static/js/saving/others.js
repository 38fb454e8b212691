/* What others do on this page meanwhile: who writes what, by name; their texts where nothing is typed here; and whether
   items came, went or moved. Nobody is locked out. */
const EVERY = 10000;

/* Problem two · Example 1 · Example. */
function nameOf(field) {
  const heads = [];
  for (let card = field.closest(".item"); card; card = card.parentNode.closest(".item")) heads.unshift(card.querySelector(".head b"));
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  return [...heads, label].filter(Boolean).map((part) => part.textContent.trim()).join(" · ");
}

export function watchOthers(form, texts, idle) {
  const place = document.getElementById("others");
  const changed = document.getElementById("tree-changed");
  let since = form.dataset.since;

  function people(writing) {
    const byName = {};
    document.querySelectorAll(".writing-here").forEach((badge) => badge.remove());
    writing.forEach(([person, name]) => {
      const text = texts.get(name);
      if (!text) return;
      (byName[person] = byName[person] || []).push(nameOf(text.field));
      const badge = document.createElement("span");
      badge.className = "writing-here tag";
      badge.textContent = person;
      const label = document.querySelector(`label[for="${CSS.escape(text.field.id)}"]`);
      if (label) label.after(badge);
    });
    const said = Object.keys(byName).map((person) =>
      place.dataset.writing.replace("{person}", person).replace("{places}", byName[person].join(place.dataset.comma)));
    if (place.textContent !== said.join(" ")) place.textContent = said.join(" ");
    place.hidden = !said.length;
  }

  async function look() {
    if (document.visibilityState === "hidden") return;
    const answer = await fetch(`${form.dataset.meanwhile}?since=${since}`, { credentials: "same-origin", redirect: "manual" });
    if (answer.status !== 200) return;
    const news = await answer.json();
    since = news.until;
    people(news.writing);
    news.texts.forEach((one) => {
      const text = texts.get(one.name);
      if (text && idle(text) && one.revision > text.revision) text.stands(one);
    });
    if (news.tree) changed.hidden = false;
  }

  function turn() {
    look().catch(() => null).then(() => setTimeout(turn, EVERY));
  }
  turn();
  document.addEventListener("visibilitychange", () => look().catch(() => null));
}
