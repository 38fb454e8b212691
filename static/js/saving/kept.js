/* What this browser still holds of an earlier visit: checked against what arrived after all, then shown beside what
   stands in the report now, and taken over with one click. */
import { post } from "./asking.js";
import { showPanel } from "./panel.js";

const ON_ITS_WAY = 2500; /* ms; what was sent while a page was left may arrive after the next one was opened */

/* The copies that their reports have never held, as far as the server can be asked. */
export async function missing(form, copies, found) {
  const left = [];
  for (const address of new Set(found.map((copy) => copy.known))) {
    const mine = found.filter((copy) => copy.known === address);
    const asked = mine.flatMap((copy) => [copy.name, copy.value]);
    const answer = await post(form, address, { text: asked }).catch(() => null);
    const held = answer && answer.status === 200 ? (await answer.json()).held : mine.map(() => false);
    mine.forEach((copy, place) => (held[place] ? copies.forget(copy) : left.push(copy)));
  }
  return left;
}

export async function restore(form, copies, texts, change, say) {
  let found = (await copies.all()).filter((copy) => copy.tab !== copies.tab);
  if (found.length) found = await missing(form, copies, found);
  if (!found.length) return;
  await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY));
  found = await missing(form, copies, found);
  for (const copy of found.filter((one) => texts.has(one.name))) {
    const text = texts.get(copy.name);
    if (text.value === copy.value) copies.forget(copy);
    else await offer(form, copies, text, copy, change, say);
  }
  const elsewhere = found.filter((copy) => !texts.has(copy.name));
  if (elsewhere.length) list(copies, elsewhere);
}

/* Until somebody chooses, the copy stays, whatever else is typed into the field. */
async function offer(form, copies, text, copy, change, say) {
  const answer = await post(form, form.dataset.differences, { before: text.value, after: copy.value }).catch(() => null);
  const mine = answer && answer.status === 200 ? (await answer.json()).marked : [["same", copy.value]];
  say("kept");
  showPanel(text, { reason: "kept", at: copy.at, person: "", marked: { theirs: [], mine } }, (choice) => {
    const VALUES = { theirs: text.value, mine: copy.value, both: `${text.value}\n${copy.value}` };
    copies.forget(copy);
    change(text, VALUES[choice]);
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
      copies.forget(copy);
      item.remove();
      notice.hidden = !notice.querySelector("li");
    });
    notice.querySelector("ul").appendChild(item);
  });
  notice.hidden = false;
}
