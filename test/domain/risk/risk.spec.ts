/** How dangerous a dispute is: no flag makes it look safer, and the reasons told are the whole of the reason. */
import fc from 'fast-check';
import { DEFAULT_CENTER_SETTINGS } from '../../../src/domain/centers/settings.js';
import {
  isGraver,
  isRepeated,
  massBy,
  mustBeReported,
  nameOfFlag,
  RISK_LEVELS,
  RISK_RULES,
  type RiskGround,
  type RiskLevel,
  riskOf,
} from '../../../src/domain/risk/risk.js';

const FLAGS = [
  'violence',
  'weapon',
  'self_harm',
  'minor_victim',
  'incapacitated_victim',
  'mass',
  'repeat',
  'unheard_of',
];
const CALM: RiskGround = { flags: [], escalationSigns: false, concernsPolice: false, raisedTo: null };

const aFlag = fc.constantFrom(...FLAGS);
const aGround: fc.Arbitrary<RiskGround> = fc.record({
  flags: fc.uniqueArray(aFlag),
  escalationSigns: fc.boolean(),
  concernsPolice: fc.boolean(),
  raisedTo: fc.option(fc.constantFrom<RiskLevel>('yellow', 'red'), { nil: null }),
});

const levelOf = (over: Partial<RiskGround>): RiskLevel => riskOf({ ...CALM, ...over }).level;

it('every rule by itself', () => {
  expect(riskOf(CALM)).toEqual({ level: 'green', reasons: [] });
  expect(FLAGS.map((flag) => levelOf({ flags: [flag] }))).toEqual([
    'red',
    'red',
    'red',
    'red',
    'red',
    'yellow',
    'yellow',
    'yellow',
  ]);
  expect(levelOf({ escalationSigns: true })).toBe('yellow');
  expect(levelOf({ concernsPolice: true })).toBe('yellow');
  expect(levelOf({ raisedTo: 'red' })).toBe('red');
  expect(levelOf({ raisedTo: 'yellow' })).toBe('yellow');
});

it('two yellows stay yellow', () => {
  expect(riskOf({ ...CALM, flags: ['mass', 'repeat'], escalationSigns: true })).toMatchObject({
    level: 'yellow',
    reasons: [{ code: 'mass' }, { code: 'repeat' }, { code: 'escalation_signs' }],
  });
});

it('another flag never lowers the level', () => {
  fc.assert(
    fc.property(aGround, aFlag, (ground, flag) => {
      const more = riskOf({ ...ground, flags: [...ground.flags, flag] });
      expect(isGraver(riskOf(ground).level, more.level)).toBe(false);
    }),
  );
});

it('raising never lowers it either', () => {
  fc.assert(
    fc.property(aGround, fc.constantFrom<RiskLevel>('yellow', 'red'), (ground, raisedTo) => {
      const raised = riskOf({ ...ground, raisedTo }).level;
      expect(isGraver(riskOf({ ...ground, raisedTo: null }).level, raised)).toBe(false);
      expect(isGraver(raisedTo, raised)).toBe(false);
    }),
  );
});

it('the reasons explain the level: it is the gravest of them, and each flag is among them', () => {
  fc.assert(
    fc.property(aGround, (ground) => {
      const { level, reasons } = riskOf(ground);
      expect(RISK_LEVELS.filter((one) => reasons.some((reason) => reason.level === one)).at(-1) ?? 'green').toBe(level);
      const told = reasons.map(({ flag }) => flag);
      for (const flag of ground.flags.filter((one) => one !== 'unheard_of')) expect(told).toContain(flag);
      expect(reasons.some(({ code }) => code === 'other_flag')).toBe(ground.flags.includes('unheard_of'));
    }),
  );
});

it('every rule has its words and a code of its own', () => {
  const codes = RISK_RULES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { zh, en } of RISK_RULES) expect(zh.length * en.length).toBeGreaterThan(0);
  expect(nameOfFlag('weapon', 'zh')).toBe('持械');
  expect(nameOfFlag('unheard_of', 'en')).toBe('unheard_of');
});

it('mass and repeated begin at the number of the settings', () => {
  const { mediation } = DEFAULT_CENTER_SETTINGS;
  expect([null, 4, 5, 6].map((people) => massBy(people, ['weapon'], mediation))).toEqual([[], [], ['mass'], ['mass']]);
  expect(massBy(6, ['mass'], mediation)).toEqual([]);
  expect([1, 2, 3].map((earlier) => isRepeated(earlier, mediation))).toEqual([false, true, true]);
});

it('violence against somebody without full capacity must be reported; violence or a victim alone leaves a choice', () => {
  expect(mustBeReported(['violence', 'minor_victim'])).toBe(true);
  expect(mustBeReported(['incapacitated_victim', 'violence', 'mass'])).toBe(true);
  expect(mustBeReported(['violence', 'weapon'])).toBe(false);
  expect(mustBeReported(['minor_victim', 'incapacitated_victim'])).toBe(false);
});
