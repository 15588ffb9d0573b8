import { html } from './html.mjs';

/** Not a submit button: a page has exactly one of those, and it is the form's. */
export function socialButton(ctx, words) {
  const query = new URLSearchParams(ctx.querystring);
  query.delete('failure');
  query.delete('detail');
  query.set('fallback', ctx.path.slice(1));
  return html`<button type="button" class="social" data-goto="/direct/social/wecom?${query.toString()}">${words.continueWith(words.wecom)}</button>`;
}
