/** R46 which acts belong in the register of what was provided to whom. */
import type { LogEntry } from '../../../src/domain/dispute/events.js';
import {
  mayBeTold,
  PROVISION_KINDS,
  provisionOfAct,
  provisionOfEntry,
  provisionOfExport,
} from '../../../src/domain/privacy/provisions.js';
import { ALL_STATES } from '../../../src/domain/dispute/states.js';
import { mayBeRestricted, outcomeOf, REQUEST_KINDS, whyNotYet } from '../../../src/domain/privacy/subject-requests.js';

const entry = (type: string, payload: object): LogEntry => ({ type, payload }) as unknown as LogEntry;

test('R46 what was taken out on a ground is there with its cases; what named nobody or stayed in the house is not', () => {
  expect(provisionOfAct('export.cases_taken', 'e', { ground: 'consent', disputeIds: ['a', 'b'] })).toBeNull();
  expect(provisionOfExport('e', 'consent', ['a', 'b'])).toEqual({
    kind: 'export',
    recipient: null,
    recipientId: null,
    ground: 'consent',
    subjectId: 'e',
    disputeIds: ['a', 'b'],
  });
  expect(provisionOfAct('folder.exported', 'd', { ground: 'statutory', for: 'court' })).toMatchObject({
    kind: 'folder',
    recipient: 'court',
    disputeIds: ['d'],
  });
  expect(provisionOfAct('folder.exported', 'd', { for: 'archive' })).toBeNull();
  expect(provisionOfAct('national_records.exported', 'c', { ground: 'statutory', disclosed: [] })).toBeNull();
  expect(provisionOfAct('national_records.exported', 'c', { ground: null, disclosed: ['a'] })).toBeNull();
  expect(provisionOfAct('party.revealed', 'p', { ground: 'statutory' })).toBeNull();
});

test('R46 the steps of a case that hand it on are there with recipient and ground', () => {
  const of = (type: string, payload: object) => provisionOfEntry('d', entry(type, payload));
  expect(of('Referred', { referralId: 'r', body: 'court', ground: 'consent' })).toMatchObject({
    kind: 'referral_outside',
    recipient: 'court',
    ground: 'consent',
    subjectId: 'r',
  });
  expect(of('ReferralSent', { referralId: 'r', departmentId: 'x' })).toMatchObject({
    kind: 'referral_department',
    recipientId: 'x',
    ground: 'statutory',
  });
  expect(of('Escalated', { toCenterId: 'c' })).toMatchObject({ kind: 'escalation', recipientId: 'c' });
  expect(of('PoliceReportRecorded', { reportId: 'p' })).toMatchObject({ kind: 'police_report', recipient: 'police' });
  expect(of('ConfirmationApplied', { confirmationId: 'k' })).toMatchObject({ recipient: 'court', ground: 'consent' });
  expect(of('SessionHeld', {})).toBeNull();
});

test('R48 what was asked and granted has its outcome; refused, nothing happens', () => {
  expect(REQUEST_KINDS.map((kind) => outcomeOf(kind, 'granted'))).toEqual([
    'open_to_see',
    'to_be_corrected',
    'restricted',
    'restricted',
    'restricted',
    'released',
  ]);
  expect(REQUEST_KINDS.map((kind) => outcomeOf(kind, 'refused'))).toEqual(REQUEST_KINDS.map(() => 'none'));
});

test('R48 a case is finished before the data of its people is restricted; else it goes on, or is still to be closed', () => {
  expect(ALL_STATES.filter(mayBeRestricted)).toEqual(['merged', 'closed', 'archived']);
  const because = (reason: string) => ALL_STATES.filter((state) => whyNotYet(state) === reason);
  expect(because('not_asked')).toEqual(['merged', 'closed', 'archived']);
  expect(because('case_open')).toEqual(['registered', 'accepted', 'assigned', 'mediating', 'suspended']);
  expect(because('case_not_closed')).toEqual(['settled', 'performed', 'failed', 'withdrawn', 'refused', 'referred']);
});

test('R48 nobody is told that the police was told of them', () => {
  expect(PROVISION_KINDS.filter((kind) => !mayBeTold({ kind, recipient: null }))).toEqual([
    'police_package',
    'noise_attempts',
    'police_report',
  ]);
  expect(mayBeTold({ kind: 'folder', recipient: 'police' })).toBe(false);
  expect(mayBeTold({ kind: 'folder', recipient: 'court' })).toBe(true);
});
