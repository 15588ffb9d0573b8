export function once(list) {
  return [...new Set(list)];
}

export function repeats(list) {
  return once(list).length < list.length;
}

export function prompts({ application, options }) {
  return [options.prompt ?? application.prompt ?? 'consent'].flat();
}

export function asksForOrganizations({ scopes }) {
  return scopes.includes('urn:logto:scope:organizations');
}

export function endpoint(kind, { document }) {
  switch (kind) {
    case 'sign-in':
      return document.authorization_endpoint;
    case 'revocation':
      return document.revocation_endpoint;
    case 'sign-out':
      return document.end_session_endpoint;
    default:
      return document.token_endpoint;
  }
}
