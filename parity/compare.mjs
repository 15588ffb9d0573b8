/**
 * What differs between two answers to the same request. Each entry says where: `refusal`, `kind`,
 * `method`, `address`, `parameter`, `encoding`, `order`, `header` or `keepalive`.
 */
export function compare(theirs, ours) {
  if (theirs.refused !== undefined || ours.refused !== undefined) {
    if (theirs.refused !== undefined && ours.refused !== undefined) return [];
    return [{ at: 'refusal', theirs: theirs.refused, ours: ours.refused }];
  }
  if ((theirs.navigate === undefined) !== (ours.navigate === undefined)) {
    return [{ at: 'kind', theirs: Object.keys(theirs)[0], ours: Object.keys(ours)[0] }];
  }
  const [left, right] = [read(theirs), read(ours)];
  return [
    ...inField('method', left, right),
    ...inField('address', left, right),
    ...inParameters(left.parameters, right.parameters),
    ...inOrder(left.parameters, right.parameters),
    ...inHeaders(left.headers, right.headers),
    ...inField('keepalive', left, right),
  ];
}

/** How many values there are to look at: parameters and headers of either side. */
export function size(theirs, ours) {
  const of = (answer) => {
    if (answer.refused !== undefined) return [];
    const { parameters, headers } = read(answer);
    return [...parameters.map(({ name }) => name), ...Object.keys(headers)];
  };
  return Math.max(of(theirs).length, of(ours).length);
}

function read({ navigate, send }) {
  if (navigate !== undefined) {
    const at = navigate.indexOf('?');
    const [address, query] = at < 0 ? [navigate, ''] : [navigate.slice(0, at), navigate.slice(at + 1)];
    return { method: 'GET', address, parameters: parametersOf(query), headers: {}, keepalive: false };
  }
  const { method, url, headers, body, keepalive } = send;
  const lowered = headers.map(([name, value]) => [name.toLowerCase(), value]);
  return { method, address: url, parameters: parametersOf(body ?? ''), headers: Object.fromEntries(lowered), keepalive };
}

/** Every character of the text is in one of them, so that none goes unseen. */
function parametersOf(text) {
  return text.split('&').map((raw) => {
    const at = raw.includes('=') ? raw.indexOf('=') : raw.length;
    return { name: decoded(raw.slice(0, at)), value: decoded(raw.slice(at + 1)), raw };
  });
}

/** `application/x-www-form-urlencoded`; what is not, stays as it is. */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function inField(at, left, right) {
  return left[at] === right[at] ? [] : [{ at, theirs: left[at], ours: right[at] }];
}

function inParameters(left, right) {
  return union(names(left), names(right)).flatMap((name) => {
    const [theirs, ours] = [left, right].map((list) => list.filter((entry) => entry.name === name));
    const values = inLists('parameter', name, theirs, ours, 'value');
    return values.length > 0 ? values : inLists('encoding', name, theirs, ours, 'raw');
  });
}

function inLists(at, name, left, right, field) {
  const [theirs, ours] = [left, right].map((list) => list.map((entry) => entry[field]));
  return sameList(theirs, ours) ? [] : [{ at, name, theirs, ours }];
}

/** Of the names that both have; where one stands that only one has, is that one's own affair. */
function inOrder(left, right) {
  const [theirs, ours] = [common(left, right), common(right, left)];
  return sameList(theirs, ours) ? [] : [{ at: 'order', theirs, ours }];
}

/** Each name as often as both have it; where they do not agree how often, once. */
function common(list, other) {
  const count = (of, name) => of.filter((entry) => entry.name === name).length;
  return list
    .filter(({ name }, at) => {
      const first = list.findIndex((entry) => entry.name === name) === at;
      return count(other, name) > 0 && (first || count(other, name) === count(list, name));
    })
    .map(({ name }) => name);
}

function inHeaders(left, right) {
  return union(Object.keys(left), Object.keys(right))
    .filter((name) => left[name] !== right[name])
    .map((name) => ({ at: 'header', name, theirs: left[name], ours: right[name] }));
}

/** Each once, where it first stands. */
function names(parameters) {
  return [...new Set(parameters.map(({ name }) => name))];
}

function union(left, right) {
  return [...new Set([...left, ...right])];
}

function sameList(left, right) {
  return left.length === right.length && left.every((entry, at) => entry === right[at]);
}
