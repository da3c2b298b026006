/** Receivers that are slow, endless, lying or hostile, and addresses nobody may send to: none of it harms anybody else. */
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import ipaddr from 'ipaddr.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { Variables } from '../../src/platform/config/variables.js';
import { readWebhooks } from '../../src/platform/config/webhooks-config.js';
import { mayConnectTo } from '../../src/platform/outgoing/address-guard.js';
import { type Address, byDns, type Resolve } from '../../src/platform/outgoing/names.js';
import { Outgoing } from '../../src/platform/outgoing/outgoing.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  deliver,
  happen,
  Receiver,
  SETTINGS_CHANGED,
  someone,
  subscribe,
  TO_THIS_MACHINE,
} from '../support/receiver.js';
import { number } from '../support/feed.js';
import { type Json, World } from '../support/world.js';

describe('addresses', () => {
  test.each([
    ...['127.0.0.1', '127.255.0.9', '10.0.0.5', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '100.100.100.200', '0.0.0.0', '0.1.2.3', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
    ...['255.255.255.255', '192.0.0.8', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '192.88.99.1'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1', '2001:db8::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.5', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'],
    ...[
      '2001::1',
      '::ffff:0:127.0.0.1',
      '100::1',
      '64:ff9b:1::a00:1',
      '2002:a00:5::',
      '4000::1',
      '5f00::1',
      '3fff::1',
      '2001:20::1',
      'nonsense',
      '',
    ],
  ])('%s is refused', (address) => {
    expect(mayConnectTo(address, [])).toBe(false);
  });

  test.each([
    '8.8.8.8',
    '114.114.114.114',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1',
    '2408:8756::1',
    '::ffff:8.8.8.8',
  ])('%s is public', (address) => {
    expect(mayConnectTo(address, [])).toBe(true);
  });

  test('the operator allows networks, and those alone', () => {
    const { allow } = readWebhooks(new Variables({ WEBHOOK_ALLOW: '10.20.0.0/16, 192.168.7.7,fd12::/32' }));
    const allowed = ['10.20.3.4', '::ffff:10.20.3.4', '192.168.7.7', 'fd12::5', '10.21.0.1', '192.168.7.8', 'fd13::5'];
    expect(allowed.map((address) => mayConnectTo(address, allow))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(allow.every(([network]) => ipaddr.isValid(network.toString()))).toBe(true);
  });

  test.each(['10.0.0.0/99', 'everything', '10.0.0.0/', '10.0.0.0-10.0.0.9'])('%s is no network', (text) => {
    expect(() => loadConfig({ WEBHOOK_ALLOW: text, DEMO: 'false' })).toThrow(
      /WEBHOOK_ALLOW must be a list of networks/,
    );
  });
});

describe('with nothing allowed', () => {
  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    app = await startTestApp();
    world = await World.of(app);
  });
  afterAll(() => app?.close());

  const wish = (url: string) => ({ url, centerId: world.center, description: '某平台' });

  test.each([
    ['http://oa.example.gov.cn/', 'https_only'],
    ['https://a:b@oa.example.gov.cn/', 'credentials_in_url'],
    ['https://oa.example.gov.cn:25/', 'port_refused'],
    ['https://oa.example.gov.cn/#x', 'fragment_in_url'],
    ['nowhere', 'bad_url'],
    ['https://127.0.0.1/', 'address_refused'],
    ['https://127.1/', 'address_refused'],
    ['https://2130706433/', 'address_refused'],
    ['https://0x7f000001/', 'address_refused'],
    ['https://0177.0.0.1/', 'address_refused'],
    ['https://localhost/', 'address_refused'],
    ['https://169.254.169.254/latest/meta-data/', 'address_refused'],
    ['https://127.0.0.1./', 'address_refused'],
    ['https://0/', 'address_refused'],
    ['https://017700000001/', 'address_refused'],
    ['https://①②⑦.0.0.1/', 'address_refused'],
    ['https://localhost./', 'address_refused'],
    ['https://hooks.localhost/', 'address_refused'],
    ['https://[::]/', 'address_refused'],
    ['https://[64:ff9b::7f00:1]/', 'address_refused'],
    ['https://[::1]/', 'address_refused'],
    ['https://[::ffff:10.0.0.5]/', 'address_refused'],
    ['https://[fd00:ec2::254]/', 'address_refused'],
  ])('%s is refused when it is named: %s', async (url, code) => {
    const reply = await world.post('admin', '/webhooks', { body: wish(url), expect: 400 });
    expect(reply.body).toMatchObject({ errors: [{ pointer: '/url', code }] });
  });

  test('also when it is changed, and when a name that was unknown turns out to be an address of ours', async () => {
    const made = await world.post('admin', '/webhooks', { body: wish('https://hooks.example.invalid/') });
    const { id } = made.body as { id: string };
    const changed = await world.patch('admin', `/webhooks/${id}`, { body: { url: 'https://10.0.0.5/' }, expect: 400 });
    expect(changed.body).toMatchObject({ errors: [{ pointer: '/url', code: 'address_refused' }] });
    const ping = async () => (await world.post('admin', `/webhooks/${id}/ping`, { expect: 200 })).body as Json;
    expect(await ping()).toMatchObject({ failure: 'unknown_host', status: null });
    // What was written before the rules, or past them.
    for (const url of ['https://localhost:8443/', 'https://127.0.0.1:8443/', 'https://[::1]:8443/']) {
      await app.pool.query('UPDATE webhook SET url = $2 WHERE id = $1', [id, url]);
      expect(await ping()).toMatchObject({ failure: 'address_refused', status: null });
    }
  });
});

