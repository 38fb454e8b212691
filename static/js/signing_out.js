/* Before somebody signs out: what waits is saved, and their copies in this browser go. */
import { Copies } from "./saving/copies.js";

const form = document.querySelector("form[data-signs-out]");
if (form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const page = document.querySelector("form.texts[data-save]");
    if (page && page.flush && !(await page.flush()) && !window.confirm(form.dataset.unsaved)) return;
    const wait = new Promise((resolve) => setTimeout(resolve, 2000));
    await Promise.race([new Copies(form.dataset.signsOut, "").clear(), wait]);
    form.submit();
  });
}
