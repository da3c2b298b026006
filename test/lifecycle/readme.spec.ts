/** The README keeps its word: its first five minutes are run as they stand, against a started service. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removePlace } from '../../src/platform/database/embedded-place.js';
import { startService } from '../support/service.js';

const UUID = /^[0-9a-f-]{36}$/;

function storyOfReadme(): string {
  const section = readFileSync('README.md', 'utf8').split('## The first five minutes')[1] ?? '';
  return /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
}

it('walks a leak between two flats from the counter to the report, with the commands of the README', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readme-'));
  const service = await startService({ DATA_DIR: folder, DEMO_PASSWORD: 'readme-password' });
  try {
    const url = await service.ready();
    const { stdout } = await promisify(execFile)('sh', ['-eu', '-c', storyOfReadme()], {
      env: { PATH: process.env['PATH'] ?? '', API: `${url}/api/v1`, PASSWORD: 'readme-password' },
      timeout: 60_000,
    });
    const said = stdout.trim().split('\n');
    const [number, assigned, ...rest] = said;
    expect(number).toMatch(/^\(\d{4}\)阳春人调字第\d+号$/);
    expect(assigned).toBe('assigned');
    expect(rest.filter((line) => line.startsWith('R3 '))).toHaveLength(2);
    expect(rest.filter((line) => !line.startsWith('R3 ') && !UUID.test(line))).toEqual([
      'given',
      'given',
      'mediating',
      'agreed',
      'true',
      'settled',
      'satisfied',
      'closed',
      expect.stringContaining('协议'),
      expect.stringMatching(/^(true|unproven)$/),
      expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      // key of the seal under the signed report, digest of the statistics
      expect.stringMatching(/^[\w-]{43}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  } finally {
    await service.stop();
    await removePlace(folder);
  }
}, 120_000);
