/** Routing rules over random lists and cases, held against a second, plainer reading of what a rule says. */
import fc from 'fast-check';
import { roleHolds, ROLES } from '../../../src/domain/access/permissions.js';
import { ALL_TRACKS } from '../../../src/domain/deadlines/tracks.js';
import { differenceOf, type RoutedCase } from '../../../src/domain/routing-rules/comparison.js';
import { type Candidates, destinationOf, STEPS } from '../../../src/domain/routing-rules/destination.js';
import {
  type CaseToRoute,
  explain,
  failedCondition,
  type GridTree,
  type RoutingRule,
  RULE_CONDITIONS,
  withGridsAbove,
} from '../../../src/domain/routing-rules/routing-rule.js';
import { PASSED_CODES, ROUTING_TEXTS, STEP_CODES } from '../../../src/domain/routing-rules/routing-texts.js';
import { covers, faultsOfRules } from '../../../src/domain/routing-rules/rule-faults.js';
import { addDays } from '../../../src/domain/shared/day.js';
import { fieldText } from '../../../src/platform/http/texts.js';

const TODAY = '2026-10-14';
const TREE: GridTree = new Map([
  ['whole', null],
  ['east', 'whole'],
  ['west', 'whole'],
  ['east-1', 'east'],
  ['west-1', 'west'],
]);
const GRIDS = [...TREE.keys()];
const DEPARTMENTS = ['d1', 'd2', 'd3', 'd4'];

const some = (values: readonly string[]) => fc.subarray([...values], { maxLength: 2 });
const aTime = fc.integer({ min: 0, max: 47 }).map((half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, '0');
  return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
});
const aDay = fc.integer({ min: -3, max: 4 }).map((days) => addDays(TODAY, days));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const someHours = fc.record({ from: aTime, to: aTime }).filter(({ from, to }) => from !== to);
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) => fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, other);

const aRule: fc.Arbitrary<RoutingRule> = fc
  .record({
    categories: mostly([], some(['neighbor', 'contract', 'other'])),
    subcategories: mostly([], some(['noise', 'parking'])),
    gridIds: mostly([], some(GRIDS)),
    riskFlags: mostly([], some(['violence', 'weapon', 'mass'])),
    hours: orNull(someHours),
    officeHours: orNull(fc.constantFrom('inside' as const, 'outside' as const)),
    departmentId: orNull(fc.constantFrom(...DEPARTMENTS)),
    track: orNull(fc.constantFrom(...ALL_TRACKS)),
    note: fc.constant(null),
    validFrom: aDay,
    days: orNull(fc.integer({ min: 1, max: 5 })),
  })
  .map(({ days, ...rule }) => ({ ...rule, validTo: days === null ? null : addDays(rule.validFrom, days) }));

const someRules = fc.array(aRule, { maxLength: 6 });

const aCase: fc.Arbitrary<CaseToRoute> = fc
  .record({
    category: fc.constantFrom('neighbor', 'contract', 'other'),
    subcategory: orNull(fc.constantFrom('noise', 'parking')),
    gridId: orNull(fc.constantFrom(...GRIDS)),
    riskFlags: some(['violence', 'weapon', 'mass']),
    time: aTime,
    inOfficeHours: fc.boolean(),
    on: aDay,
  })
  .map(({ gridId, ...rest }) => ({ ...rest, gridIds: withGridsAbove(gridId, TREE) }));

/** The half hours of a day from one time until another, walked one by one round the clock. */
function halfHours({ from, to }: { from: string; to: string }): string[] {
  const all = Array.from({ length: 48 }, (_, half) => {
    const hour = String(Math.floor(half / 2)).padStart(2, '0');
    return `${hour}:${half % 2 === 0 ? '00' : '30'}`;
  });
  const walked: string[] = [];
  for (let at = all.indexOf(from); all[at % 48] !== to; at += 1) walked.push(all[at % 48] ?? '');
  return walked;
}

/** The plain reading: a list of reasons against, nothing shared with the rule book. */
function naivelyMatches(rule: RoutingRule, toRoute: CaseToRoute): boolean {
  const against: boolean[] = [];
  if (rule.categories.length > 0) against.push(new Set(rule.categories).has(toRoute.category) === false);
  if (rule.subcategories.length > 0)
    against.push(new Set<unknown>(rule.subcategories).has(toRoute.subcategory) === false);
  if (rule.gridIds.length > 0) against.push(!toRoute.gridIds.some((id) => new Set(rule.gridIds).has(id)));
  if (rule.riskFlags.length > 0) against.push(!toRoute.riskFlags.some((flag) => new Set(rule.riskFlags).has(flag)));
  if (rule.hours !== null) against.push(!halfHours(rule.hours).includes(toRoute.time));
  if (rule.officeHours === 'inside') against.push(!toRoute.inOfficeHours);
  if (rule.officeHours === 'outside') against.push(toRoute.inOfficeHours);
  const days: string[] = [];
  const last = rule.validTo ?? addDays(TODAY, 30);
  for (let day = rule.validFrom; day < last; day = addDays(day, 1)) days.push(day);
  against.push(!days.includes(toRoute.on));
  return !against.includes(true);
}

