/** `Prefer: respond-async` as RFC 7240 writes it, and everything that is not it. */
import { prefersAsync } from '../../../src/platform/http/prefer.js';

it.each([
  'respond-async',
  'Respond-Async',
  ' respond-async ',
  'wait=5, respond-async',
  'respond-async; foo=bar, wait=1',
])('is asked for by %j', (header) => expect(prefersAsync(header)).toBe(true));

it.each([undefined, '', ',', ';', 'wait=100', 'respond', 'respond-async-later', 'handling="respond-async"', '='])(
  'is not asked for by %j',
  (header) => expect(prefersAsync(header)).toBe(false),
);
