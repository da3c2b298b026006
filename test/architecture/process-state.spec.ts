/**
 * What a process remembers between two requests. Several processes serve one database, so nothing that another one may change is kept:
 * each thing that lives longer than a request stands here, with how a change made elsewhere reaches it. A new one fails until it does.
 */
import { sourcesIn } from './sources.js';

const OWN = 'of this process alone';
const FIXED = 'made from the code, the same in every process';
const OF_ONE_CALL = 'of an object made for one call';
const LIFE = 'whether this process runs, ends, or has something under way';

const REMEMBERED: Readonly<Record<string, string>> = {
  'src/modules/access/identity-provider.service.ts known':
    'public keys of the identity provider, each process asks for itself: every ten minutes, and at once for a key it does not know',
  'src/modules/access/identity-provider.service.ts reading': LIFE,
  'src/modules/access/identity-provider.service.ts triedAt': LIFE,
  'src/modules/access/passwords.service.ts nobody': 'a hash of nothing, for user names that nobody has',
  'src/modules/access/tokens.service.ts known':
    'what a token says whose signature was found good; whether its session still stands is asked at each request',
  'src/modules/audit/access-journal.service.ts gathered': 'on its way into the database, within a second',
  'src/modules/audit/access-journal.service.ts hasFailed': LIFE,
  'src/modules/audit/access-journal.service.ts timer': LIFE,
  'src/modules/audit/access-journal.service.ts writing': LIFE,
  'src/modules/audit/operation-titles.service.ts summaries': FIXED,
  'src/modules/centers/calendar.reader.ts made':
    'made of rows that are remembered (reference-memory.ts), and gone with them',
  'src/modules/data-keys/key-rotation.service.ts seen':
    'which key this process found to be meant when it began; what another one means since is read anew at every look',
  'src/modules/duty/duty-desk.reader.ts known': OF_ONE_CALL,
  'src/modules/events/event-streams.service.ts all':
    'streams open here; rights are read again before each page, and the feed is found grown by PostgreSQL’s word or every two seconds',
  'src/modules/events/event-streams.service.ts isOver': LIFE,
  'src/modules/mending/corrections.service.ts bodies': FIXED,
  'src/modules/open311/open311-requests.service.ts bodies': FIXED,
  'src/modules/reports/files/charts/draw.ts library': FIXED,
  'src/modules/reports/report-runners.ts runners': FIXED,
  'src/modules/transfer/carried-files.service.ts coming': OF_ONE_CALL,
  'src/modules/transfer/carried-files.service.ts files': OF_ONE_CALL,
  'src/modules/transfer/carried-files.service.ts last': OF_ONE_CALL,
  'src/modules/transfer/transfer.service.ts rows': OF_ONE_CALL,
  'src/modules/webhooks/webhook-dispatcher.service.ts flying':
    'deliveries this process has claimed in the database, each under a lease',
  'src/modules/webhooks/webhook-dispatcher.service.ts nap': LIFE,
  'src/modules/webhooks/webhook-dispatcher.service.ts over': LIFE,
  'src/modules/webhooks/webhook-dispatcher.service.ts running': LIFE,
  'src/modules/webhooks/webhook-log.service.ts pings': 'how many are tried out from here at once',
  'src/platform/audit/audit-belonging.ts look': FIXED,
  'src/platform/database/tx.ts memory':
    'what seldom changes, under the mark of its last change, which each request reads anew (reference-memory.ts)',
  'src/platform/database/tx.ts statements': FIXED,
  'src/platform/database/tx.ts told': 'of one transaction',
  'src/platform/files/s3-store.ts connected': 'the client of the bucket, which keeps nothing',
  'src/platform/health/metrics.service.ts own': OWN,
  'src/platform/health/metrics.service.ts shared': 'read from the database anew, every five seconds at most',
  'src/platform/health/metrics.service.ts siblings': 'how to ask the other workers for their figures',
  'src/platform/http/gates.ts gates': FIXED,
  'src/platform/http/rate-limit.ts counts': `${OWN}: a limit holds for each process (README)`,
  'src/platform/http/rate-limit.ts window': `${OWN}: a limit holds for each process (README)`,
  'src/platform/http/strict-query.interceptor.ts takesQuery': FIXED,
  'src/platform/http/uploads.ts pipe': FIXED,
  'src/platform/http/validation.pipe.ts takenEmpty': FIXED,
  'src/platform/jobs/leased-worker.ts isStopped': LIFE,
  'src/platform/jobs/leased-worker.ts working': LIFE,
  'src/platform/jobs/ticker.ts isStopped': LIFE,
  'src/platform/jobs/ticker.ts jobs':
    'when a job is due here; it runs under a lock of the database, and twice does no harm',
  'src/platform/jobs/ticker.ts running': LIFE,
  'src/platform/jobs/ticker.ts timer': LIFE,
  'src/platform/outbox/feed-growth.ts head':
    'the last place seen, looked for again every two seconds while somebody waits',
  'src/platform/outbox/feed-growth.ts isOver': LIFE,
  'src/platform/outbox/feed-growth.ts listener': LIFE,
  'src/platform/outbox/feed-growth.ts looking': LIFE,
  'src/platform/outbox/feed-growth.ts times': OWN,
  'src/platform/outbox/feed-growth.ts timer': LIFE,
  'src/platform/outbox/feed-growth.ts waiting': OWN,
  'src/platform/outbox/outbox.sequencer.ts isOn': LIFE,
  'src/platform/outbox/outbox.sequencer.ts isWanted': LIFE,
  'src/platform/outbox/outbox.sequencer.ts running': LIFE,
};

/** Variables of a file that are filled later, and fields of a service that are no dependency of it. */
const PATTERNS = [
  /^(?:const|let) (\w+)(?:: [^=\n]+)? = new (?:Map|Set|WeakMap|WeakSet)(?:<.*>)?\(\);/gm,
  /^let (\w+)\b/gm,
];
const FIELDS = [
  /^ {2}private (?!readonly|async)(\w+)(?:!?: [^=(\n]+)?(?: = .*)?;$/gm,
  /^ {2}private readonly (\w+) = new (?!Logger\b)\w+(?:<.*>)?\(/gm,
];

const remembered = sourcesIn('src')
  .filter(({ path }) => /^src\/(platform|modules)\//.test(path))
  .flatMap(({ path, text }) => {
    const patterns = /@Injectable\(\)|abstract class|implements FileStore|class RateLimit/.test(text)
      ? [...PATTERNS, ...FIELDS]
      : PATTERNS;
    return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => `${path} ${name}`));
  });

it('is known, and how a change made by another process reaches it', () => {
  expect([...new Set(remembered)].sort()).toEqual(Object.keys(REMEMBERED).sort());
});
