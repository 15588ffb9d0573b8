import { html } from './html.mjs';
import { currentInteraction, signInAs } from './interaction.mjs';
import { alert, pageWords, sendPage } from './page.mjs';
import { keepQuery } from './sign-in.mjs';
import { socialButton } from './social-button.mjs';

const shortestPassword = 8;

/** GET /register and /identifier-register. */
export async function showRegister(ctx, idp) {
  if (!(await currentInteraction(ctx, idp))) return ctx.redirect('/unknown-session');
  return render(ctx, idp, {});
}

/** POST of the form: creates the person and signs in. */
export async function register(ctx, idp, form) {
  const interaction = await currentInteraction(ctx, idp);
  if (!interaction) return ctx.redirect('/unknown-session');
  const username = (form.get('identifier') ?? '').trim();
  const password = form.get('password') ?? '';
  const problem = findProblem(idp.people, username, password, pageWords(ctx).words);
  if (problem) return render(ctx, idp, { username, problem, status: 422 });
  return signInAs(ctx, interaction, idp.people.create({ username, password, applicationId: ctx.query.app_id ?? null }), {
    type: 'Password', identifier: { type: 'username', value: username },
  });
}

function findProblem(people, username, password, words) {
  if (!/^[A-Za-z_]\w*$/.test(username)) return words.usernameInvalid;
  if (people.byUsername(username)) return words.usernameTaken;
  if ([...password].length < shortestPassword) return words.passwordShort;
  return undefined;
}

function render(ctx, idp, { username, problem, status }) {
  const { words } = pageWords(ctx);
  const onlyIdentifier = ctx.path === '/identifier-register';
  sendPage(ctx, {
    title: words.register,
    status,
    body: html`
${alert(problem)}
<form method="post">
<label>${words.username}
<input name="identifier" autocomplete="username" autocapitalize="none" required autofocus value="${username ?? ctx.query.login_hint ?? ''}"></label>
<label>${words.password}
<input name="password" type="password" autocomplete="new-password" required></label>
<button type="submit">${words.register}</button>
</form>
${!onlyIdentifier && idp.tenant.signsInThrough('wecom') && socialButton(ctx, words)}
<p>${words.haveAccount} <a href="/sign-in${keepQuery(ctx)}">${words.signIn}</a></p>`,
  });
}
