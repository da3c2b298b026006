/** Runs the benchmarks named, all when none is: `npm run bench reports`; options (`--explain trend`) go to each. The service is built before. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ENDING = '.bench.mjs';
const here = new URL('.', import.meta.url);
const there = readdirSync(here)
  .filter((name) => name.endsWith(ENDING))
  .map((name) => name.slice(0, -ENDING.length));

const given = process.argv.slice(2);
const firstOption = given.findIndex((word) => word.startsWith('--'));
const names = firstOption === -1 ? given : given.slice(0, firstOption);
const options = firstOption === -1 ? [] : given.slice(firstOption);

const unknown = names.filter((name) => !there.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are ${there.join(', ')}`);
  process.exit(2);
}
for (const name of names.length > 0 ? names : there) {
  const file = fileURLToPath(new URL(name + ENDING, here));
  const { status } = spawnSync(process.execPath, [file, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