/** A case like the given one that meets the rule, at one of its hours and on one of its days. */
function meeting(rule: RoutingRule, toRoute: CaseToRoute, nth: number): CaseToRoute {
  const of = <T>(values: readonly T[], otherwise: T): T => values[nth % values.length] ?? otherwise;
  return {
    category: of(rule.categories, toRoute.category),
    subcategory: of<string | null>(rule.subcategories, toRoute.subcategory),
    gridIds: rule.gridIds.length === 0 ? toRoute.gridIds : withGridsAbove(of(rule.gridIds, ''), TREE),
    riskFlags: [...toRoute.riskFlags, ...rule.riskFlags.slice(0, 1)],
    time: rule.hours === null ? toRoute.time : of(halfHours(rule.hours), ''),
    inOfficeHours: rule.officeHours === null ? toRoute.inOfficeHours : rule.officeHours === 'inside',
    on: addDays(rule.validTo ?? addDays(rule.validFrom, 5), -1),
  };
}

const always = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void, numRuns = 3000): void =>
  fc.assert(fc.property(arbitrary, holds), { numRuns });

describe('R11 the first rule that matches', () => {
  it('is the one the plain reading finds, and of every rule before it a condition is named that failed', () => {
    always(fc.tuple(someRules, aCase), ([rules, toRoute]) => {
      const { match, passed } = explain(rules, toRoute);
      const first = rules.findIndex((rule) => naivelyMatches(rule, toRoute));
      expect(match?.index ?? -1).toBe(first);
      expect(passed.map(({ index }) => index)).toEqual([...rules.keys()].slice(0, first === -1 ? rules.length : first));
      for (const { rule, failed } of passed) expect(failedCondition(rule, toRoute)).toBe(failed);
    });
  });

  it('names the condition that alone stands against it', () => {
    const rule: RoutingRule = {
      categories: ['neighbor'],
      subcategories: ['noise'],
      gridIds: ['east'],
      riskFlags: ['violence', 'weapon'],
      hours: { from: '22:00', to: '06:00' },
      officeHours: 'outside',
      departmentId: 'd1',
      track: null,
      note: null,
      validFrom: TODAY,
      validTo: addDays(TODAY, 1),
    };
    const fits: CaseToRoute = {
      category: 'neighbor',
      subcategory: 'noise',
      gridIds: withGridsAbove('east-1', TREE),
      riskFlags: ['weapon'],
      time: '23:59',
      inOfficeHours: false,
      on: TODAY,
    };
    const failed = (change: Partial<CaseToRoute>) => failedCondition(rule, { ...fits, ...change });
    expect(failed({})).toBeUndefined();
    expect(failed({ time: '22:00' })).toBeUndefined();
    expect(failed({ time: '05:59' })).toBeUndefined();
    expect(failed({ time: '06:00' })).toBe('hours');
    expect(failed({ time: '21:59' })).toBe('hours');
    expect(failed({ on: addDays(TODAY, 1) })).toBe('validity');
    expect(failed({ on: addDays(TODAY, -1) })).toBe('validity');
    expect(failed({ category: 'other' })).toBe('category');
    expect(failed({ subcategory: null })).toBe('subcategory');
    expect(failed({ gridIds: withGridsAbove('west-1', TREE) })).toBe('grid');
    expect(failed({ gridIds: [] })).toBe('grid');
    expect(failed({ riskFlags: ['mass'] })).toBe('risk');
    expect(failed({ inOfficeHours: true })).toBe('office_hours');
  });

  it('is not changed by what stands behind it, nor by a rule before it that does not match', () => {
    always(fc.tuple(someRules, someRules, aRule, aCase), ([rules, behind, before, toRoute]) => {
      const { match } = explain(rules, toRoute);
      if (match === null) return;
      expect(explain([...rules, ...behind], toRoute).match).toEqual(match);
      if (naivelyMatches(before, toRoute)) return;
      expect(explain([before, ...rules], toRoute).match).toEqual({ ...match, index: match.index + 1 });
    });
  });
});

