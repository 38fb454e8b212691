/* Before somebody signs out: what waits is saved, and their copies in this browser go. */
import { Copies } from "./saving/copies.js";
import { missing } from "./saving/kept.js";

const form = document.querySelector("form[data-signs-out]");
if (form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const page = document.querySelector("form.texts[data-save]");
    const copies = new Copies(form.dataset.signsOut, "");
    const wait = new Promise((resolve) => setTimeout(resolve, 3000, []));
    const saved = !page || !page.flush || (await page.flush());
    const left = await Promise.race([copies.all().then((found) => missing(form, copies, found)), wait]);
    if ((!saved || left.length) && !window.confirm(form.dataset.unsaved)) return;
    await Promise.race([copies.clear(), wait]);
    form.submit();
  });
}
