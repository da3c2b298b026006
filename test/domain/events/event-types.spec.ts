/** Events as other systems get them: every entry of every log has its type, and only what is listed leaves the house. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { EVENT_TEXTS } from '../../../src/domain/dispute/event-texts.js';
import { PERMISSIONS } from '../../../src/domain/access/permissions.js';
import { AUDIENCES } from '../../../src/domain/events/center-events.js';
import { type CloudEvent, toCloudEvent } from '../../../src/domain/events/cloud-event.js';
import { eventNamed, eventOf, EVENT_TYPES, EVENTS } from '../../../src/domain/events/event-types.js';
import {
  code,
  count,
  id,
  list,
  maybe,
  money,
  object,
  orNull,
  project,
  schemaOf,
} from '../../../src/domain/events/fields.js';
import { aWalk, walk } from '../../support/arbitraries.js';

const row = (type: string, payload: object, sequence = 1) => ({
  position: 7,
  sequence,
  id: 'e1',
  centerId: 'c1',
  type,
  subjectKind: 'dispute',
  subjectId: 'd1',
  payload,
  recordedAt: '2026-10-12T01:00:00.000Z',
});

describe('the list of events', () => {
  it('has each kind of entry of a case, under a name of its own', () => {
    for (const entry of Object.keys(EVENT_TEXTS)) expect(eventOf(`dispute.${entry}`)).toBeDefined();
    expect(new Set(EVENT_TYPES).size).toBe(EVENTS.length);
    for (const event of EVENTS) {
      expect(event.type).toMatch(/^cn\.governance-center(\.[a-z]+(-[a-z]+)*){2}\.v1$/);
      expect(eventNamed(event.type)).toBe(event);
      expect([event.text.zh, event.text.en].every((text) => text.length > 1)).toBe(true);
    }
    expect(eventOf('dispute.AgreementTookEffect')?.type).toBe('cn.governance-center.dispute.agreement-took-effect.v1');
  });

  it('says of each who may have it', () => {
    for (const { audience, subjectKind } of EVENTS) {
      expect(audience === 'case').toBe(subjectKind === 'dispute');
      expect(AUDIENCES[audience].length > 0).toBe(audience !== 'case');
    }
    for (const permission of Object.values(AUDIENCES).flat()) expect(PERMISSIONS).toContain(permission);
  });
});

describe('an event', () => {
  it('has the form of CloudEvents 1.0', () => {
    expect(toCloudEvent(row('dispute.Settled', { seq: 9, agreementId: 'a1', said: '王某' }, 12))).toEqual({
      specversion: '1.0',
      id: 'e1',
      source: '/centers/c1',
      type: 'cn.governance-center.dispute.settled.v1',
      subject: 'dispute/d1',
      time: '2026-10-12T01:00:00.000Z',
      datacontenttype: 'application/json',
      sequence: '0000000012',
      centerid: 'c1',
      data: { seq: 9, agreementId: 'a1' },
    } satisfies CloudEvent);
  });

  it('of a kind nobody listed is not told', () => {
    expect(() => toCloudEvent(row('dispute.Invented', {}))).toThrow('dispute.Invented');
  });

  it('sorts by its sequence as text', () => {
    const sequenceOf = (number: number) => toCloudEvent(row('dispute.Performed', {}, number)).sequence;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(sequenceOf(a) < sequenceOf(b)).toBe(a < b);
      }),
    );
  });

  it('of any entry on any walk fits the schema of its type and holds no words', () => {
    // The ids of the walks are names, so formats are left to the tests over HTTP.
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    const checks = new Map(EVENTS.map(({ inside, data }) => [inside, ajv.compile(schemaOf(data))]));
    const seen = new Set<string>();
    fc.assert(
      fc.property(aWalk(60), (steps) => {
        for (const { type, seq, occurredAt, payload } of walk(steps).log) {
          const inside = `dispute.${type}`;
          const { data } = toCloudEvent(row(inside, { seq, occurredAt, ...payload }));
          const check = checks.get(inside);
          expect([type, check?.(data), check?.errors]).toEqual([type, true, null]);
          expect(JSON.stringify({ ...data, number: null })).not.toMatch(/[\u3400-\u9fff]/);
          seen.add(type);
        }
      }),
      { numRuns: 400, seed: 20240506 },
    );
    expect(seen.size).toBeGreaterThan(Object.keys(EVENT_TEXTS).length * 0.7);
  });
});

describe('what leaves the house', () => {
  const SHAPE = {
    partyId: id,
    kind: maybe(code),
    amountFen: orNull(money),
    parts: list(object({ count, amountFen: money })),
  };

  it('is what the shape lists, however much more there is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (more, secret) => {
        const value = {
          ...more,
          partyId: 'p1',
          amountFen: null,
          parts: [{ count: 2, amountFen: 80_000, secret }],
          secret,
        };
        delete (value as { kind?: unknown }).kind;
        expect(project(SHAPE, value)).toEqual({ partyId: 'p1', amount: null, parts: [{ count: 2, amount: '800.00' }] });
      }),
    );
  });

  it('is demanded by the schema unless it may be absent', () => {
    expect(schemaOf(SHAPE)).toMatchObject({ required: ['partyId', 'amount', 'parts'] });
  });

  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [999_999_999_999, '9999999999.99'],
  ])('tells %i fen as %s yuan', (fen, yuan) =>
    expect(project({ amountFen: money }, { amountFen: fen })).toEqual({ amount: yuan }),
  );
});
