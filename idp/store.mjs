import { randomBytes } from 'node:crypto';
import { errors } from 'oidc-provider';

const sweepEvery = 500;
const signsIn = new Set(['Session', 'AuthorizationCode', 'AccessToken', 'RefreshToken']);

/**
 * What the provider remembers of codes, tokens, grants, sessions and interactions.
 * It outlives one `Provider` instance, so that signing keys can change under a running session.
 */
export class Store {
  #records = new Map();

  #writes = 0;

  /** The adapter factory `oidc-provider` asks for. `findClient` answers for applications. */
  adapterFactory(findClient) {
    return (model) => (model === 'Client' ? clientAdapter(findClient) : this.#adapter(model));
  }

  clear() {
    this.#records.clear();
  }

  /** Signs the person out everywhere, as suspending or deleting an account does. */
  forgetAccount(accountId) {
    this.#destroyWhere((model, payload) => signsIn.has(model) && payload.accountId === accountId);
  }

  /** The sessions of browsers this person is signed in with. */
  sessionsOf(accountId) {
    return this.#living('Session', (payload) => payload.accountId === accountId);
  }

  grantsOf(accountId) {
    return this.#living('Grant', (payload) => payload.accountId === accountId);
  }

  /** Ends a grant with every token of it. */
  forgetGrant(grantId) {
    this.#destroyWhere((model, payload) => payload.grantId === grantId && model !== 'Session' && model !== 'Interaction');
    this.#records.delete(`Grant:${grantId}`);
  }

  /** The sessions behind a grant stay known, but no browser holds their cookie any more. */
  orphanSessionsOf(grantId) {
    for (const [key, record] of this.#records) {
      const { model, payload } = record;
      if (model === 'Session' && Object.values(payload.authorizations ?? {}).some((one) => one.grantId === grantId)) {
        this.#records.delete(key);
        const jti = randomBytes(16).toString('base64url');
        this.#records.set(`Session:${jti}`, { ...record, payload: { ...payload, jti, authorizations: {} } });
      }
    }
  }

  #living(model, test) {
    const now = Date.now();
    return [...this.#records.values()]
      .filter((record) => record.model === model && record.expiresAt > now && test(record.payload))
      .map(({ payload }) => structuredClone(payload));
  }

  #adapter(model) {
    const key = (id) => `${model}:${id}`;
    const read = (id) => {
      const record = this.#records.get(key(id));
      if (record && record.expiresAt <= Date.now()) {
        this.#records.delete(key(id));
        return undefined;
      }
      return record;
    };
    const findWhere = (test) => {
      for (const record of this.#records.values()) {
        if (record.model === model && test(record.payload) && record.expiresAt > Date.now()) {
          return structuredClone(record.payload);
        }
      }
      return undefined;
    };
    return {
      find: async (id) => structuredClone(read(id)?.payload),
      findByUid: async (uid) => findWhere((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findWhere((payload) => payload.userCode === userCode),
      upsert: async (id, payload, expiresIn) => {
        const expiresAt = typeof expiresIn === 'number' ? Date.now() + expiresIn * 1000 : Infinity;
        this.#records.set(key(id), { model, payload: structuredClone(payload), expiresAt });
        this.#sweep();
      },
      // Milliseconds, and the first use only: the leeway of a rotated refresh token counts from there.
      consume: async (id) => {
        const record = read(id);
        if (record) record.payload.consumed ??= Date.now();
      },
      destroy: async (id) => {
        this.#records.delete(key(id));
      },
      revokeByGrantId: async (grantId) => {
        this.#destroyWhere((its, payload) => its === model && payload.grantId === grantId);
      },
    };
  }

  #destroyWhere(test) {
    for (const [key, { model, payload }] of this.#records) {
      if (test(model, payload)) this.#records.delete(key);
    }
  }

  #sweep() {
    this.#writes += 1;
    if (this.#writes % sweepEvery) return;
    const now = Date.now();
    for (const [key, { expiresAt }] of this.#records) {
      if (expiresAt <= now) this.#records.delete(key);
    }
  }
}

function clientAdapter(findClient) {
  return {
    // Thrown rather than answered with "none": Logto says 400 invalid_client everywhere, never 401.
    find: async (id) => {
      const client = findClient(id);
      if (!client) throw new errors.InvalidClient(`invalid client ${id}`);
      return client;
    },
  };
}
