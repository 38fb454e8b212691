/* The window over a page whose sign-in has ended: the same person's password, and what waits is sent. */
import { post, refreshTokens, renew } from "./asking.js";

const QUIET = 800; /* ms without a key: a window that opens while somebody types would take the keys */

export function signInWindow(form, again) {
  const dialog = document.getElementById("sign-in");
  const inside = dialog.querySelector("form");
  const why = dialog.querySelector(".why");
  const link = document.getElementById("sign-in-open");
  let lastKey = 0;
  let wanted = false;
  let composing = false; /* a word that is being put together with an input method must not be torn off */
  ["keydown", "input"].forEach((kind) => document.addEventListener(kind, () => { lastKey = Date.now(); }, true));
  document.addEventListener("compositionstart", () => { composing = true; }, true);
  document.addEventListener("compositionend", () => { composing = false; }, true);

  function open() {
    if (dialog.open || !wanted) return;
    if (composing || Date.now() - lastKey < QUIET) return void setTimeout(open, QUIET);
    why.textContent = "";
    inside.reset();
    dialog.showModal();
  }

  function close() {
    wanted = false;
    link.hidden = true;
    if (dialog.open) dialog.close();
  }

  inside.addEventListener("submit", async (event) => {
    event.preventDefault();
    why.textContent = "";
    try {
      await renew();
      const answer = await post(form, dialog.dataset.address, Object.fromEntries(new FormData(inside)));
      if (answer.status === 204) { refreshTokens(form); close(); return again(); }
      why.textContent = answer.status === 400 ? (await answer.json()).why : dialog.dataset.closed;
    } catch (error) {
      why.textContent = dialog.dataset.cut;
    }
    inside.elements.password.select();
  });
  link.addEventListener("click", () => { wanted = true; lastKey = 0; open(); });
  dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close());

  return {
    /* `state` is "signed_out", or "person" where somebody else is signed in. */
    need(state) {
      dialog.querySelectorAll("[data-state]").forEach((part) => { part.hidden = part.dataset.state !== state; });
      if (wanted) return;
      wanted = true;
      link.hidden = false;
      open();
    },
    close,
  };
}
