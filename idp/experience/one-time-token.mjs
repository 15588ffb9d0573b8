import { currentInteraction, signInAs } from './interaction.mjs';

/** GET /one-time-token: signs in the owner of the address in `login_hint`, or falls back to /sign-in. */
export async function useOneTimeToken(ctx, idp) {
  const interaction = await currentInteraction(ctx, idp);
  if (!interaction) return ctx.redirect('/unknown-session');
  const { one_time_token: token, login_hint: email } = ctx.query;
  const person = idp.oneTimeTokens.redeem(token, email) ? idp.people.byEmail(email) : undefined;
  if (person) return signInAs(ctx, interaction, person, { type: 'OneTimeToken', identifier: { type: 'email', value: email } });
  const query = new URLSearchParams(ctx.querystring);
  query.delete('one_time_token');
  query.set('failure', 'oneTimeTokenInvalid');
  return ctx.redirect(`/sign-in?${query}`);
}
