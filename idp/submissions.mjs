/** How each session began: who proved what, and with which browser. Kept by the session's uid. */
export class Submissions {
  #byUid = new Map();

  reset() {
    this.#byUid.clear();
  }

  get(uid) {
    return this.#byUid.get(uid);
  }

  record(uid, submission, clientId) {
    this.#byUid.set(uid, { lastSubmission: submission, clientId });
  }
}
