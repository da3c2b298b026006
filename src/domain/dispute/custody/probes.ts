/** Truthful requests about whose hands a case is in, for the buttons at the desk. */
import { NONE, type Probes, type Scene } from '../probing.js';
import type { CustodyCommand } from './commands.js';
import { openReferral } from './facts.js';
import type { SupervisionState } from './words.js';

const occurredAt = null;

const waitingReferral = ({ facts }: Scene): string => openReferral(facts)?.referralId ?? NONE;

const supervisionIn = ({ facts }: Scene, state: SupervisionState): string =>
  facts.custody.supervisions.find((supervision) => supervision.state === state)?.supervisionId ?? NONE;

export const CUSTODY_PROBES = {
  referToDepartment: ({ today }) => [
    {
      type: 'referToDepartment',
      referralId: NONE,
      departmentId: NONE,
      departmentPresent: true,
      dueOn: today,
      occurredAt,
    },
  ],
  refer: ({ today }) => [
    {
      type: 'refer',
      referralId: NONE,
      body: 'court',
      ground: 'statutory',
      consentIds: [],
      dueOn: today,
      occurredAt,
    },
  ],
  acceptReferral: (scene) => [
    { type: 'acceptReferral', referralId: waitingReferral(scene), officer: null, occurredAt },
  ],
  objectToReferral: (scene) => [
    { type: 'objectToReferral', referralId: waitingReferral(scene), supervisionId: NONE, occurredAt },
  ],
  escalate: () => [{ type: 'escalate', toCenterId: NONE, isAbove: true, routing: null, occurredAt }],
  returnCase: () => [{ type: 'returnCase', routing: null, occurredAt }],
  orderSupervision: ({ today }) => [{ type: 'orderSupervision', supervisionId: NONE, dueOn: today, occurredAt }],
  answerSupervision: (scene) => [
    { type: 'answerSupervision', supervisionId: supervisionIn(scene, 'open'), occurredAt },
  ],
  closeSupervision: (scene) => [
    { type: 'closeSupervision', supervisionId: supervisionIn(scene, 'answered'), dueAgainOn: null, occurredAt },
  ],
} as const satisfies Probes<CustodyCommand>;
