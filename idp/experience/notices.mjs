import { html } from './html.mjs';
import { pageWords, sendPage } from './page.mjs';

export function unknownSession(ctx) {
  const { words } = pageWords(ctx);
  sendPage(ctx, { title: words.unknownSession, body: html`<p role="alert">${words.unknownSessionText}</p>` });
}

export function accountSuspended(ctx) {
  const { words } = pageWords(ctx);
  sendPage(ctx, { title: words.suspended, body: html`<p role="alert">${words.suspendedText}</p>` });
}

export function accessDenied(ctx, appName) {
  const { words } = pageWords(ctx);
  sendPage(ctx, { title: words.accessDenied, status: 403, body: html`<p role="alert">${words.accessDeniedText(appName)}</p>` });
}
