import { signInAs } from '../experience/interaction.mjs';
import { readInteractions } from '../experience/interaction-cookies.mjs';
import { authorizationUrl, ConnectorError, fetchMember } from './connector.mjs';

const failureOf = {
  social_auth_code_invalid: 'wecomCodeInvalid',
  social_access_token_invalid: 'wecomTokenInvalid',
};

/** Sends the browser to WeCom. `page` is where to return to if the person does not come back signed in. */
export function beginWecom(ctx, { config, tenant, wecomAttempts }, interaction, page) {
  const state = wecomAttempts.begin({ uid: interaction.uid, page });
  ctx.redirect(authorizationUrl(tenant.wecomConfig, {
    userAgent: ctx.get('user-agent'),
    redirectUri: `${config.endpoint}callback/${tenant.wecom.id}`,
    state,
  }));
}

/** GET /callback/:connectorId: WeCom sent the browser back. */
export async function finishWecom(ctx, idp) {
  const attempt = idp.wecomAttempts.finish(ctx.query.state);
  // The browser that began must be the one that returns, else one could be signed in as somebody else.
  const ownUids = Object.values(readInteractions(ctx));
  const interaction = attempt && ownUids.includes(attempt.uid) && (await idp.provider.Interaction.find(attempt.uid));
  if (!interaction) return ctx.redirect('/unknown-session');
  if (!ctx.query.code) return returnTo(ctx, attempt.page, 'wecomRefused');
  try {
    const member = await fetchMember(idp.tenant.wecomConfig, ctx.query.code);
    const person = findOrCreate(idp.people, member, interaction.params.client_id);
    return await signInAs(ctx, interaction, person, {
      type: 'Social', connectorId: idp.tenant.wecom.id, socialUserInfo: member,
    });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return returnTo(ctx, attempt.page, failureOf[error.kind] ?? 'wecomFailed', error.message);
  }
}

function returnTo(ctx, page, failure, detail) {
  const [, query] = page.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('failure', failure);
  if (failure === 'wecomFailed') parameters.set('detail', detail);
  ctx.redirect(`/sign-in?${parameters}`);
}

function findOrCreate(people, { id, name, avatar, email, phone, rawData }, applicationId) {
  const details = { id, name, avatar, email, phone, rawData };
  const known = people.byIdentity('wecom', id);
  if (known) {
    known.identities.wecom = { userId: id, details };
    return known;
  }
  return people.create({
    name,
    avatar: avatar ?? null,
    email: email && !people.byEmail(email) ? email : null,
    phone: phone?.replace(/^\+/, '') ?? null,
    identities: { wecom: { userId: id, details } },
    applicationId,
  });
}
