import { randomBytes } from 'node:crypto';
import { AccountCenter } from './account-api/account-center.mjs';
import { VerificationRecords } from './account-api/verification-records.mjs';
import { Clock } from './clock.mjs';
import { Consents } from './consents.mjs';
import { SigningKeys } from './keys.mjs';
import { OneTimeTokens } from './one-time-tokens.mjs';
import { People } from './people.mjs';
import { createProvider } from './provider.mjs';
import { RequestLog } from './request-log.mjs';
import * as seed from './seed.mjs';
import { Store } from './store.mjs';
import { Submissions } from './submissions.mjs';
import { Tenant } from './tenant.mjs';
import { Attempts } from './wecom/attempts.mjs';

/** Everything the provider holds between requests, and the OpenID provider over it. */
export class Idp {
  cookieKeys = [randomBytes(32).toString('base64url')];

  clock = new Clock();

  keys = new SigningKeys();

  store = new Store();

  people = new People(seed.people);

  consents = new Consents();

  oneTimeTokens = new OneTimeTokens();

  wecomAttempts = new Attempts();

  verificationRecords = new VerificationRecords();

  submissions = new Submissions();

  #resetListeners = [];

  constructor(config) {
    this.config = config;
    this.tenant = new Tenant(config);
    this.accountCenter = new AccountCenter(config.empty);
    this.log = new RequestLog(config.quiet ? undefined : console.log);
    this.#rebuild();
  }

  /** Has `listener` called whenever everything goes back to how it began. */
  onReset(listener) {
    this.#resetListeners.push(listener);
  }

  rotateKeys(type, keepPrevious) {
    this.keys.rotate(type, keepPrevious);
    this.#rebuild();
  }

  reset() {
    const parts = [
      this.clock, this.keys, this.people, this.consents, this.oneTimeTokens, this.wecomAttempts,
      this.accountCenter, this.tenant, this.verificationRecords, this.submissions,
    ];
    for (const part of parts) part.reset();
    for (const listener of this.#resetListeners) listener();
    this.store.clear();
    this.log.clear();
    this.#rebuild();
  }

  // Keys are read once by an oidc-provider instance; all its state is in the store.
  #rebuild() {
    this.provider = createProvider(this);
    this.handleOidc = this.provider.callback();
  }
}
