import { trusted, html } from './html.mjs';
import { pageWords, sendPage } from './page.mjs';

/** Answers for an open session: submits oidc-provider's own form at once, without a question. */
export function signOutPage(ctx, form) {
  const complete = form.replace('</form>', '<input type="hidden" name="logout" value="yes"/></form>');
  sendPage(ctx, {
    title: pageWords(ctx).words.signedOut,
    body: html`<div data-submit>${trusted(complete)}</div>`,
  });
}

export function signedOutPage(ctx) {
  const { words } = pageWords(ctx);
  sendPage(ctx, { title: words.signedOut, body: html`<p>${words.signedOutText}</p>` });
}
