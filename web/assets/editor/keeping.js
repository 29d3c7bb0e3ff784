// What is written is kept in the browser until the service has it: one record for each window in which a text is written.

const store = 'unsent';

const done = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function open() {
  const opening = indexedDB.open('drafting', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  return done(opening);
}

const transact = async (mode, act) => {
  const database = await open();
  try {
    return await done(act(database.transaction(store, mode).objectStore(store)));
  } finally {
    database.close();
  }
};

export class Keeping {
  /** @param {string} owner whose words on what: a person and a project */
  constructor(owner, id = crypto.randomUUID()) {
    Object.assign(this, { owner, id });
    this.last = hold(id);
  }

  /** Takes up what windows left that are there no more: all of it belongs to this window now. */
  async takeUp() {
    const taken = [];
    const keys = await transact('readonly', records => records.getAllKeys(IDBKeyRange.bound(`${this.owner}/`, `${this.owner}/\uffff`)));
    for (const key of keys) {
      const id = key.slice(this.owner.length + 1);
      if (id !== this.id && await hold(id)) taken.push({ id, record: await transact('readonly', records => records.get(key)) });
    }
    return taken;
  }

  // One after the other, so that an older record never follows a newer one.
  keep(record, id = this.id) { return this.after(() => transact('readwrite', records => records.put(record, `${this.owner}/${id}`))); }

  forget(id = this.id) { return this.after(() => transact('readwrite', records => records.delete(`${this.owner}/${id}`))); }

  after(act) { return this.last = this.last.catch(() => {}).then(act); }
}

/** Holds a record as long as this window is there. Whether nobody else did. */
function hold(id) {
  if (!globalThis.navigator?.locks) return Promise.resolve(true);
  return new Promise(resolve => {
    navigator.locks.request(`drafting ${id}`, { ifAvailable: true }, lock => {
      resolve(lock !== null);
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}
