/** Lets plain Node import the TypeScript sources, with the settings Jest uses. For processes beside the tests. */
import { transform } from '@swc/core';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const packageFile = new URL('../../package.json', import.meta.url);
const settings = JSON.parse(await readFile(packageFile, 'utf8')).jest.transform['^.+\\.ts$'][1];

/** Sources import './x.js' and mean './x.ts'. */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...settings, filename, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}
