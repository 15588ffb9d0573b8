import { alert, pageWords, sendPage } from './page.mjs';
import { html } from './html.mjs';
import { currentInteraction, signInAs } from './interaction.mjs';
import { socialButton } from './social-button.mjs';

/** Failures of a sign-in through WeCom come back here with their name and, if any, a detail. */
const failures = ['wecomRefused', 'wecomCodeInvalid', 'wecomTokenInvalid', 'wecomFailed', 'oneTimeTokenInvalid'];

/** GET /sign-in and /identifier-sign-in. The latter offers no WeCom button, as Logto's. */
export async function showSignIn(ctx, idp) {
  if (!(await currentInteraction(ctx, idp))) return ctx.redirect('/unknown-session');
  return render(ctx, idp, { problem: failure(ctx) });
}

/** POST of the form. */
export async function signIn(ctx, idp, form) {
  const interaction = await currentInteraction(ctx, idp);
  if (!interaction) return ctx.redirect('/unknown-session');
  const identifier = (form.get('identifier') ?? '').trim();
  const person = idp.people.authenticate(identifier, form.get('password') ?? '');
  if (person) {
    const type = person.username === identifier ? 'username' : 'email';
    return signInAs(ctx, interaction, person, { type: 'Password', identifier: { type, value: identifier } });
  }
  return render(ctx, idp, { identifier, problem: pageWords(ctx).words.invalidCredentials, status: 422 });
}

function failure(ctx) {
  const name = failures.find((known) => known === ctx.query.failure);
  const text = name && pageWords(ctx).words[name];
  return typeof text === 'function' ? text(ctx.query.detail ?? '') : text;
}

function render(ctx, idp, { identifier, problem, status }) {
  const { words } = pageWords(ctx);
  const onlyIdentifier = ctx.path === '/identifier-sign-in';
  sendPage(ctx, {
    title: words.signIn,
    status,
    body: html`
${alert(problem)}
<form method="post">
<label>${words.identifier}
<input name="identifier" autocomplete="username" autocapitalize="none" required autofocus value="${identifier ?? ctx.query.login_hint ?? ''}"></label>
<label>${words.password}
<input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit">${words.signIn}</button>
</form>
${!onlyIdentifier && idp.tenant.signsInThrough('wecom') && socialButton(ctx, words)}
<p>${words.noAccount} <a href="/register${keepQuery(ctx)}">${words.register}</a></p>
${seededPeople(idp, words)}`,
  });
}

/** The query of this page for the next one, without an old failure. */
export function keepQuery(ctx) {
  const query = new URLSearchParams(ctx.querystring);
  query.delete('failure');
  query.delete('detail');
  return query.size > 0 ? `?${query}` : '';
}

function seededPeople(idp, words) {
  return html`<details open>
<summary>${words.development}: ${words.seeded}</summary>
<table>
<thead><tr><th scope="col">${words.username}</th><th scope="col">${words.password}</th><th scope="col">${words.purpose}</th></tr></thead>
<tbody>${idp.people.seeded.filter(({ password }) => password).map((person) => html`<tr><td><code>${person.username}</code></td><td><code>${person.password}</code></td><td>${person.name}: ${person.purpose}</td></tr>`)}</tbody>
</table>
</details>`;
}
