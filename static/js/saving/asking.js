/* Requests of a page with texts to its server. */

/* A name for a save that nobody else gives: http:// has no crypto.randomUUID. */
export function operation() {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(numbers, (number) => number.toString(16)).join("");
}

/* Signing in again brings another token, and so does another tab. */
export function token(form) {
  const found = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  return found ? found[1] : form.elements.csrfmiddlewaretoken.value;
}

/* Every form of the page goes on with the token that counts now. */
export function refreshTokens(form) {
  const now = token(form);
  document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => { input.value = now; });
}

/* The cookie with the token, where it is gone: this page or the sign-in page brings it. */
export function renew() {
  return fetch(location.href, { credentials: "same-origin" }).catch(() => null);
}

const PATIENCE = 30000; /* ms; then it is tried again: an answer that came after all is known by the operation's name */

export function post(form, url, values) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token(form));
  Object.entries(values).forEach(([name, value]) => [].concat(value).forEach((one) => body.append(name, one)));
  return fetch(url, { method: "POST", body, credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
}
