/**
 * What a person sees, and what is on its way, before the application is there: the page that the application is about
 * to show, with buttons that can be pressed. The application then does what was pressed (src/browser/page/shell.rs).
 *
 * The words are those of src/app/words, the records those of the client's store. Tests compare them, and
 * e2e/journeys/shell.spec.mjs what is shown.
 */
((shell) => {
  const words = {
    'en': {
      tagline: 'Sign in to see your account.',
      signIn: 'Sign in',
      createAccount: 'Create account',
      continueWith: (name) => `Continue with ${name}`,
      or: 'or',
      language: 'Language',
      leaving: 'Taking you to sign in…',
      finishing: 'Signing you in…',
      signingOut: 'Signing you out…',
      late: 'This page could not start. Reload it; if that does not help, update this browser or use another one.',
      pages: {
        'profile': ['Profile', 'What this site knows of you'],
        'account': ['Account', 'Name, password and devices'],
        'session': ['Session', 'Its state and its tokens'],
        'apis': ['API access', 'Calls with your permissions'],
        'organizations': ['Organizations', 'Your roles and permissions'],
        'builder': ['Sign-in builder', 'Every option of a sign-in'],
        'set-up': ['Set-up', 'Connect Logto and WeCom, and check it'],
      },
      names: {},
    },
    'ja': {
      tagline: 'サインインすると、アカウントの情報を確認できます。',
      signIn: 'サインイン',
      createAccount: 'アカウントを作成',
      continueWith: (name) => `${name}で続行`,
      or: 'または',
      language: '言語',
      leaving: 'サインイン画面に移動しています…',
      finishing: 'サインインしています…',
      signingOut: 'サインアウトしています…',
      late: 'このページを開始できませんでした。再読み込みしてください。それでも表示されないときは、ブラウザーを更新するか、別のブラウザーをご利用ください。',
      pages: {
        'profile': ['プロフィール', 'このサイトに提供された情報'],
        'account': ['アカウント', '名前、パスワード、連携、端末'],
        'session': ['セッション', '状態とトークン'],
        'apis': ['APIアクセス', 'あなたの権限で呼び出す'],
        'organizations': ['組織', '所属先でのロールと権限'],
        'builder': ['サインインビルダー', 'サインインのオプションを試す'],
        'set-up': ['セットアップ', 'LogtoとWeComの接続と確認'],
      },
      names: {},
    },
    'zh-CN': {
      tagline: '登录后即可查看您的账号。',
      signIn: '登录',
      createAccount: '创建账号',
      continueWith: (name) => `使用${name.replace(/^(?=[\0-\u2e7f])/, ' ').replace(/[\0-\u2e7f]$/, '$& ')}登录`,
      or: '或',
      language: '语言',
      leaving: '正在前往登录页面…',
      finishing: '正在登录…',
      signingOut: '正在退出登录…',
      late: '此页面无法启动。请重新加载；如果仍然不行，请更新浏览器或换用其他浏览器。',
      pages: {
        'profile': ['个人资料', '此网站收到的您的资料'],
        'account': ['账号设置', '姓名、密码、关联账号和设备'],
        'session': ['会话', '状态和令牌'],
        'apis': ['API 访问', '以您的权限调用'],
        'organizations': ['组织', '您在其中的角色和权限'],
        'builder': ['登录构建器', '试用各种登录选项'],
        'set-up': ['部署指南', '连接并检查 Logto 和企业微信'],
      },
      names: { wecom: '企业微信', wechat: '微信', alipay: '支付宝', feishu: '飞书', dingtalk: '钉钉' },
    },
  };
  const names = {
    wecom: 'WeCom', wechat: 'WeChat', alipay: 'Alipay', feishu: 'Feishu', dingtalk: 'DingTalk', github: 'GitHub',
    gitlab: 'GitLab', linkedin: 'LinkedIn', azuread: 'Microsoft', line: 'LINE', x: 'X',
  };

  const answers = self.logtoStarted;
  const nothing = () => {};
  const kept = (area, key) => {
    // Browsers that refuse storage throw.
    try {
      return self[`${area}Storage`].getItem(key);
    } catch {
      return null;
    }
  };
  const spoken = (tag) => Object.keys(words).find((known) => known.slice(0, 2) === (tag || '').split(/[-_]/)[0].toLowerCase());
  const language = spoken(new URLSearchParams(location.search).get('lang')) || spoken(kept('local', 'leptos-logto-language'))
    || (navigator.languages || []).map(spoken).find(Boolean) || 'en';
  const said = words[language];
  document.documentElement.lang = language;

  const made = (tag, className, ...content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };
  const button = (label, className) => {
    const element = made('button', `button ${className}`.trim(), label);
    element.type = 'button';
    return element;
  };
  const card = shell.querySelector('.card');
  const heading = card.querySelector('h1');
  const own = heading.textContent;
  const late = shell.querySelector('.late');
  const status = shell.querySelector('[role=status]');
  late.textContent = said.late;
  const show = (kind, ...parts) => {
    heading.className = '';
    card.className = `card ${kind}`;
    card.replaceChildren(...parts, late);
  };

  const [choices] = shell.querySelector('.foot').children;
  choices.setAttribute('aria-label', said.language);
  for (const choice of choices.children) choice.setAttribute('aria-pressed', choice.lang === language);

  /** Asks for what the application will ask for in the same way; it takes the answer from here. */
  const ask = (url, headers, credentials) => {
    const asked = answers.get(url) || fetch(url, { headers, credentials, cache: 'no-store', redirect: 'manual', referrerPolicy: 'no-referrer' });
    const read = asked.then(async (answer) => [await answer.text(), answer]);
    const answer = read.then(([text, { status, headers }]) => new Response(text || null, { status, headers }));
    // Whoever takes it hears of a failure.
    answer.catch(nothing);
    answers.set(url, answer);
    return read.then(([text]) => JSON.parse(text));
  };

  let issuer;
  let isPrepared;
  const json = { Accept: 'application/json' };
  const askKeys = (metadata) => {
    const keys = new URL(metadata.jwks_uri);
    if (metadata.issuer === issuer && keys.origin === new URL(issuer).origin) return ask(keys.href, json, 'omit');
  };
  /** What a sign-in takes: the provider's metadata, and its keys for when the person is back. Once: the application may have it already. */
  const prepare = () => {
    if (!issuer || isPrepared) return;
    isPrepared = true;
    ask(`${issuer}/.well-known/openid-configuration`, json, 'omit').then(askKeys).catch(nothing);
  };

  /** The page behind a link, before there is anything on it. */
  const open = (path) => {
    heading.textContent = said.pages[path][0];
    show('wide', heading, made('div', 'skeleton'));
  };

  // One is enough: it is pressed once more on the page that takes this one's place.
  shell.addEventListener('click', (event) => {
    const pressed = event.target.closest('button, .ways a');
    if (pressed && pressed.href) {
      // Elsewhere, if the person wants it there.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      shell.dataset.opened = pressed.pathname.split('/').pop();
      open(shell.dataset.opened);
      heading.tabIndex = -1;
      heading.focus();
      return;
    }
    if (!pressed || shell.querySelector('[aria-busy]')) return;
    if (pressed.closest('.actions')) {
      prepare();
      status.textContent = said.leaving;
      for (const other of card.querySelectorAll('button')) other.setAttribute('aria-disabled', 'true');
    }
    pressed.setAttribute('aria-busy', 'true');
  });

  const welcome = (name, connectors) => {
    heading.textContent = name;
    /** Asks for a sign-in, by the query of `/sign-in`; src/app/start.rs starts it. */
    const way = (query, ...of) => {
      const made = button(...of);
      made.dataset.signIn = query;
      return made;
    };
    const actions = made('div', 'actions', way('', said.signIn, 'primary'), way('first_screen=register', said.createAccount, ''));
    if (connectors.length) actions.append(made('p', 'divider', said.or));
    for (const target of connectors) {
      const capitalised = () => target.replace(/[-_]/g, ' ').replace(/^[a-z]/, (first) => first.toUpperCase());
      const connector = said.names[target] || names[target] || capitalised();
      actions.append(way(`connector=${target}`, said.continueWith(connector), target === 'wecom' ? 'wecom' : ''));
    }
    show('welcome', heading, made('p', 'lead', said.tagline), actions);
  };
  const initials = (name) => {
    const firsts = name.split(/\s+/).map((word) => [...word].find((c) => c.codePointAt() > 127 || /[a-z\d]/i.test(c))).filter(Boolean);
    const first = firsts.shift() || '?';
    return first.codePointAt() < 0x2e80 ? first + (firsts.pop() || '') : first;
  };
  const person = (claims) => {
    const known = [claims.name, claims.username, claims.email, claims.phone_number].map((text) => typeof text === 'string' && text.trim());
    const name = known.find(Boolean) || claims.sub;
    const picture = made('span', 'avatar large', initials(name));
    picture.setAttribute('aria-hidden', true);
    if (/^https?:\/\//.test(claims.picture)) {
      const image = made('img');
      picture.append(Object.assign(image, {
        referrerPolicy: 'no-referrer', decoding: 'async', alt: '', src: claims.picture,
        onerror: () => image.remove(),
      }));
    }
    heading.textContent = name;
    const who = made('div', '', heading);
    if (claims.email && claims.email !== name) who.append(made('p', 'lead', claims.email));
    const ways = made('div', 'ways');
    for (const [path, [label, about]] of Object.entries(said.pages)) {
      const way = made('a', 'button plain', label, made('p', 'detail', about));
      way.href = path;
      ways.append(way);
    }
    show('person', picture, who, ways);
  };
  const progress = (text) => {
    heading.textContent = text;
    show('', heading, made('div', 'runner'));
  };

  const link = (attributes) => document.head.append(Object.assign(made('link'), attributes));

  // Contrast as WCAG 2.2 has it (1.4.3), to the power of 2.4 nearly.
  const linear = (channel) => ((value) => 0.6 * value ** 2.5 + 0.4 * value ** 2.25)((channel / 255 + 0.055) / 1.055);
  const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05;
  const contrast = (a, b) => Math.max(light(a) / light(b), light(b) / light(a));
  /** The colour, with as much of `end` as it needs for this contrast to `ground`. */
  const towards = (colour, end, ground, least) => {
    let mixed;
    for (let part = 0; part <= 32; part += 1) {
      mixed = colour.map((channel) => (channel * (32 - part) + end * part) >> 5);
      if (contrast(mixed, ground) >= least) break;
    }
    return mixed;
  };
  // 4.5 for texts, with some room for what is rounded; a button, which is told by its text too, only has to be seen.
  const scheme = (accent, end, shade, surface) => {
    const fill = towards(accent, end, surface, 1.4);
    const onFill = contrast(fill, [255, 255, 255]) < 4.55 ? '#000;--veil:rgb(255 255 255/24%)' : '#fff;--veil:rgb(0 0 0/16%)';
    return `:root{--accent:rgb(${towards(accent, end, shade, 4.55)});--fill:rgb(${fill});--on-fill:${onFill}}`;
  };
  /** Has the page look like the deployment from now on; `false` where its `brand` cannot be used. */
  const paint = self.logtoPaint = (accent, logo) => {
    let rules = '';
    if (accent !== undefined) {
      if (!/^#[\da-f]{6}$/i.test(accent)) return false;
      const colour = [1, 3, 5].map((at) => parseInt(accent.slice(at, at + 2), 16));
      // What texts and buttons stand on: --shade and --surface of style/tokens.css.
      rules = `${scheme(colour, 0, [232, 237, 235], [255, 255, 255])}@media(prefers-color-scheme:dark){${scheme(colour, 255, [34, 44, 42], [22, 30, 29])}}`;
    }
    if (logo !== undefined) {
      if (typeof logo !== 'string' || !/^(https:\/\/|(?!\/\/)(?!.*:))[^"\\\s]+$/.test(logo)) return false;
      // What a style sheet asks for says from which page, whatever the page's own policy; but it takes what is there.
      link({ rel: 'preload', as: 'image', referrerPolicy: 'no-referrer', href: logo });
      Object.assign(document.querySelector('[rel=icon]'), { type: '', href: logo });
      rules += `:root{--logo-ground:#0000;--mask:none;--logo:url("${logo}")}`;
    }
    const [sheet] = document.styleSheets;
    if (rules) sheet.insertRule(`@media all{${rules}}`, sheet.cssRules.length);
    return true;
  };

  /** The claims of who is signed in, `'out'`, or nothing where there is more to say than that. */
  const session = ({ appId, storage = 'local' }) => {
    const key = `logto:${appId}:session`;
    const record = storage !== 'memory' && (kept(storage, key) || storage === 'local' && kept('session', `logto-local:${key}`));
    if (!record || record === '{"v":1,"ended":"signed_out"}') return 'out';
    if (!record.startsWith('{"v":1,"session":{')) return;
    // It was verified before it was stored.
    const [, payload] = JSON.parse(record).session.id_token.split('.');
    const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt())));
  };
  /** The page of the address, below the base. */
  const asked = () => location.pathname.slice(new URL(document.baseURI).pathname.length).replace(/\/$/, '');
  /** Whether a deployment can be used, as far as can be told here; where not, the application says what is wrong. */
  const isUsable = ({ appId, endpoint, connectors = [] }) => typeof appId === 'string' && /^(?!your-app-id$)\S+$/.test(appId)
    && /^https:\/\/(?!your-tenant\.)|^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(endpoint)
    && connectors.every((target) => /^[\w.-]+$/.test(target));
  /** Shows what this deployment has on this page; `false` where it has nothing that can be shown. */
  const view = (config) => {
    const { connectors = [], brand = {} } = config;
    const name = typeof brand.name === 'string' && brand.name.trim() || own;
    if (!isUsable(config) || !paint(brand.accent, brand.logo)) return false;
    const home = made('a', 'brand', made('span', '', name));
    home.href = './';
    shell.querySelector('.bar').replaceChildren(home);
    const now = session(config);
    const page = asked();
    if (now && now.iss) {
      if (page === '') person(now);
      else if (said.pages[page]) open(page);
    } else if (page === '' && now === 'out' && !/wxwork\//.test(navigator.userAgent)) {
      // In its own browser WeCom comes first, and may start by itself.
      welcome(name, connectors);
    }
    return true;
  };

  const page = asked();
  if (page === 'sign-in') progress(said.leaving);
  if (page === 'sign-out') progress(said.signingOut);
  if (page === 'callback') progress(said.finishing);

  // Most often it says what it said the last time.
  const file = 'leptos-logto-config';
  let last = kept('local', file);
  try {
    if (last) view(JSON.parse(last));
  } catch {
    // What is kept may be anything.
  }
  const read = ask(new URL('config.json', document.baseURI).href, {}, 'same-origin').then((config) => {
    if (!isUsable(config)) return;
    // What takes longest comes first.
    const now = session(config);
    if (!now || !now.iss) {
      issuer = `${config.endpoint.replace(/\/*$/, '')}/oidc`;
      // Cookies go with a person who leaves for the provider, and not with what the page asks for.
      link({ rel: 'preconnect', crossOrigin: page === 'callback' ? '' : null, href: issuer });
      const documents = ['metadata', 'keys'].map((document) => kept('local', `logto:${config.appId}:${document}`));
      if (page !== 'callback') {
        if (!documents[0]) prepare();
      } else if (documents[0] && !documents[1]) {
        // Who left before they came is back.
        Promise.resolve(JSON.parse(JSON.parse(documents[0]).text)).then(askKeys).catch(nothing);
      }
    }
    const text = JSON.stringify(config);
    // What is pressed, or is being pressed, stays.
    const pressed = shell.dataset.opened || shell.querySelector('[aria-busy], button:active, a:active');
    if (text !== last && !pressed && !view(config)) return;
    last = text;
    try {
      localStorage.setItem(file, text);
    } catch {
      // Then the next page takes longer.
    }
  }).catch(nothing);
  // Before the application keeps the browser busy, a person sees the page. Where somebody may be about to leave, what that
  // takes is asked for, too.
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  if (!page) self.logtoFirst = card.matches('.person') ? painted() : read.then(painted);
  /** Shows who has signed in, where a moment ago somebody came back from a sign-in. */
  self.logtoArrived = () => {
    try {
      view(JSON.parse(last));
    } catch {
      // The application is about to show it.
    }
  };
})(document.getElementById('shell'));
