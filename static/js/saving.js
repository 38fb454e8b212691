/* What is typed is saved by itself: 1.5 s after the last key, on leaving a field and a page, on Ctrl+S. One request at a
   time; the field that somebody types in is never replaced. Without this script the form's button saves. */
import { writeAlone } from "./saving/alone.js";
import { Copies } from "./saving/copies.js";
import { operation, post, refreshTokens, renew, token } from "./saving/asking.js";
import { restore } from "./saving/kept.js";
import { showPanel } from "./saving/panel.js";
import { signInWindow } from "./saving/sign_in.js";
import { watchOthers } from "./saving/others.js";

const PAUSE = 1500, FIRST_RETRY = 2000, LONGEST_RETRY = 30000; /* ms */
const UNSETTLED = ".meeting:not(.kept)"; /* two versions, of which somebody has to choose */
const MOST_ON_LEAVING = 18000; /* characters; browsers send at most 64 KB behind a page that is left */

/* One text of the page: its field, with the revision and the fingerprint that travel beside it. */
class Text {
  constructor(form, field) {
    this.field = field;
    this.name = field.name;
    this.partners = { revision: form.elements[`${field.name}.revision`], shown: form.elements[`${field.name}.shown`] };
    /* A browser that was torn off may bring these two back without the text that they belong to. */
    if (field.value === field.defaultValue) Object.values(this.partners).forEach((one) => { one.value = one.dataset.sent; });
    this.stored = field.value;
    this.operation = operation();
    this.refused = null; /* what was typed when it was refused: saved again only when it is another text */
  }

  get value() { return this.field.value; }
  get revision() { return Number(this.partners.revision.value); }
  get waits() { return this.value !== this.stored && this.value !== this.refused; }

  /* What stands in the report from now on, where nothing of ours waits. */
  stands({ value, revision, shown }) {
    this.field.value = this.stored = value;
    this.at({ revision, shown });
    this.field.dispatchEvent(new Event("replaced", { bubbles: true }));
  }

  at({ revision, shown }) {
    this.partners.revision.value = revision;
    this.partners.shown.value = shown;
  }
}

