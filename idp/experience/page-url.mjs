const firstScreens = {
  sign_in: '/sign-in',
  signIn: '/sign-in',
  register: '/register',
  reset_password: '/reset-password',
  single_sign_on: '/single-sign-on',
  'identifier:sign_in': '/identifier-sign-in',
  'identifier:register': '/identifier-register',
};

const interactionModes = { signIn: 'sign_in', signUp: 'register' };

/** Parameters handed on to the page, in the order Logto writes them. */
const handedOn = ['login_hint', 'organization_id', 'ui_locales', 'identifier', 'one_time_token'];

/**
 * The page that begins a sign-in. One invalid value among Logto's extra parameters drops them all,
 * silently: that is how Logto 1.42 reads them.
 */
export function signInPageUrl(appId, params) {
  const extra = valid(params) ? params : {};
  const first = firstScreens[extra.first_screen ?? interactionModes[extra.interaction_mode] ?? 'sign_in'];
  const query = new URLSearchParams({ app_id: appId });
  for (const name of handedOn) {
    if (extra[name]) query.set(name, extra[name]);
  }
  const [method, target] = (extra.direct_sign_in ?? '').split(':');
  if (['social', 'sso'].includes(method) && target) {
    query.set('fallback', first.slice(1));
    return `/direct/${method}/${encodeURIComponent(target)}?${query}`;
  }
  if (extra.one_time_token) return `/one-time-token?${query}`;
  return `${first}?${query}`;
}

function valid({ first_screen: screen, interaction_mode: mode }) {
  return (screen === undefined || Object.hasOwn(firstScreens, screen))
    && (mode === undefined || Object.hasOwn(interactionModes, mode));
}

export const fallbackPage = (name) => (
  Object.values(firstScreens).includes(`/${name}`) ? `/${name}` : '/sign-in'
);
