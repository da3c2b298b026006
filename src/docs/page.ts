/** The documentation page: everything it needs comes from this service, and its policy lets nothing else in. */
import type { Language } from '../platform/http/texts.js';
import { PAGE_TEXTS, SWAGGER_WORDS } from './page-texts.js';

/** No script of the page's own text runs and nothing is fetched from elsewhere; Swagger UI sets styles on elements. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function pageIn(language: Language): string {
  const say = (name: keyof typeof PAGE_TEXTS): string => PAGE_TEXTS[name][language];
  const other = language === 'zh' ? 'en' : 'zh';
  const field = (name: 'username' | 'password' | 'key', type: string, autocomplete: string): string =>
    `<label><span>${say(name)}</span><input name="${name}" type="${type}" autocomplete="${autocomplete}"></label>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')}</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/page.css">
</head>
<body>
<header>
<div><h1>${say('title')}</h1><p>${say('lead')}</p></div>
<nav><a href="/docs?lang=${other}" lang="${other}">${say('other')}</a><a href="/api/openapi.json">${say('document')}</a></nav>
<form id="sign-in">
${field('username', 'text', 'username')}
${field('password', 'password', 'current-password')}
${field('key', 'password', 'off')}
<button>${say('signIn')}</button>
</form>
<p id="signed-in" hidden><span>${say('signedIn')}</span><strong></strong><button type="button">${say('signOut')}</button></p>
<p id="said" role="status"></p>
</header>
<main id="swagger-ui"><p>${say('loading')}</p></main>
<noscript>${say('noScript')}</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/page.js"></script>
</body>
</html>
`;
}

export const STYLE = `
body { margin: 0; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; background: #f7f8fa; color: #1f2933; }
header { display: grid; grid-template-columns: 1fr auto; gap: .5rem 1rem; align-items: center; padding: 1rem max(1rem, calc(50vw - 720px)); background: #14375c; color: #fff; }
header h1 { font-size: 1.3rem; margin: 0; } header p { margin: .2rem 0 0; opacity: .9; }
nav { display: flex; gap: 1rem; } nav a { color: #fff; white-space: nowrap; }
#sign-in, #signed-in, #said { grid-column: 1 / -1; } #said:empty { display: none; } #said { color: #ffd7a8; }
#sign-in { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; } #sign-in[hidden] { display: none; }
#sign-in label { display: grid; font-size: .8rem; flex: 1 1 10rem; max-width: 18rem; }
#sign-in input { font: inherit; padding: .4rem .5rem; border: 1px solid #9fb3c8; border-radius: 4px; min-width: 0; }
header button { font: inherit; padding: .4rem 1rem; border: 0; border-radius: 4px; background: #f0b429; color: #1f2933; cursor: pointer; }
header :focus-visible { outline: 3px solid #ffe08a; outline-offset: 1px; }
#signed-in button { margin-left: 1rem; }
#swagger-ui > p { text-align: center; padding: 3rem; }
.swagger-ui .scheme-container { display: none; } .swagger-ui .info { margin: 1.5rem 0; }
.swagger-ui .opblock-tag { flex-wrap: wrap; } .swagger-ui .opblock .opblock-summary-path { word-break: break-word; }
@media (max-width: 640px) {
  header { grid-template-columns: 1fr; }
  .swagger-ui .opblock .opblock-summary { flex-wrap: wrap; }
  .swagger-ui .opblock .opblock-summary-description { flex-basis: 100%; padding: .3rem 0; text-align: left; }
  .swagger-ui .opblock .opblock-summary-path { max-width: 100%; flex-shrink: 1; }
  .swagger-ui .wrapper { padding: 0 8px; } .swagger-ui table { display: block; overflow-x: auto; }
}
`;

/** Runs in the browser. A token is kept in memory and goes with the page. */
export const SCRIPT = `'use strict';
(() => {
  const language = document.documentElement.lang;
  const form = document.getElementById('sign-in');
  const signedIn = document.getElementById('signed-in');
  const said = document.getElementById('said');
  let ui;
  let session = null;
  let timer;

  const ask = async (path, body, token) => {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': language };
    if (token) headers.Authorization = 'Bearer ' + token;
    const reply = await fetch('/api/v1' + path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
    const text = await reply.text();
    const answer = text === '' ? {} : JSON.parse(text);
    if (!reply.ok) throw new Error(answer.detail || String(reply.status));
    return answer;
  };

  const use = (tokens) => {
    session = tokens;
    ui.preauthorizeApiKey('bearer', tokens.accessToken);
    clearTimeout(timer);
    timer = setTimeout(() => ask('/auth/refresh', { refreshToken: tokens.refreshToken }).then(use, forget), (tokens.expiresIn - 60) * 1000);
  };

  const forget = () => {
    clearTimeout(timer);
    session = null;
    ui.authActions.logout(['bearer', 'apiKey']);
    form.hidden = false;
    signedIn.hidden = true;
  };

  const enter = async ({ username, password, key }) => {
    const tokens = key ? null : await ask('/auth/token', { username, password });
    const me = await ask('/me', null, key || tokens.accessToken);
    if (key) ui.preauthorizeApiKey('apiKey', key);
    else use(tokens);
    signedIn.querySelector('strong').textContent = me.name;
    form.reset();
    form.hidden = true;
    signedIn.hidden = false;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    said.textContent = '';
    enter(Object.fromEntries(new FormData(form))).catch((error) => { said.textContent = error.message; });
  });
  signedIn.querySelector('button').addEventListener('click', () => {
    if (session) ask('/auth/logout', {}, session.accessToken).catch(() => undefined);
    forget();
  });

  ui = SwaggerUIBundle({
    url: '/docs/document.json?lang=' + language,
    dom_id: '#swagger-ui',
    deepLinking: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    filter: true,
    validatorUrl: 'none',
    presets: [SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout',
    requestInterceptor: (request) => {
      if (!request.loadSpec && !request.headers['Accept-Language']) request.headers['Accept-Language'] = language;
      return request;
    },
  });

  const words = ${JSON.stringify(SWAGGER_WORDS)};
  const translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const word = words[node.nodeValue.trim()];
      if (word !== undefined && !node.parentElement.closest('.microlight, pre, textarea, .markdown')) node.nodeValue = word;
    }
  };
  if (language === 'zh') {
    new MutationObserver((changes) => {
      for (const { target } of changes) translate(target.nodeType === Node.TEXT_NODE ? target.parentElement : target);
    }).observe(document.getElementById('swagger-ui'), { childList: true, subtree: true, characterData: true });
  }
})();
`;