describe('a rule that can never be reached', () => {
  it('is one whose every case an earlier rule catches', () => {
    let found = 0;
    always(
      fc.tuple(aRule, aRule, aCase, fc.nat(47)),
      ([outer, inner, anyCase, nth]) => {
        if (!covers(outer, inner, TREE, TODAY)) return;
        const toRoute = meeting(inner, anyCase, nth);
        if (toRoute.on < TODAY) return;
        found += 1;
        expect(naivelyMatches(inner, toRoute)).toBe(true);
        expect(naivelyMatches(outer, toRoute)).toBe(true);
      },
      30_000,
    );
    expect(found).toBeGreaterThan(100);
  });

  it('is found when the earlier one asks for less, whatever that is', () => {
    const nothing = { categories: [], subcategories: [], gridIds: [], riskFlags: [] };
    always(fc.tuple(aRule, fc.subarray(Object.keys(nothing) as (keyof typeof nothing)[])), ([rule, dropped]) => {
      const less = {
        ...rule,
        ...Object.fromEntries(dropped.map((name) => [name, []])),
        hours: null,
        officeHours: null,
      };
      const isOver = rule.validTo !== null && rule.validTo <= TODAY;
      expect(covers(less, rule, TREE, TODAY)).toBe(!isOver);
      const named = { ...less, departmentId: 'd1' };
      const second = { ...rule, departmentId: 'd2' };
      const fault = { pointer: '/rules/1', code: 'rule_never_reached', params: { rule: 2, earlier: 1 } };
      expect(faultsOfRules([named, second], TREE, TODAY)).toEqual(isOver ? [] : [fault]);
    });
  });

  it('knows grids within grids, hours over midnight, and days that are past', () => {
    const plain: RoutingRule = {
      ...{ categories: [], subcategories: [], gridIds: [], riskFlags: [], hours: null, officeHours: null },
      ...{ departmentId: 'd1', track: null, note: null, validFrom: TODAY, validTo: null },
    };
    const covered = (outer: Partial<RoutingRule>, inner: Partial<RoutingRule>) =>
      covers({ ...plain, ...outer }, { ...plain, ...inner }, TREE, TODAY);
    expect(covered({ gridIds: ['east'] }, { gridIds: ['east-1'] })).toBe(true);
    expect(covered({ gridIds: ['east-1'] }, { gridIds: ['east'] })).toBe(false);
    expect(covered({ gridIds: ['east'] }, {})).toBe(false);
    const night = { hours: { from: '22:00', to: '06:00' } };
    expect(covered(night, { hours: { from: '23:00', to: '05:00' } })).toBe(true);
    expect(covered(night, { hours: { from: '00:00', to: '06:00' } })).toBe(true);
    expect(covered(night, { hours: { from: '00:00', to: '06:30' } })).toBe(false);
    expect(covered(night, { hours: { from: '06:00', to: '22:00' } })).toBe(false);
    expect(covered({ hours: { from: '06:00', to: '22:00' } }, night)).toBe(false);
    expect(covered({ hours: { from: '12:00', to: '00:00' } }, { hours: { from: '20:00', to: '00:00' } })).toBe(true);
    expect(covered({ officeHours: 'outside' }, { officeHours: 'inside' })).toBe(false);
    expect(covered({ validFrom: addDays(TODAY, 1) }, {})).toBe(false);
    expect(covered({ validTo: addDays(TODAY, 9) }, {})).toBe(false);
    expect(covered({}, { validFrom: addDays(TODAY, -90) })).toBe(true);
    expect(covered({}, { validFrom: addDays(TODAY, -90), validTo: TODAY })).toBe(false);
  });
});

describe('a rule by itself', () => {
  it('sends somewhere, has hours and days that are some', () => {
    always(
      fc.tuple(aRule, aTime, aDay),
      ([rule, time, day]) => {
        const broken = {
          ...rule,
          departmentId: null,
          track: null,
          hours: { from: time, to: time },
          validFrom: day,
          validTo: day,
        };
        expect(faultsOfRules([broken], TREE, TODAY)).toEqual([
          { pointer: '/rules/0/departmentId', code: 'rule_sends_nowhere' },
          { pointer: '/rules/0/hours/to', code: 'hours_empty' },
          { pointer: '/rules/0/validTo', code: 'bad_range' },
        ]);
        const isNowhere = rule.departmentId === null && rule.track === null;
        expect(faultsOfRules([rule], TREE, TODAY)).toHaveLength(isNowhere ? 1 : 0);
      },
      300,
    );
  });
});

