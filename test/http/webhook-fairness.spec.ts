/** Two processes send at once and as many receivers as a centre may have keep them waiting: nobody else waits, nothing is lost. */
import { createApp } from '../../src/app.setup.js';
import { WebhookDispatcher } from '../../src/modules/webhooks/webhook-dispatcher.service.js';
import { createPool } from '../../src/platform/database/pool.js';
import { startTestApp, type TestApp, testConfig } from '../support/app.js';
import { number } from '../support/feed.js';
import { happen, Receiver, SETTINGS_CHANGED, someone, subscribe, TO_THIS_MACHINE } from '../support/receiver.js';
import { World } from '../support/world.js';

/** Longer than the test: who waits for an answer waits until the test gives it. */
const SETTINGS = { ...TO_THIS_MACHINE, WEBHOOK_TIMEOUT_SECONDS: '60' };
const HELD = 49;
/** What two processes begin for whomsoever; a single one would have begun 49: beyond that one for each webhook. */
const FULL = 64;
const MOST_AT_ONCE = 96;

let app: TestApp;
let world: World;
let second: Awaited<ReturnType<typeof createApp>>;
const receivers: Receiver[] = [];
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  app = await startTestApp({ settings: SETTINGS });
  world = await World.of(app);
  const pool = createPool({ url: app.database.appUrl });
  second = await createApp({ config: testConfig(app.database.appUrl, SETTINGS), pool, clock: app.clock });
  ends.push(() => pool.end());
});
afterAll(async () => {
  for (const receiver of receivers) await receiver.close();
  for (const end of ends) await end();
  await app?.close();
});

async function open(): Promise<Receiver> {
  const receiver = await Receiver.open();
  receivers.push(receiver);
  return receiver;
}

/** What the webhook with this number was sent of the subject, each once, in the order in which it first came. */
const firstOf = (held: Receiver, webhook: number, subject: string): number[] => [
  ...new Set(
    held.deliveries
      .filter(({ path, event }) => path === `/${webhook}` && event.subject.endsWith(subject))
      .map(({ event }) => Number(event.sequence)),
  ),
];

test('those who behave have everything while nobody else has answered; then the rest comes, also from a process that stopped', async () => {
  const held = await open();
  let release: () => void = () => undefined;
  const released = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
  held.react = () => released;
  for (let webhook = 0; webhook < HELD; webhook += 1)
    await subscribe(world, new URL(`/${webhook}`, held.url).href, { types: [SETTINGS_CHANGED] });
  const [first, other] = [someone(), someone()];
  for (const subject of [first, other]) await happen(world, subject, 2);
  await number(app);
  app.app.get(WebhookDispatcher).start();
  second.get(WebhookDispatcher).start();
  await held.until(() => held.deliveries.length >= FULL);

  const good = await open();
  await subscribe(world, good.url, { types: [SETTINGS_CHANGED] });
  const third = someone();
  await happen(world, third, 5);
  await happen(world, first, 1);
  await number(app);
  await good.until(() => good.deliveries.length === 6);
  expect([good.sequencesOf(third), good.sequencesOf(first)]).toEqual([[1, 2, 3, 4, 5], [3]]);

  // What it was sending is sent by the other, without waiting for its leases to run out: the clock stands still.
  await second.close();
  release();
  const idsOf = () => new Set(held.deliveries.map(({ path, id }) => `${path} ${id}`));
  await held.until(() => idsOf().size === HELD * 10);
  for (let webhook = 0; webhook < HELD; webhook += 1) {
    const had = [first, other, third].map((subject) => firstOf(held, webhook, subject));
    expect(had).toEqual([
      [1, 2, 3],
      [1, 2],
      [1, 2, 3, 4, 5],
    ]);
  }
  expect(new Set(good.deliveries.map(({ id }) => id)).size).toBe(6);
  // Only what the stopped process had under way came twice: it begins no more than this at once.
  expect(held.deliveries.length - idsOf().size).toBeLessThanOrEqual(MOST_AT_ONCE);
});
