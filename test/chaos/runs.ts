/** The whole story: a database and two services, officers at work, trouble of each kind in turn; then peace, and the count. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './clients.js';
import { Instances } from './instances.js';
import { Postgres } from './postgres.js';
import { make, prepareFullDisk, type Trouble } from './trouble.js';
import { brokenChain, gapsInNumbers, lostEvents, missingOrDouble, stuck, unfolded } from './truth.js';

const CLIENTS = 6;
/** So much is written between one trouble and the next: the services must have come back for it. */
const WRITES_BETWEEN = 60;

export function describeChaos(troubles: readonly Trouble[], limitMs: number): void {
  let postgres: Postgres;
  let instances: Instances;

  beforeAll(async () => {
    postgres = await Postgres.make();
    instances = new Instances(postgres);
    await instances.start();
    await prepareFullDisk(postgres);
  }, 120_000);

  afterAll(async () => {
    await instances?.end();
    await postgres?.remove();
  }, 60_000);

  test(
    `${troubles.length} troubles: what was acknowledged is there once, every case is the fold of its log, nothing hangs`,
    async () => {
      const ground = await groundOf(postgres);
      const clients = Array.from(
        { length: CLIENTS },
        (_, nth) => new Client(instances.urls, 'justice', ground, nth + 1),
      );
      const shared = (await clients[0]?.lead()) ?? null;
      let isOn = true;
      const work = clients.map((client) => client.work(shared, () => isOn));
      const writes = (): number => clients.reduce((sum, { promised }) => sum + total(promised), 0);
      const inPeace = async (): Promise<void> => {
        const goal = writes() + WRITES_BETWEEN;
        while (writes() < goal) await sleep(20);
      };
      for (const [nth, trouble] of troubles.entries()) {
        await inPeace();
        await make(trouble, nth, postgres, instances);
      }
      await inPeace();
      isOn = false;
      await Promise.all(work);
      await instances.ready();
      await drained(postgres);

      const sent = clients.reduce((sum, client) => sum + client.sent, 0);
      const retried = clients.reduce((sum, client) => sum + client.retried, 0);
      process.stdout.write(
        `${troubles.join(' ')}: ${writes()} writes acknowledged, ${sent} requests, ${retried} tries more\n`,
      );
      expect(clients.flatMap(({ faults }) => faults)).toEqual([]);
      expect(await missingOrDouble(postgres, clients)).toEqual([]);
      expect(await unfolded(postgres)).toEqual([]);
      expect(await gapsInNumbers(postgres)).toEqual([]);
      expect(await lostEvents(postgres)).toEqual([]);
      expect(await brokenChain(postgres)).toEqual([]);
      expect(await stuck(postgres)).toEqual([]);
      expect(instances.farewells.filter((code) => code !== 0)).toEqual([]);
      expect(retried).toBeGreaterThan(0);
    },
    limitMs,
  );
}

const total = (promised: Client['promised']): number =>
  [...promised.values()].flatMap((types) => [...types.values()]).reduce((sum, times) => sum + times, 0);

async function groundOf(postgres: Postgres): Promise<{ centerId: string; departmentId: string; mediatorId: string }> {
  const [row] = await postgres.query<{ centerId: string; departmentId: string; mediatorId: string }>(
    `SELECT g.center_id AS "centerId", g.department_id AS "departmentId", m.staff_id AS "mediatorId"
       FROM account a JOIN role_grant g ON g.account_id = a.id, account m WHERE a.username = 'justice' AND m.username = 'mediator'`,
  );
  if (row === undefined) throw new Error('the demo is not there');
  return row;
}

/** The feed and the sealer of the audit log catch up by themselves. */
async function drained(postgres: Postgres): Promise<void> {
  const behind = async (): Promise<boolean> =>
    (await lostEvents(postgres)).length > 0 || (await postgres.query('SELECT FROM audit_pending LIMIT 1')).length > 0;
  for (let tries = 0; tries < 300 && (await behind()); tries += 1) await sleep(100);
}
