import { signInPageUrl } from './page-url.mjs';

const hour = 60 * 60 * 1000;

/** Where the browser goes when the provider needs a person: the sign-in page, or consent. */
export function chooseInteractionPage(ctx, interaction) {
  const { params, prompt } = interaction;
  ctx.state.interaction = interaction;
  if (prompt.name === 'consent') return `/consent?${new URLSearchParams({ app_id: params.client_id })}`;
  setLogtoCookie(ctx, params);
  return signInPageUrl(params.client_id, params);
}

/** `_logto` tells Logto's page, readable by scripts, what it is for. */
function setLogtoCookie(ctx, { client_id: appId, organization_id: organizationId, ui_locales: uiLocales }) {
  const safe = (value) => (/^[\w .-]+$/.test(value ?? '') ? value : undefined);
  const value = JSON.stringify({ appId, organizationId: safe(organizationId), uiLocales: safe(uiLocales) });
  ctx.cookies.set('_logto', value, { httpOnly: false, sameSite: 'lax', path: '/', signed: true, overwrite: true });
}

/** Middleware: one `_interaction` cookie holds the pending sign-in of each application, as Logto's does. */
export async function rememberInteraction(ctx, next) {
  await next();
  const { interaction } = ctx.state;
  if (!interaction) return;
  const pending = { ...readInteractions(ctx), [interaction.params.client_id]: interaction.uid, _legacy: interaction.uid };
  ctx.cookies.set('_interaction', encodeURIComponent(JSON.stringify(pending)), {
    httpOnly: true, sameSite: 'lax', path: '/', signed: true, overwrite: true, maxAge: hour,
  });
}

/** The pending interactions of this browser: application id to interaction uid. */
export function readInteractions(ctx) {
  try {
    return JSON.parse(decodeURIComponent(ctx.cookies.get('_interaction', { signed: true }) ?? '%7B%7D'));
  } catch {
    return {};
  }
}