function start(form) {
  const says = document.getElementById("saving");
  const copies = form.dataset.copies ? new Copies(form.dataset.person, form.dataset.report) : null;
  const fields = Array.from(form.elements).filter((field) => field.name && form.elements[`${field.name}.revision`]);
  const texts = new Map(fields.map((field) => [field.name, new Text(form, field)]));
  const all = Array.from(texts.values());
  const ticks = new Map(); /* boxes whose tick has not arrived */
  const signIn = signInWindow(form, () => later(0));
  const clock = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "zh-CN", /* as on the pages: 2026年11月21日 14:32 */
    { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  let timer = 0, retry = FIRST_RETRY, running = null, leaving = false;

  function say(state, at) {
    says.className = `saving ${state}`;
    if (state === "done" && !at) state = "nothing";
    const sentence = says.dataset[state].replace("{time}", at || "");
    if (says.textContent !== sentence) says.textContent = sentence;
  }

  function values(text) {
    return {
      person: form.dataset.person,
      [text.name]: text.value,
      [`${text.name}.revision`]: String(text.revision),
      operation: text.operation,
    };
  }

  function later(delay) {
    clearTimeout(timer);
    timer = setTimeout(pump, delay);
  }

  /* Save the first text that waits; the next one when the answer is there. */
  async function pump() {
    if (running) return;
    const text = all.find((one) => one.waits) || ticks.values().next().value;
    if (!text) {
      if (/typing|busy/.test(says.className)) say("done", ""); /* it was typed back to what is stored */
      return;
    }
    running = text;
    if (retry === FIRST_RETRY) say("busy"); /* what is wrong stays to be read until it is right */
    const wrong = await (text.send ? text.send() : send(text, text.value)).catch(() => "again");
    running = null;
    if (wrong) return failed(wrong);
    retry = FIRST_RETRY;
    signIn.close();
    pump();
  }

  /* "" where the server has answered, else what is wrong. */
  async function send(text, sent) {
    text.flying = text.operation; /* what is typed meanwhile starts from what this one makes of the text */
    const answer = await post(form, form.dataset.save, values(text));
    if (answer.status === 200) return taken(text, sent, await answer.json());
    if (answer.status === 409) return refused(text, sent, await answer.json());
    if (answer.type === "opaqueredirect") return "signed_out";
    if (answer.status !== 403) return "again";
    if ((answer.headers.get("Content-Type") || "").includes("json")) return "person";
    await renew(); /* the token was stale; the next turn has another */
    return "again";
  }

  /* It did not work, for a reason that may pass: a network cut, a sign-in that ended, somebody else signed in here. */
  function failed(state) {
    if (leaving) return;
    say(state);
    if (state !== "again") signIn.need(state);
    later(retry);
    retry = Math.min(2 * retry, LONGEST_RETRY);
  }

  function taken(text, sent, saved) {
    text.stored = sent;
    text.refused = null;
    text.at(saved);
    if (text.panel) text.panel = void text.panel.remove();
    if (copies && !text.waits) copies.forget(text);
    if (!all.some((one) => one.waits)) say(form.querySelector(UNSETTLED) ? "conflict" : "done", saved.at);
    form.dispatchEvent(new CustomEvent("saved", { detail: text.name }));
    return "";
  }

  /* Both texts are shown below the field. What is typed on is compared anew. */
  function refused(text, sent, theirs) {
    text.refused = sent;
    say("conflict");
    if (text.panel) text.panel.remove();
    text.panel = showPanel(text, theirs, (choice) => {
      const both = text.value === sent && theirs.merged ? theirs.merged : `${theirs.theirs}\n${text.value}`;
      const VALUES = { theirs: theirs.theirs, mine: text.value, both };
      text.panel = text.refused = null;
      text.stored = theirs.theirs;
      text.at(theirs);
      change(text, VALUES[choice]);
    });
    return "";
  }

  /* A text was typed, or chosen among two. */
  function change(text, value) {
    if (text.value !== value) text.field.value = value;
    noted(text);
    if (text.waits) later(0); else say("done", "");
    form.dispatchEvent(new CustomEvent("chosen", { detail: text.name }));
  }

  /* Every text that was typed has a name of its own for its save, and a copy in the browser until it is acknowledged. */
  function noted(text) {
    text.operation = operation();
    if (copies && text.value === text.stored) copies.forget(text); /* typed back to what is stored */
    else if (copies) keep(text);
  }

  /* One copy after the other: somebody may type faster than an old disk writes. */
  async function keep(text) {
    text.newer = true;
    if (text.keeping) return;
    text.keeping = true;
    while (text.newer && text.value !== text.stored) {
      text.newer = false;
      await copies.put({
        name: text.name, value: text.value, known: form.dataset.known,
        page: location.pathname, label: document.title.split(" · ")[0], at: clock.format(new Date()),
      });
    }
    text.keeping = false;
  }

  form.addEventListener("input", (event) => {
    const text = texts.get(event.target.name);
    if (!text) return;
    leaving = false; /* a button that led nowhere */
    noted(text);
    if (!running && !/again|signed_out|person/.test(says.className)) say("typing");
    later(Math.max(PAUSE, retry > FIRST_RETRY ? retry : 0));
  });
  form.addEventListener("focusout", (event) => { if (texts.has(event.target.name)) later(0); });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    all.forEach((text) => { text.refused = null; }); /* the report may be open again */
    if (all.some((text) => text.waits)) later(0);
    else if (!form.querySelector(UNSETTLED)) say("done", "");
  });
  window.addEventListener("online", () => later(0));

  /* The form's own buttons save everything that it holds; their page is the answer. */
  form.addEventListener("submit", (event) => {
    refreshTokens(form);
    if (/again|signed_out|person/.test(says.className)) { /* the button would lead to a page that says so, away from the text */
      event.preventDefault();
      later(0);
      return;
    }
    leaving = true;
  });
  window.addEventListener("pageshow", () => { leaving = false; later(0); });

  function behind(address, said) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", token(form));
    Object.entries(said).forEach(([name, value]) => body.set(name, value));
    navigator.sendBeacon(address, body);
  }

  /* Whichever way the page is left, what waits goes out with it. */
  window.addEventListener("pagehide", () => {
    if (leaving) return;
    all.filter((text) => text.waits).forEach((text) => {
      behind(form.dataset.save, { ...values(text), after: running === text ? text.flying : "" });
    });
    ticks.forEach((one) => behind(one.address(), { person: form.dataset.person }));
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") later(0); });

  /* What could not be saved yet, or is too long to be sent behind the page, is asked about before it is left. */
  window.addEventListener("beforeunload", (event) => {
    const waiting = [...all.filter((text) => text.value !== text.stored), ...ticks.keys()];
    const stuck = /again|signed_out|person/.test(says.className) || form.querySelector(UNSETTLED);
    const long = waiting.reduce((sum, text) => sum + text.value.length, 0) > MOST_ON_LEAVING;
    if (leaving || !waiting.length || !(stuck || long)) return;
    later(0);
    event.preventDefault();
    event.returnValue = "";
  });

  /* Ticks beside a cause or measure are links of their own, in the same queue. */
  form.addEventListener("change", (event) => {
    const match = /^link-(.+)$/.exec(event.target.name || "");
    if (!match) return;
    ticks.set(event.target, { send: () => tick(event.target, match[1]), address: () => addressOf(event.target, match[1]) });
    later(0);
  });

  function addressOf(box, point) {
    return `${form.dataset.items}${point}/links/${box.value}/${box.checked ? "add" : "remove"}/`;
  }

  async function tick(box, point) {
    const checked = box.checked;
    const answer = await post(form, addressOf(box, point), { person: form.dataset.person });
    if (answer.type === "opaqueredirect") return "signed_out";
    if (answer.status === 403) return "person";
    if (answer.status !== 204 && answer.status !== 409) return "again";
    if (box.checked === checked) ticks.delete(box);
    if (answer.status === 409) { /* closed meanwhile, or gone */
      box.checked = !checked;
      say("refused");
      return "";
    }
    const was = `was-${point}`;
    Array.from(form.elements).filter((one) => one.name === was && one.value === box.value).forEach((one) => one.remove());
    if (checked) {
      box.closest("fieldset").appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: was, value: box.value }));
    }
    if (!ticks.size) say("done", "");
    form.dispatchEvent(new CustomEvent("saved", { detail: box.name }));
    return "";
  }

  /* Before somebody signs out: whether everything has arrived. */
  form.flush = async () => {
    for (let turn = 0; turn < 25 && (ticks.size || all.some((text) => text.waits)); turn += 1) {
      pump();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    leaving = !ticks.size && !all.some((text) => text.value !== text.stored);
    return leaving;
  };

  if (copies) restore(form, copies, texts, change, say).catch(() => null);
  else new Copies(form.dataset.person, form.dataset.report).clear();
  watchOthers(form, texts, (text) =>
    text.value === text.stored && !text.panel && text !== running && text.field !== document.activeElement);
  writeAlone(form, texts);
  form.dataset.ready = "yes";
}

const form = document.querySelector("form.texts[data-save]");
if (form) start(form);
