/** Truthful requests about whose hands a case is in, for random walks. */
import type { CustodyCommand } from '../../../src/domain/dispute/custody/commands.js';
import { addDays } from '../../../src/domain/shared/day.js';
import { type CandidatesOf, occurredAt, type Scene } from './scene.js';

const referrals = ({ facts }: Scene): string[] => facts.custody.referrals.map(({ referralId }) => referralId);
const supervisions = ({ facts }: Scene): string[] =>
  facts.custody.supervisions.map(({ supervisionId }) => supervisionId);
const routing = { departmentId: 'justice', staffId: 'officer', shiftId: 'line', rule: null, track: null } as const;

export const CUSTODY_CANDIDATES: CandidatesOf<CustodyCommand> = {
  referToDepartment: ({ id, today }) =>
    ['court', 'public_security', 'justice'].map((departmentId) => ({
      type: 'referToDepartment',
      referralId: id('referral'),
      departmentId,
      departmentPresent: true,
      dueOn: addDays(today, 10),
      occurredAt,
    })),
  refer: ({ id, today }) =>
    (['statutory', 'consent'] as const).map((ground) => ({
      type: 'refer',
      referralId: id('referral'),
      body: 'court',
      ground,
      consentIds: [],
      dueOn: addDays(today, 30),
      occurredAt,
    })),
  acceptReferral: (scene) =>
    referrals(scene).map((referralId) => ({
      type: 'acceptReferral',
      referralId,
      officer: { staffId: 'judge', shiftId: scene.id('shift') },
      occurredAt,
    })),
  objectToReferral: (scene) =>
    referrals(scene).map((referralId) => ({
      type: 'objectToReferral',
      referralId,
      supervisionId: scene.id('supervision'),
      occurredAt,
    })),
  escalate: ({ facts }) => [
    {
      type: 'escalate',
      toCenterId: `above-${facts.custody.cameFrom.length + 1}`,
      isAbove: true,
      routing,
      occurredAt,
    },
  ],
  returnCase: () => [{ type: 'returnCase', routing, occurredAt }],
  orderSupervision: ({ id, today }) => [
    { type: 'orderSupervision', supervisionId: id('supervision'), dueOn: addDays(today, 5), occurredAt },
  ],
  answerSupervision: (scene) =>
    supervisions(scene).map((supervisionId) => ({ type: 'answerSupervision', supervisionId, occurredAt })),
  closeSupervision: (scene) =>
    supervisions(scene).flatMap((supervisionId) =>
      [null, addDays(scene.today, 3)].map((dueAgainOn) => ({
        type: 'closeSupervision',
        supervisionId,
        dueAgainOn,
        occurredAt,
      })),
    ),
};
