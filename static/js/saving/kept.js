/* What this browser still holds of an earlier visit: checked against what arrived after all, then shown beside what
   stands in the report now, and taken over with one click. */
import { post } from "./asking.js";
import { showPanel } from "./panel.js";

const ON_ITS_WAY = 2500; /* ms; what was sent while a page was left may arrive after the next one was opened */

/* The copies that the report has never held. */
async function missing(form, copies, found) {
  const values = Object.fromEntries(found.map((copy) => [copy.name, copy.value]));
  const answer = await post(form, form.dataset.known, values);
  if (answer.status !== 200) return [];
  const known = new Set((await answer.json()).known);
  found.filter((copy) => known.has(copy.name) && !copy.earlier).forEach((copy) => copies.forget(copy.name));
  return found.filter((copy) => !known.has(copy.name) || copy.earlier);
}

export async function restore(form, copies, texts, change) {
  let found = await copies.all();
  if (found.length) found = await missing(form, copies, found);
  if (!found.length) return;
  await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY));
  found = await missing(form, copies, found);
  const elsewhere = [];
  for (const copy of found) {
    const text = texts.get(copy.name);
    if (!text) elsewhere.push(copy);
    else if (text.value === copy.value) copies.forget(copy.name);
    else if (text.value === text.stored) await offer(form, copies, text, copy, change);
  }
  if (elsewhere.length) list(copies, elsewhere);
}

/* Until somebody chooses, the copy stays, whatever else is typed into the field. */
async function offer(form, copies, text, copy, change) {
  const answer = await post(form, form.dataset.differences, { before: text.value, after: copy.value });
  if (answer.status !== 200) return;
  text.kept = copy;
  const said = { reason: "kept", at: copy.at, person: "", marked: { theirs: [], mine: (await answer.json()).marked } };
  showPanel(text, said, (choice) => {
    text.kept = null;
    text.panel = null;
    const VALUES = { theirs: text.value, mine: copy.value, both: `${text.value}\n${copy.value}` };
    copies.forget(copy.name);
    if (copy.earlier) copies.put(copy.earlier).then(() => offer(form, copies, text, copy.earlier, change));
    if (VALUES[choice] !== text.value) change(text, VALUES[choice]);
  });
}

function list(copies, found) {
  const notice = document.getElementById("kept");
  const row = notice.querySelector("template");
  found.forEach((copy) => {
    const item = row.content.firstElementChild.cloneNode(true);
    const link = item.querySelector("a");
    link.href = `${copy.page}#id_${copy.name}`;
    link.textContent = `${copy.label} ${copy.at}`;
    item.querySelector("p").textContent = copy.value;
    item.querySelector("button").addEventListener("click", () => {
      copies.forget(copy.name);
      item.remove();
      notice.hidden = !notice.querySelector("li");
    });
    notice.querySelector("ul").appendChild(item);
  });
  notice.hidden = false;
}
