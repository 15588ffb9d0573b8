import { isThirdParty } from '../clients.mjs';
import { organizationResource, organizationsOf } from '../permissions.mjs';
import { html } from './html.mjs';
import { currentInteraction, finishInteraction } from './interaction.mjs';
import { accessDenied } from './notices.mjs';
import { pageWords, sendPage } from './page.mjs';

/** GET /consent: at once for a first-party application, a question for a third-party one. */
export async function showConsent(ctx, idp) {
  const found = await consentOf(ctx, idp);
  if (!found) return ctx.redirect('/unknown-session');
  const { interaction, person, client } = found;
  if (person.denied) return accessDenied(ctx, client.clientName);
  if (!isThirdParty(client.clientId)) return grant(ctx, idp, found, 302);
  return ask(ctx, interaction, person, client);
}

/** POST of the question, answered with Authorize. */
export async function authorize(ctx, idp, form) {
  const found = await consentOf(ctx, idp);
  if (!found) return ctx.redirect('/unknown-session');
  const { person, client } = found;
  if (person.denied) return accessDenied(ctx, client.clientName);
  for (const id of form.getAll('organization')) {
    if (organizationsOf(person).some((organization) => organization.id === id)) {
      idp.consents.addOrganization(person.id, client.clientId, id);
    }
  }
  return grant(ctx, idp, found, 303);
}

async function consentOf(ctx, idp) {
  const interaction = await currentInteraction(ctx, idp);
  const person = idp.people.byId(interaction?.session?.accountId);
  if (interaction?.prompt.name !== 'consent' || !person || person.suspended) return undefined;
  return { interaction, person, client: await idp.provider.Client.find(interaction.params.client_id) };
}

async function grant(ctx, { provider }, { interaction, person, client }, status) {
  const { details } = interaction.prompt;
  const existing = interaction.grantId && (await provider.Grant.find(interaction.grantId));
  const granted = existing || new provider.Grant({ accountId: person.id, clientId: client.clientId });
  if (details.missingOIDCScope) granted.addOIDCScope(details.missingOIDCScope);
  if (details.missingOIDCClaims) granted.addOIDCClaims(details.missingOIDCClaims);
  for (const [resource, scopes] of Object.entries(details.missingResourceScopes ?? {})) {
    granted.addResourceScope(resource, scopes);
  }
  return finishInteraction(ctx, interaction, { consent: { grantId: await granted.save() } }, status);
}

function ask(ctx, interaction, person, client) {
  const { words } = pageWords(ctx);
  const { params } = interaction;
  const resources = [params.resource ?? []].flat().filter((resource) => resource !== organizationResource);
  const memberOf = params.scope.split(' ').includes('urn:logto:scope:organizations') ? organizationsOf(person) : [];
  sendPage(ctx, {
    title: words.authorizeApp(client.clientName),
    body: html`
<p>${person.name ?? person.username}</p>
<p>${words.requested}</p>
<ul>${[...params.scope.split(' '), ...resources].map((item) => html`<li><code>${item}</code></li>`)}</ul>
<form method="post">
${memberOf.length > 0 && html`<fieldset><legend>${words.organizations}</legend>
${memberOf.map(({ id, name }) => html`<label><input type="checkbox" name="organization" value="${id}" checked>${name}</label>`)}
</fieldset>`}
<button type="submit">${words.authorize}</button>
<button type="button" data-replace="${params.redirect_uri}">${words.cancel}</button>
</form>`,
  });
}
