/* Copies in this browser of what was typed and is not yet acknowledged, by person, report, text and tab; of nothing else.
   A tab writes its own alone, so that what an earlier one left stays until somebody decides on it. Where the browser keeps no database (a private window), or the unit wants no copies, there simply are none. */
import { operation } from "./asking.js";

const STORE = "texts";

function promised(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function opened() {
  const request = indexedDB.open("reportsite", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: ["person", "report", "name", "tab"] });
  return promised(request);
}

function every(person, report) {
  return IDBKeyRange.bound(report ? [person, report] : [person], [person, report || [], []]);
}

export class Copies {
  constructor(person, report) {
    this.person = person;
    this.report = report;
    this.tab = operation();
    this.database = Promise.resolve().then(opened).catch(() => null);
  }

  async store(mode) {
    const database = await this.database;
    return database && database.transaction(STORE, mode).objectStore(STORE);
  }

  async act(mode, verb) {
    try {
      const store = await this.store(mode);
      return store ? await promised(verb(store)) : undefined;
    } catch (error) {
      return undefined; /* no room left, or closed meanwhile: the text still waits in the page */
    }
  }

  put(copy) {
    return this.act("readwrite", (store) => store.put({ ...copy, person: this.person, report: this.report, tab: this.tab }));
  }

  /* That of another tab, or with `name` alone this tab's. */
  forget({ name, report = this.report, tab = this.tab }) {
    return this.act("readwrite", (store) => store.delete([this.person, report, name, tab]));
  }

  async all() {
    return (await this.act("readonly", (store) => store.getAll(every(this.person, this.report)))) || [];
  }

  /* Everything of this person, whichever report it belongs to. */
  clear() {
    return this.act("readwrite", (store) => store.delete(every(this.person, "")));
  }
}