test('a name is judged by what it is at the connection, and connected to just that', async () => {
  const receiver = await Receiver.open();
  const port = new URL(receiver.url).port;
  const found: Address[][] = [];
  const resolve: Resolve = () => Promise.resolve(found.shift() ?? []);
  const settings = { WEBHOOK_TIMEOUT_SECONDS: '2' };
  const outgoing = new Outgoing(readWebhooks(new Variables({ ...settings, WEBHOOK_ALLOW: '127.0.0.0/8' })), resolve);
  const strict = new Outgoing(readWebhooks(new Variables(settings)), resolve);
  const url = `http://changing.example:${port}/`;
  const post = (by: Outgoing) => by.post(url, {}, '{"subject":"x"}', new AbortController().signal);
  try {
    found.push([{ address: '127.0.0.1', family: 4 }]);
    expect(await post(outgoing)).toMatchObject({ status: 204 });
    // Public when it was named, ours when it is used; and one bad address among good ones.
    found.push([{ address: '93.184.216.34', family: 4 }], [{ address: '127.0.0.1', family: 4 }]);
    expect(await strict.mayGoTo(url)).toBe(true);
    expect(await post(strict)).toBe('address_refused');
    found.push([
      { address: '93.184.216.34', family: 4 },
      { address: '::ffff:127.0.0.1', family: 6 },
    ]);
    expect(await post(strict)).toBe('address_refused');
    expect(await post(strict)).toBe('address_refused');
  } finally {
    await outgoing.onModuleDestroy();
    await strict.onModuleDestroy();
    await receiver.close();
  }
});

test('name servers that never answer take nothing that others need: files are read meanwhile', async () => {
  const silent = createSocket('udp4');
  let questions = 0;
  silent.on('message', () => (questions += 1));
  await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
  const outgoing = new Outgoing(
    readWebhooks(new Variables({ WEBHOOK_TIMEOUT_SECONDS: '1' })),
    byDns([`127.0.0.1:${silent.address().port}`]),
  );
  let answered = 0;
  const asked = Array.from({ length: 16 }, async (_, index) => {
    const url = `https://tar-pit-${index}.example.org/`;
    const told = await outgoing.post(url, {}, '{}', new AbortController().signal);
    answered += 1;
    return told;
  });
  expect((await readFile('package.json', 'utf8')).length).toBeGreaterThan(0);
  expect(answered).toBe(0);
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['timed_out']));
  expect(questions).toBeGreaterThan(0);
  await outgoing.onModuleDestroy();
  await new Promise<void>((resolve) => silent.close(() => resolve()));
});

test('plain text where TLS is due is told apart from no connection', async () => {
  const receiver = await Receiver.open();
  const outgoing = new Outgoing(readWebhooks(new Variables({ WEBHOOK_ALLOW: '127.0.0.1' })));
  const post = (url: string) => outgoing.post(url, {}, '{}', new AbortController().signal);
  const { port } = new URL(receiver.url);
  expect(await post(`https://127.0.0.1:${port}/`)).toBe('not_secure');
  await receiver.close();
  expect(await post(`https://127.0.0.1:${port}/`)).toBe('not_connected');
  await outgoing.onModuleDestroy();
});

