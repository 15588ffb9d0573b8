import { preferredLanguage } from '../language.mjs';
import { html } from './html.mjs';
import { wordsFor } from './words.mjs';

const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: https:; "
  + "base-uri 'none'; frame-ancestors 'self'";

/** The language and words of the page being answered. */
export function pageWords(ctx) {
  const language = preferredLanguage(ctx.query.ui_locales, ctx.get('accept-language'));
  return { language, words: wordsFor(language) };
}

/** Answers with a page: a card with a heading, as plain as Logto's own. */
export function sendPage(ctx, { title, body, status = 200 }) {
  const { language } = pageWords(ctx);
  ctx.status = status;
  ctx.type = 'html';
  ctx.set({ 'content-security-policy': policy, 'cache-control': 'no-store' });
  ctx.body = `<!doctype html>\n${html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/experience/style.css">
<script src="/experience/script.js" defer></script>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`}`;
}

export const alert = (text) => text && html`<p role="alert" class="alert">${text}</p>`;
