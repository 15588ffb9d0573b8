import { isText } from './bookstore.mjs';
import { findOrganization } from './permissions.mjs';

/** The documents of each organization in the demo API, in memory. */
export class Documents {
  #byOrganization = new Map();

  reset() {
    this.#byOrganization.clear();
  }

  of(organizationId) {
    const documents = this.#documentsOf(organizationId);
    return {
      expects: 'send JSON {"title": "…"}, not empty and up to 200 characters',
      all: () => documents,
      add(document) {
        if (!isText(document?.title)) return undefined;
        const added = { id: documents.length + 1, title: document.title.trim() };
        documents.push(added);
        return added;
      },
    };
  }

  #documentsOf(organizationId) {
    const organization = findOrganization(organizationId);
    if (!organization) return [];
    const kept = this.#byOrganization.get(organizationId)
      ?? [{ id: 1, title: `${organization.name}: annual report` }];
    this.#byOrganization.set(organizationId, kept);
    return kept;
  }
}
