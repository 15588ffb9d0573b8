import { beginWecom } from '../wecom/sign-in.mjs';
import { currentInteraction } from './interaction.mjs';
import { fallbackPage } from './page-url.mjs';

/** GET /direct/:method/:target: straight to the connector, or to the fallback page if there is none. */
export async function directSignIn(ctx, idp, method, target) {
  const interaction = await currentInteraction(ctx, idp);
  if (!interaction) return ctx.redirect('/unknown-session');
  const query = new URLSearchParams(ctx.querystring);
  const fallback = fallbackPage(query.get('fallback'));
  query.delete('fallback');
  const page = `${fallback}?${query}`;
  const known = method === 'social' && target === 'wecom' && idp.tenant.signsInThrough(target);
  return known ? beginWecom(ctx, idp, interaction, page) : ctx.redirect(page);
}
