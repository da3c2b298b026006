/** Killed with -9 while it delivers, twice, and the receiver failing besides: every event arrives, in order, none is invented. */
import { Webhook } from 'standardwebhooks';
import { SYSTEM_SCOPE, UnitOfWork } from '../../src/platform/database/tx.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { happen, Receiver, SETTINGS_CHANGED, someone, subscribe, TO_THIS_MACHINE } from '../support/receiver.js';
import { type ServiceProcess, startService } from '../support/service.js';
import { World } from '../support/world.js';

const SETTINGS = { ...TO_THIS_MACHINE, WEBHOOK_TIMEOUT_SECONDS: '1' };
const SUBJECTS = 6;
const EACH = 4;
/** Three services are started in it. */
const THREE_STARTS = 180_000;

let app: TestApp;
let world: World;
let receiver: Receiver;
let service: ServiceProcess | undefined;

beforeAll(async () => {
  app = await startTestApp({ settings: SETTINGS });
  world = await World.of(app);
  receiver = await Receiver.open();
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
  await app?.close();
});

/** Known before it is ready, as it sends as soon as it can, and may be killed as soon. */
const start = async (): Promise<ServiceProcess> => {
  const started = await startService({
    ...SETTINGS,
    DATABASE_URL: app.database.appUrl,
    JWT_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    SIGNING_KEY: Buffer.alloc(32, 9).toString('base64'),
    FILES_DIR: app.files,
    DEMO: 'false',
    WORKERS: '2',
  });
  service = started;
  return started;
};

test(
  'at least once, each exactly once by its id, each subject in order, all of it signed',
  async () => {
    // Months have passed on the clock of the service: what its own jobs find due in the demo is none of the test.
    const hook = await subscribe(world, receiver.url, { types: [SETTINGS_CHANGED] });
    const subjects = Array.from({ length: SUBJECTS }, someone);
    for (const subject of subjects) await happen(world, subject, EACH);
    let kills = 0;
    // The fifth and the twelfth are taken and never answered, because the service is gone by then.
    receiver.react = ({ event }, response) => {
      const count = receiver.deliveries.length;
      if ((count === 5 && kills === 0) || (count >= 12 && kills === 1)) {
        kills += 1;
        service?.child.kill('SIGKILL');
        response.destroy();
        return 'handled';
      }
      return event.subject.endsWith(subjects[0] ?? '') && count % 3 === 0 ? 500 : undefined;
    };
    for (let life = 1; life <= 2; life += 1) {
      await (await start()).ended();
      expect(kills).toBe(life);
    }
    receiver.react = () => undefined;
    await (await start()).ready();
    await app.app
      .get(UnitOfWork)
      .run(SYSTEM_SCOPE, (tx) => tx.query(`UPDATE webhook_delivery SET due_at = now() WHERE lease IS NULL`));
    const idsOf = () => new Set(receiver.deliveries.map(({ id }) => id));
    await receiver.until(() => idsOf().size === SUBJECTS * EACH && everyLast(subjects));
    expect(receiver.deliveries.length).toBeGreaterThan(idsOf().size);
    for (const subject of subjects) {
      const first = [...new Set(receiver.sequencesOf(subject))];
      expect(first).toEqual([1, 2, 3, 4]);
    }
    for (const { text, headers, id, event } of receiver.deliveries) {
      expect(new Webhook(hook.secret).verify(text, headers)).toEqual(event);
      expect(id).toBe(event.id);
    }
  },
  THREE_STARTS,
);

const everyLast = (subjects: readonly string[]): boolean =>
  subjects.every((subject) => receiver.sequencesOf(subject).includes(EACH));
