/** The processes of the bench: the service as it runs in production, the bare handler beside it, and what each used of the machine. */
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const PASSWORD = 'try-it-out-2026';
const key = (byte) => Buffer.alloc(32, byte).toString('base64');

/** What the service is started with; the bench itself reads the same when it listens to its statements. */
export const settingsFor = ({ appUrl, folder }) => ({
  DATABASE_URL: appUrl,
  FILES_DIR: join(folder, 'uploads'),
  DEMO: 'true',
  DEMO_PASSWORD: PASSWORD,
  LOG_LEVEL: 'info',
  REQUESTS_PER_MINUTE: '10000000',
  JWT_SECRET: 'a-secret-for-the-bench-only-0123456789',
  DATA_KEY: key(7),
  SIGNING_KEY: key(9),
});

/** Resolves once it says `Ready on <address>`. What it logs is read and thrown away, as a log collector would. */
export async function started(file, env, flags = []) {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--no-warnings', ...flags, file], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      if (said.length < 100_000) said += chunk;
      const url = /Ready on (http:\S+)/.exec(said)?.[1];
      if (url !== undefined) resolve(new URL(url).origin);
    });
    void ended.then(() => reject(new Error(`${file} ended before it was ready:\n${said}`)));
  });
  const seconds = (performance.now() - begun) / 1000;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid, address, seconds, stop };
}

const TICKS_A_SECOND = 100;

/** Fields of /proc/<pid>/stat behind the name, which may hold anything. */
async function statOf(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

export const parentOf = async (pid) => (await statOf(pid))?.[1];

/** The process and all below it. */
export async function familyOf(pid) {
  const children = new Map();
  for (const entry of await readdir('/proc')) {
    const stat = /^\d+$/.test(entry) ? await statOf(entry) : undefined;
    if (stat !== undefined) children.set(stat[1], [...(children.get(stat[1]) ?? []), entry]);
  }
  const family = [String(pid)];
  for (const each of family) family.push(...(children.get(each) ?? []));
  return family;
}

/** Seconds of CPU of the family so far, also of children that have ended. */
export async function cpuOf(pid) {
  let ticks = 0;
  for (const each of await familyOf(pid)) {
    const stat = await statOf(each);
    if (stat !== undefined) ticks += stat.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  }
  return ticks / TICKS_A_SECOND;
}

/** The most memory each process of the family ever had, in MiB. */
export async function memoryOf(pid) {
  const peaks = [];
  for (const each of await familyOf(pid)) {
    const status = await readFile(`/proc/${each}/status`, 'utf8').catch(() => '');
    peaks.push(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  }
  return peaks;
}