describe('hostile receivers', () => {
  let app: TestApp;
  let world: World;
  const servers: { server: Server; sockets: Set<Socket> }[] = [];

  beforeAll(async () => {
    app = await startTestApp({ settings: { ...TO_THIS_MACHINE, WEBHOOK_TIMEOUT_SECONDS: '1' } });
    world = await World.of(app);
  });
  afterAll(() => app?.close());
  afterEach(async () => {
    await app.pool.query(`UPDATE webhook SET state = 'deleted', reason = NULL, stopped_at = NULL`);
    for (const { server, sockets } of servers.splice(0)) {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  /** A receiver that speaks as it likes once it has been spoken to. */
  async function raw(speak: (socket: Socket) => void): Promise<string> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => speak(socket));
    });
    servers.push({ server, sockets });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  const OK = 'HTTP/1.1 200 OK\r\n';
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  /** Writes for as long as somebody takes it. */
  const endlessly = (socket: Socket, piece: string): void => {
    const write = (): void => {
      if (!socket.destroyed) socket.write(piece, () => setImmediate(write));
    };
    write();
  };
  const slowly = (socket: Socket, text: string): void => {
    let at = 0;
    const drip = setInterval(
      () => (socket.destroyed ? clearInterval(drip) : socket.write(text.charAt(at++ % text.length))),
      100,
    );
    socket.on('close', () => clearInterval(drip));
  };

  const HOSTILE: readonly (readonly [what: string, speak: (socket: Socket) => void, told: object])[] = [
    ['says nothing', () => undefined, { failure: 'timed_out', status: null }],
    ['drips its headers', (socket) => slowly(socket, `${OK}x-a: b\r\n`), { failure: 'timed_out', status: null }],
    [
      'repeats itself about its length',
      (socket) => socket.end(`${OK}content-length: 5\r\ncontent-length: 6\r\n\r\n12345`),
      { failure: 'bad_answer', status: null },
    ],
    ['hangs up', (socket) => socket.destroy(), { failure: 'not_connected', status: null }],
    ['speaks no HTTP', (socket) => socket.end('220 smtp.example ESMTP\r\n'), { failure: 'bad_answer', status: null }],
    [
      'has endless headers',
      (socket) => endlessly(socket, `${OK}${'x-a: b\r\n'.repeat(5000)}`),
      { failure: 'bad_answer' },
    ],
    [
      'has an endless body',
      (socket) => endlessly(socket, `${OK}\r\n${'x'.repeat(65_536)}`),
      { failure: null, status: 200 },
    ],
    ['drips its body', (socket) => slowly(socket.write(`${OK}\r\n`) ? socket : socket, 'x'), { status: 200 }],
    [
      'sends a gzip bomb',
      (socket) => {
        socket.write(`${OK}content-encoding: gzip\r\ncontent-length: ${bomb.length}\r\n\r\n`);
        socket.end(bomb);
      },
      { failure: null, status: 200 },
    ],
    [
      'redirects to the metadata service',
      (socket) => socket.end('HTTP/1.1 307 Moved\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n'),
      { failure: 'redirected', status: 307 },
    ],
    [
      'sends a wrong length',
      (socket) => socket.end(`${OK}content-length: 999\r\n\r\nx`),
      { failure: null, status: 200 },
    ],
    ['answers 100 only', (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n'), { failure: 'bad_answer' }],
    [
      'hints without end',
      (socket) => endlessly(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(500)),
      { failure: 'timed_out', status: null },
    ],
    [
      'switches protocols',
      (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      { failure: 'bad_answer' },
    ],
    [
      'answers 999',
      (socket) => socket.end('HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n'),
      { failure: 'bad_answer', status: 999 },
    ],
  ];

  test.each(HOSTILE)('one that %s', async (_, speak, told) => {
    const hook = await subscribe(world, await raw(speak));
    const { body } = await world.post('admin', `/webhooks/${hook.id}/ping`, { expect: 200 });
    expect(body).toMatchObject({ outcome: 'ping', ...told });
  });

  test('all of them together hold up nobody who behaves', async () => {
    await number(app);
    const wish = { types: [SETTINGS_CHANGED] };
    for (const [, speak] of HOSTILE) await subscribe(world, await raw(speak), wish);
    const good = await Receiver.open();
    await subscribe(world, good.url, wish);
    const subjects = Array.from({ length: 3 }, someone);
    for (const subject of subjects) await happen(world, subject, 2);
    const over = deliver(app);
    await good.until(() => subjects.every((subject) => good.sequencesOf(subject).length === 2));
    for (const subject of subjects) expect(good.sequencesOf(subject)).toEqual([1, 2]);
    await good.close();
    await over;
  });
});
