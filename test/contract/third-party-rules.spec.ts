/**
 * The document under rules that others made: Spectral's for OpenAPI, OWASP's for APIs, Redocly's recommended ones. No errors,
 * and no warnings but those of the table below, each with its reason: a new one fails, and so does one that has gone.
 * It takes half a minute, so it is part of `npm run check` and not of `npm test`.
 */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import owasp from '@stoplight/spectral-owasp-ruleset';
import { oas } from '@stoplight/spectral-rulesets';
import { readFileSync } from 'node:fs';

const FILE = 'openapi/openapi.json';
const text = readFileSync(FILE, 'utf8');

interface Finding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** JSON pointer without escapes. */
  readonly at: string;
  readonly message: string;
}

interface Accepted {
  readonly rule: string;
  readonly at: RegExp;
  /** How often the rule finds it, so that one more is noticed. */
  readonly count: number;
  readonly reason: string;
}

const NOBODY_SIGNS_IN = 'Open to everybody: there is nobody who could be found not signed in.';

const unusedRows = (rule: string): Accepted => ({
  rule,
  at: /schemas.Imported(Dispute|Grid|Petition|Staff)$/,
  count: 4,
  reason:
    'One line of the NDJSON file of POST /imports, whose description names them: the schema of a form cannot say it.',
});

const ACCEPTED: readonly Accepted[] = [
  {
    rule: 'owasp:api8:2023-define-error-responses-401',
    at: /^paths \/api\/v1\/(report-signing-keys|report-verifications|feeds\/\{feedAddress\}\/duty\.ics) /,
    count: 6,
    reason: NOBODY_SIGNS_IN,
  },
  {
    rule: 'contact-properties',
    at: /^info contact$/,
    count: 1,
    reason: 'Whom to ask differs with each centre that runs the service; the document is the same for all.',
  },
  {
    rule: 'openapi-tags-alphabetical',
    at: /^tags$/,
    count: 1,
    reason: 'Tags stand in the order a dispute travels, as the documentation shows them.',
  },
  unusedRows('oas3-unused-component'),
];

const asFound = (finding: Finding): string =>
  `${finding.severity} ${finding.rule} at ${finding.at}: ${finding.message}`;

function demandOnlyAccepted(findings: readonly Finding[], accepted: readonly Accepted[]): void {
  expect(findings.filter(({ severity }) => severity === 'error').map(asFound)).toEqual([]);
  const isOf = ({ rule, at }: Finding, entry: Accepted): boolean => rule === entry.rule && entry.at.test(at);
  const unknown = findings.filter((finding) => !accepted.some((entry) => isOf(finding, entry)));
  expect(unknown.slice(0, 20).map(asFound)).toEqual([]);
  const counted = accepted.map((entry) => ({ ...entry, count: findings.filter((one) => isOf(one, entry)).length }));
  expect(counted).toEqual(accepted);
}

test('Spectral: spectral:oas and the OWASP rules, all of them', async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset({
    extends: [
      [oas as never, 'all'],
      [owasp as never, 'all'],
    ],
  });
  const found = await linter.run(text);
  const findings = found.map(({ code, severity, path, message }): Finding => ({
    rule: String(code),
    severity: severity === 0 ? 'error' : 'warning',
    at: path.join(' '),
    message,
  }));
  demandOnlyAccepted(findings, ACCEPTED);
}, 300_000);

test('Redocly: recommended', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lintFromString({ source: text, absoluteRef: `${process.cwd()}/${FILE}`, config });
  const findings = found.map(({ ruleId, severity, location, message }): Finding => ({
    rule: ruleId,
    severity: severity === 'error' ? 'error' : 'warning',
    at: String(location[0]?.pointer),
    message,
  }));
  demandOnlyAccepted(findings, [unusedRows('no-unused-components')]);
}, 300_000);

test('the check sees what it is there for', () => {
  const finding: Finding = { rule: 'some-rule', severity: 'warning', at: 'paths /x get', message: 'm' };
  const entry: Accepted = { rule: 'some-rule', at: /^paths \/x /, count: 1, reason: 'r' };
  demandOnlyAccepted([finding], [entry]);
  expect(() => demandOnlyAccepted([finding], [])).toThrow('some-rule');
  expect(() => demandOnlyAccepted([], [entry])).toThrow('some-rule');
  expect(() => demandOnlyAccepted([finding, finding], [entry])).toThrow('some-rule');
  expect(() => demandOnlyAccepted([{ ...finding, severity: 'error' }], [entry])).toThrow('error some-rule');
});