const aDepartment = orNull(fc.constantFrom(...DEPARTMENTS));
const someCandidates: fc.Arbitrary<Candidates> = fc.record({
  named: aDepartment,
  registrar: aDepartment,
  category: aDepartment,
  onDuty: fc.subarray(DEPARTMENTS),
});
const whoTakes = fc.subarray(DEPARTMENTS).map((open) => (id: string) => open.includes(id));
const aTrack = orNull(fc.constantFrom(...ALL_TRACKS));

describe('the department', () => {
  it('is the first that takes cases of: the named, the rule’s, the registrar’s, the category’s, those on duty', () => {
    always(fc.tuple(someRules, aCase, someCandidates, aTrack, whoTakes), ([rules, toRoute, others, named, takes]) => {
      const result = destinationOf({ version: 7, rules }, toRoute, others, named, takes);
      const rule = rules.find((each) => naivelyMatches(each, toRoute));
      const inOrder = [others.named, rule?.departmentId, others.registrar, others.category, ...others.onDuty];
      expect(result.departmentId).toBe(inOrder.find((id) => id != null && takes(id)) ?? null);
      expect(result.track).toBe(named === null ? (rule?.track ?? null) : null);
      const step = result.considered.find(({ taken }) => taken)?.step;
      expect(result.considered.map((each) => each.step)).toEqual(STEPS.slice(0, result.considered.length));
      const decides = rule !== undefined && (step === 'rule' || result.track !== null);
      expect(result.rule).toEqual(decides ? { version: 7, index: rules.indexOf(rule) } : null);
    });
  });
});

describe('a changed list against a case that was routed', () => {
  /** A registration names no department that takes no cases. */
  const aRouted = fc
    .record({ rules: someRules, toRoute: aCase, candidates: someCandidates, named: aTrack, takes: whoTakes })
    .filter(({ candidates, takes }) => candidates.named === null || takes(candidates.named));

  const routedBy = (
    rules: readonly RoutingRule[],
    { toRoute, candidates, named, takes }: Omit<Given, 'rules'>,
  ): RoutedCase => {
    const went = destinationOf({ version: 1, rules }, toRoute, candidates, named, takes);
    const { departmentId, track: ruleTrack, rule } = went;
    return { toRoute, candidates, namedTrack: named, departmentId, ruleTrack, byRule: rule !== null };
  };
  type Given = typeof aRouted extends fc.Arbitrary<infer T> ? T : never;

  it('finds no difference in the list by which it was routed', () => {
    always(aRouted, ({ rules, ...given }) => {
      expect(differenceOf(rules, routedBy(rules, given), given.takes)).toBeNull();
    });
  });

  it('finds exactly what another list would have done at that time', () => {
    let found = 0;
    always(fc.tuple(aRouted, someRules), ([{ rules, ...given }, changed]) => {
      const before = routedBy(rules, given);
      const after = routedBy(changed, given);
      const difference = differenceOf(changed, before, given.takes);
      const same = before.departmentId === after.departmentId && before.ruleTrack === after.ruleTrack;
      expect(difference === null).toBe(same);
      if (difference === null) return;
      found += 1;
      expect(difference).toMatchObject({
        fromDepartmentId: before.departmentId,
        toDepartmentId: after.departmentId,
        fromTrack: given.named ?? before.ruleTrack,
        toTrack: given.named ?? after.ruleTrack,
      });
    });
    expect(found).toBeGreaterThan(100);
  });

  it('leaves where it went what no rule sends, whatever departments and people there are today', () => {
    always(fc.tuple(aRouted, someCandidates), ([{ toRoute, candidates, named, takes }, today]) => {
      const before = routedBy([], { toRoute, candidates, named, takes });
      expect(differenceOf([], { ...before, candidates: { ...today, named: candidates.named } }, takes)).toBeNull();
    });
  });
});

describe('words', () => {
  it('are there in both languages for every condition and step', () => {
    const codes = [
      ...RULE_CONDITIONS.map((each) => PASSED_CODES[each]),
      ...Object.values(STEP_CODES).flatMap(Object.values),
    ];
    for (const code of [...codes, ...Object.keys(ROUTING_TEXTS)]) {
      for (const language of ['zh', 'en'] as const) expect(fieldText(String(code), {}, language)).not.toBe(code);
    }
  });
});

it('whoever may take disputes in or manage the rules may try them out, and nobody else', () => {
  const trying = ROLES.filter((role) => roleHolds(role, 'routing.try'));
  const meant = ROLES.filter((role) => roleHolds(role, 'dispute.register') || roleHolds(role, 'routing.manage'));
  expect(trying).toEqual(meant);
});
