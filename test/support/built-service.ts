/**
 * The sources as plain JavaScript, for services that tests start as processes of their own: transpiled once per run,
 * in its folder. Types are checked elsewhere.
 */
import { transform } from '@swc/core';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const ROOT = process.cwd();

let built: Promise<string> | undefined;

/** The folder that holds `src/main.js` and the scripts. */
export function builtService(): Promise<string> {
  built ??= build();
  return built;
}

/** Test files run side by side; the first one to finish provides for all. */
async function build(): Promise<string> {
  const folder = join(process.env['TEST_FOLDER'] ?? '', 'service');
  if (existsSync(folder)) return folder;
  const draft = `${folder}-${randomBytes(4).toString('hex')}`;
  const options = await swcOptions();
  for (const part of ['src', 'migrations']) {
    for (const name of await readdir(join(ROOT, part), { recursive: true })) {
      if (name.endsWith('.ts')) await transpile(join(part, name), draft, options);
    }
  }
  await writeFile(join(draft, 'package.json'), '{"type":"module"}');
  await symlink(join(ROOT, 'node_modules'), join(draft, 'node_modules'));
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

async function transpile(path: string, draft: string, options: object): Promise<void> {
  const text = await readFile(join(ROOT, path), 'utf8');
  const { code } = await transform(text, {
    ...options,
    filename: join(ROOT, path),
    swcrc: false,
    sourceMaps: 'inline',
  });
  const file = join(draft, path.replace(/\.ts$/, '.js'));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, code);
}

/** The same settings as Jest's, so that a service behaves as the code under test. */
async function swcOptions(): Promise<object> {
  const settings = await readFile(join(ROOT, 'package.json'), 'utf8');
  const { jest } = JSON.parse(settings) as { jest: { transform: Record<string, [string, object]> } };
  return Object.values(jest.transform)[0]?.[1] ?? {};
}
