/**
 * `npm run audit:packages`: known weaknesses of the packages the service runs with. High and critical ones fail. Where the registry does not
 * answer the question (a mirror, no network), that is said plainly and nothing fails: a check that is red for reasons of its own is
 * soon read by nobody.
 */
import { spawnSync } from 'node:child_process';

const FAILING = ['high', 'critical'];

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const report = parsed(stdout);
if (report?.metadata?.vulnerabilities === undefined) {
  const why = report?.message ?? report?.error?.summary ?? error?.message ?? 'no answer';
  console.log(
    `SKIPPED: the registry did not say which packages have known weaknesses (${String(why).split('\n')[0]}).`,
  );
} else {
  const found = Object.values(report.vulnerabilities ?? {});
  for (const { name, severity, range } of found) console.log(`${severity}: ${name} ${range}`);
  const grave = found.filter(({ severity }) => FAILING.includes(severity));
  console.log(`Packages of the service with known weaknesses: ${found.length}, grave ones: ${grave.length}.`);
  process.exitCode = grave.length === 0 ? 0 : 1;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
