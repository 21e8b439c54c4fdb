import { KEPT_DATABASE } from '../app/leaving.js';

/** What is kept under a name, and nothing in clear: the key of its owner never leaves the browser. */
interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps nothing')));
  });

/**
 * Keeps words on this device that could not be sent, each under a name, for one person of one authority or agency. Encrypted (AES-GCM) with
 * a key that scripts cannot read. Where the browser keeps nothing (a private window, no https), it says so and nothing else fails.
 */
export class KeptAnswers {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly owner: string) {}

  /** Whether it is kept. */
  put(name: string, value: unknown): Promise<boolean> {
    return this.inTurn(async (database) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const words = new TextEncoder().encode(JSON.stringify(value));
      const key = await this.keyIn(database);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, words);
      await done(
        store(database, 'answer', 'readwrite').put({ iv, sealed } satisfies Sealed, [this.owner, name]),
      );
      return true;
    }, false);
  }

  remove(name: string): Promise<boolean> {
    return this.inTurn(async (database) => {
      await done(store(database, 'answer', 'readwrite').delete([this.owner, name]));
      return true;
    }, false);
  }

  /** What is kept under a name; undefined: nothing that can be read. */
  get(name: string): Promise<unknown> {
    return this.inTurn((database) => this.read(database, name), undefined);
  }

  /** Everything that is kept, by name; what cannot be read is left out. */
  all(): Promise<[name: string, value: unknown][]> {
    return this.inTurn(async (database) => {
      const mine = IDBKeyRange.bound([this.owner], [this.owner, []]);
      const names = (await done(store(database, 'answer').getAllKeys(mine))) as [string, string][];
      const kept: [string, unknown][] = [];
      for (const [, name] of names) {
        const found = await this.read(database, name);
        if (found !== undefined) kept.push([name, found]);
      }
      return kept;
    }, []);
  }

  private async read(database: IDBDatabase, name: string): Promise<unknown> {
    const found = (await done(store(database, 'answer').get([this.owner, name]))) as Sealed | undefined;
    if (!found) return undefined;
    const { iv, sealed } = found;
    const key = await this.keyIn(database);
    const words = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed).catch(() => null);
    return words === null ? undefined : JSON.parse(new TextDecoder().decode(words));
  }

  /** Two tabs may make one at once: the first that is stored counts. */
  private async keyIn(database: IDBDatabase): Promise<CryptoKey> {
    const find = async () => (await done(store(database, 'key').get(this.owner))) as CryptoKey | undefined;
    const known = await find();
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    await done(store(database, 'key', 'readwrite').add(made, this.owner)).catch(() => undefined);
    return (await find()) ?? made;
  }

  /** One after the other, so that what was kept last stays; each with a connection of its own, so that signing out can delete all. */
  private inTurn<T>(work: (database: IDBDatabase) => Promise<T>, otherwise: T): Promise<T> {
    const turn = this.last.then(async () => {
      try {
        const database = await openDatabase();
        try {
          return await work(database);
        } finally {
          database.close();
        }
      } catch {
        return otherwise;
      }
    });
    this.last = turn;
    return turn;
  }
}

const store = (database: IDBDatabase, name: 'key' | 'answer', mode: IDBTransactionMode = 'readonly') =>
  database.transaction(name, mode).objectStore(name);

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(KEPT_DATABASE, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('key');
    request.result.createObjectStore('answer');
  });
  const database = await done(request);
  database.addEventListener('versionchange', () => database.close());
  return database;
}
