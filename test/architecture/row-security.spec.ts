/** Where the service works beyond the second wall, and why: whoever adds a place says so here. */
import { sourcesIn } from './sources.js';

/** Files that begin transactions of the system itself, which PostgreSQL shows every row. */
const OF_THE_SYSTEM: Readonly<Record<string, string>> = {
  'src/demo/fill.ts': 'sets the demo up',
  'src/demo/grid.ts': 'sets the demo up',
  'src/demo/ground.ts': 'sets the demo up',
  'src/modules/access/api-key-sign-in.service.ts': 'asks who it is, before there is a scope',
  'src/modules/access/first-administrator.service.ts': 'set-up by the operator',
  'src/modules/access/oidc-sign-in.service.ts': 'asks who it is, before there is a scope',
  'src/modules/access/sign-in.service.ts': 'asks who it is, before there is a scope',
  'src/modules/audit/access-journal.service.ts': 'notes refusals and looks of people of all centres',
  'src/modules/data-keys/key-rotation.service.ts': 'a job: wraps the keys of all cases anew',
  'src/modules/disputes/report-barrier.ts': 'one row for all reports',
  'src/modules/duty-feeds/feed-reading.service.ts': 'a calendar that is asked for by its secret address alone',
  'src/modules/exports/export-ending.service.ts': 'a job: ends exports whose time is over',
  'src/modules/exports/export-making.service.ts': 'a job: reads each record through the predicate of who ordered it',
  'src/modules/exports/export-worker.service.ts': 'a job',
  'src/modules/imports/import-run.service.ts': 'a job',
  'src/modules/reports/report-worker.service.ts': 'a job: counts whole trees of centres',
  'src/modules/reports/signing-keys.service.ts': 'public keys',
  'src/modules/transfer/backup.service.ts': 'the whole instance',
  'src/modules/transfer/carried-files.service.ts': 'the whole instance',
  'src/modules/transfer/instance-verification.service.ts': 'the whole instance',
  'src/modules/transfer/transfer.service.ts': 'the whole instance',
  'src/modules/vitals/vitals.service.ts': 'numbers of the whole instance, for the operator',
  'src/modules/webhooks/webhook-delivery.service.ts': 'a job: delivers what the owner of the webhook may see',
  'src/modules/webhooks/webhook-dispatcher.service.ts': 'a job',
  'src/modules/webhooks/webhook-planner.service.ts': 'a job',
  'src/modules/webhooks/webhook-upkeep.service.ts': 'a job',
  'src/modules/workflow/case-history.service.ts': 'a job: completes the history of imported cases',
  'src/platform/audit/audit-heads.ts': 'heads of the chains of all centres: hashes',
  'src/platform/audit/audit-removal.ts': 'run by the owner of the tables',
  'src/platform/audit/audit-verification.ts': 'looks through every chain',
  'src/platform/audit/audit.sealer.ts': 'chains the lines of all centres',
  'src/platform/database/tx.ts': 'says what it is',
  'src/platform/files/files.service.ts': 'sweeps files that belong to nothing',
  'src/platform/health/health.controller.ts': 'how far the feed is behind',
  'src/platform/jobs/leased-worker.ts': 'jobs',
  'src/platform/jobs/ticker.ts': 'jobs',
  'src/platform/outbox/feed-growth.ts': 'a number',
  'src/platform/outbox/outbox.sequencer.ts': 'numbers the events of all centres',
};

/** Files in which a request looks beyond its scope for some statements. */
const FOR_A_STATEMENT: Readonly<Record<string, string>> = {
  'src/modules/participants/neutrality.reader.ts':
    'which parties of a case somebody mediated for before, wherever that case is now (R24)',
  'src/modules/petitions/zero-baseline.store.ts':
    'the first month, and numbers of petitions that contradict a baseline, of the whole subtree',
  'src/modules/related/related-cases.service.ts':
    'how many related cases there are that the caller may not see, and whom to ask (R10)',
  'src/modules/reports/report-difference.service.ts':
    'a report counts its subtree; whoever may read it reaches perhaps its centre alone',
  'src/modules/reports/report-production.service.ts': 'the same',
  'src/modules/reports/report-records.service.ts': 'the same; what is told of a case asks the one predicate',
  'src/modules/reports/restatement.service.ts': 'the same',
  'src/platform/database/tx.ts': 'says what it is',
};

const holding = (what: RegExp): string[] =>
  sourcesIn('src')
    .filter(({ text }) => what.test(text))
    .map(({ path }) => path)
    .sort();

test('transactions of the system itself are begun where it is listed why', () => {
  expect(holding(/\bSYSTEM_SCOPE\b/)).toEqual(Object.keys(OF_THE_SYSTEM).sort());
});

test('requests look beyond their scope where it is listed why', () => {
  expect(holding(/\beverywhere[(<]/)).toEqual(Object.keys(FOR_A_STATEMENT).sort());
});
