/**
 * A client whose types are made from the document tells the founding article's story against the running service. It is
 * compiled under `strict` first: where the document does not say what the service takes and answers, one of the two fails.
 */
import openapiTypes, { astToString } from 'openapi-typescript';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { DEMO_PASSWORD, startTestApp, type TestApp } from '../support/app.js';

/** A Thursday, 09:00 in 阳春. */
const MORNING = '2026-10-15T01:00:00.000Z';

/** A field with a default may be left out of what is sent. */
const FOR_REQUESTS = { defaultNonNullable: false };

/** What the document must not let pass: an unknown field, an unknown code, a number for a text, a path that is none. */
const MISTAKES = [
  ["title: '楼上漏水'", "titel: '楼上漏水'"],
  ["outcome: 'agreed'", "outcome: 'agreeable'"],
  ["amount: '3000.00'", 'amount: 3000'],
  ["'/api/v1/reports/zero-petition'", "'/api/v1/reports/no-petition'"],
] as const;

const spoilt = (story: string): string => MISTAKES.reduce((text, [from, to]) => text.replace(from, to), story);

let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await startTestApp({ now: MORNING });
  folder = await mkdtemp(join(tmpdir(), 'typed-client-'));
  const document = JSON.parse(await readFile('openapi/openapi.json', 'utf8')) as Parameters<typeof openapiTypes>[0];
  await writeFile(join(folder, 'api.ts'), astToString(await openapiTypes(document, FOR_REQUESTS)));
  // Not compiled with the rest: its types are made here.
  const story = await readFile('test/contract/client/story.ts', 'utf8');
  await writeFile(join(folder, 'story.ts'), story);
  await writeFile(join(folder, 'spoilt.ts'), spoilt(story));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the compiler says of the client and of its spoilt copy, by file; the JavaScript lies beside them afterwards. */
function compile(): Map<string, string[]> {
  const names = ['story', 'spoilt'];
  const program = ts.createProgram(
    names.map((name) => join(folder, `${name}.ts`)),
    {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ['node'],
      typeRoots: [join(process.cwd(), 'node_modules/@types')],
      skipLibCheck: true,
      outDir: folder,
    },
  );
  program.emit();
  const said = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const { messageText, file, start = 0 } of ts.getPreEmitDiagnostics(program)) {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    const name = basename(file?.fileName ?? 'elsewhere', '.ts');
    said.set(name, [...(said.get(name) ?? []), `${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`]);
  }
  return said;
}

test('the story compiles, each mistake in it does not, and it comes out as it was told', async () => {
  const said = compile();
  expect(said.get('story')).toEqual([]);
  const lines = (await readFile(join(folder, 'spoilt.ts'), 'utf8')).split('\n');
  const faulty = (said.get('spoilt') ?? []).map((fault) => lines[Number.parseInt(fault) - 1] ?? '');
  for (const [, wrong] of MISTAKES) expect(faulty).toContainEqual(expect.stringContaining(wrong));
  const { tell } = (await import(pathToFileURL(join(folder, 'story.js')).href)) as {
    tell(options: object): Promise<unknown>;
  };
  const { port } = app.server.address() as { port: number };
  const told = await tell({
    baseUrl: `http://127.0.0.1:${port}`,
    password: DEMO_PASSWORD,
    moveTo: (instant: string) => app.clock.set(instant),
  });
  expect(told).toEqual({
    states: ['registered', 'accepted', 'assigned', 'mediating', 'settled', 'performed', 'closed'],
    refused: 'rights_notice_missing',
    report: { state: 'signed', zero: true },
  });
}, 300_000);
