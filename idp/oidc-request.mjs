const bodyLimit = 56 * 1024;
const postedAsForms = new Set(['/auth', '/session/end']);

/**
 * Turns what Logto accepts into what oidc-provider does: a form posted to /auth or /session/end,
 * JSON posted to the other endpoints, and comma lists of resources.
 * Answers false, with the response sent, when the body is too large.
 */
export async function prepareOidcRequest(req, res) {
  const [path, query = ''] = splitOnce(req.url, '?');
  const type = (req.headers['content-type'] ?? '').split(';')[0].trim();
  if (req.method === 'POST' && postedAsForms.has(path) && type === 'application/x-www-form-urlencoded') {
    const body = await readBody(req, bodyLimit);
    if (body === undefined) return refuse(res);
    req.method = 'GET';
    req.url = `${path}?${[query, body].filter(Boolean).join('&')}`;
    delete req.headers['content-length'];
    delete req.headers['content-type'];
  } else if (req.method === 'POST' && type === 'application/json') {
    const body = await readBody(req, bodyLimit);
    if (body === undefined) return refuse(res);
    replaceBody(req, formOf(body));
  }
  if (path === '/auth') req.url = splitResources(req.url);
  return true;
}

/** The whole body as text, or undefined when it is longer than `limit` bytes. */
export async function readBody(req, limit) {
  const chunks = [];
  let length = 0;
  for await (const chunk of req) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuse(res) {
  res.writeHead(413, { 'content-type': 'text/plain', connection: 'close' }).end('The request body is too large.');
  return false;
}

function formOf(json) {
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    return '';
  }
  const form = new URLSearchParams();
  for (const [name, item] of Object.entries(value ?? {})) {
    for (const one of [item].flat()) form.append(name, String(one));
  }
  return form.toString();
}

/** The stream has been read to its end; what follows reads this text instead. */
function replaceBody(req, text) {
  const bytes = Buffer.from(text);
  req.headers['content-type'] = 'application/x-www-form-urlencoded';
  req.headers['content-length'] = String(bytes.length);
  Object.defineProperty(req, 'readable', { value: true });
  req.iterator = async function* iterator() { yield bytes; };
}

function splitResources(url) {
  if (!/[?&]resource=[^&]*(,|%2C)/i.test(url)) return url;
  const [path, query] = splitOnce(url, '?');
  const parameters = [...new URLSearchParams(query)].flatMap(([name, value]) => (
    name === 'resource' ? value.split(',').map((one) => [name, one.trim()]) : [[name, value]]
  ));
  return `${path}?${new URLSearchParams(parameters)}`;
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
