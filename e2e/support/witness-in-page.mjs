/** Runs in every page before its own scripts, and tells the witness what others could read there. */
export function listen() {
  const { fetch } = window;
  // Read here and not from the network log, which forgets bodies: nothing the application gets goes unseen.
  window.fetch = async (...request) => {
    const response = await fetch(...request);
    if (new URL(response.url || location.href).pathname.endsWith('/oidc/token')) {
      await window.reportTokenResponse(await response.clone().text().catch(() => ''));
    }
    return response;
  };
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    window.reportViolation(`content security policy: ${violatedDirective} blocked ${blockedURI}`);
  });

  for (const name of ['pushState', 'replaceState']) {
    const change = History.prototype[name];
    History.prototype[name] = function (state, title, address) {
      window.reportSeen('the history', JSON.stringify([state, address]));
      return change.call(this, state, title, address);
    };
  }
  addEventListener('unhandledrejection', ({ reason }) => window.reportSeen('an error', `${reason} ${reason?.stack}`));

  // Secrets are long words. Whatever of that kind a page has ever shown is told, also what it no longer shows.
  const told = new Set();
  const tell = (text) => {
    for (const [word] of text?.matchAll(/[\w.~-]{8,}/g) ?? []) {
      if (told.has(word)) continue;
      told.add(word);
      window.reportSeen('a page', word);
    }
  };
  const read = (node) => {
    tell(node.nodeValue);
    if (!(node instanceof Element)) return;
    for (const element of [node, ...node.querySelectorAll('*')]) {
      for (const { value } of element.attributes) tell(value);
    }
    // Not what scripts and style sheets say.
    if (!node.matches('script, style')) tell(node.textContent);
  };
  new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === 'attributes') tell(target.getAttribute(attributeName));
      if (type === 'characterData') tell(target.nodeValue);
      for (const node of addedNodes) read(node);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  window.lookAround = () => ({
    // Where the answer of a sign-in has just come, it is about to go.
    'the history': [
      ...(document.documentElement.dataset.session === 'loading' ? [] : [location.href, ...(window.navigation?.entries() ?? []).map(({ url }) => url)]),
      JSON.stringify(history.state),
    ],
    'a page': [document.documentElement.outerHTML, document.title, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)],
    'the name of a window': [window.name],
  });
}
