/* At each key Chrome looks through all fields of the form that the field belongs to, for its autofill: with fifty of them
   an old machine shows a sign 20 ms later. So the text that somebody writes in belongs to a form of its own meanwhile. */
export function writeAlone(form, texts) {
  const alone = Object.assign(document.createElement("form"), { id: "written-in", hidden: true });
  const back = () => Array.from(alone.elements).forEach((field) => field.removeAttribute("form"));
  document.body.append(alone);
  form.addEventListener("focusin", (event) => {
    if (texts.has(event.target.name) && event.target.tagName !== "SELECT") event.target.setAttribute("form", alone.id);
  });
  form.addEventListener("focusout", back);
  form.addEventListener("submit", back); /* before the browser collects what it sends */
  window.addEventListener("pagehide", back); /* it remembers what was typed form by form */
  alone.addEventListener("submit", (event) => { /* Enter in a field of one line */
    event.preventDefault();
    back();
    form.requestSubmit();
  });
}
