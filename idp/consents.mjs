/** Which organizations people let third-party applications see. */
export class Consents {
  #granted = new Set();

  reset() {
    this.#granted.clear();
  }

  includesOrganization(sub, clientId, organizationId) {
    return this.#granted.has(key(sub, clientId, organizationId));
  }

  addOrganization(sub, clientId, organizationId) {
    this.#granted.add(key(sub, clientId, organizationId));
  }
}

const key = (...parts) => JSON.stringify(parts);
