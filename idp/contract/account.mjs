const scopes = 'openid offline_access profile email phone custom_data identities address urn:logto:scope:sessions';

/** The Account API with one access token: every answer is a raw `Response`. */
export class Account {
  constructor(rp, token) {
    this.rp = rp;
    this.token = token;
  }

  send(method, path, { body, verification, token = this.token, origin = this.rp.origin, headers } = {}) {
    return fetch(`${this.rp.endpoint}api${path}`, {
      method,
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        origin,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(verification && { 'logto-verification-id': verification }),
        ...headers,
      },
    });
  }

  get(path, options) {
    return this.send('GET', path, options);
  }

  async show(options) {
    return (await this.get('/my-account', options)).json();
  }

  /** The id of a password verification record. */
  async verify(password) {
    const response = await this.send('POST', '/verifications/password', { body: { password } });
    const answer = await response.json();
    if (response.status !== 201) throw new Error(`no verification record: ${JSON.stringify(answer)}`);
    return answer.verificationRecordId;
  }
}

/** Signs in with every scope the Account API looks at; what `target.tokens` gives, and the account. */
export async function openAccount(target, parameters = {}, options = {}) {
  const signedIn = await target.tokens({ scope: scopes, ...parameters }, options);
  return Object.assign(new Account(target.rp, signedIn.access_token), { signedIn });
}

/** Status and code of a refusal, to be compared at once. */
export async function refusal(response) {
  const { code } = await response.json();
  return `${response.status} ${code}`;
}
