/** Commands of this concern as requests. */
import type { PeopleCommand } from '../../../src/domain/dispute/people/commands.js';
import { action, idOf, record, staffOf, type TranslationsOf, when } from './translate.js';

export const PEOPLE_TRANSLATIONS: TranslationsOf<PeopleCommand> = {
  leaveParty: ({ command, base, facts }) =>
    action(`${base}/parties/${idOf(command.partyId)}/leave`, facts, {
      reason: command.reason,
      ...when(command.occurredAt),
    }),
  addRepresentative: ({ command: { partyId, representative, occurredAt }, base }) =>
    record(`${base}/parties/${idOf(partyId)}/representatives`, {
      kind: representative.kind,
      name: '代某',
      powers: representative.powers,
      letterNo: '授权委托书',
      ...when(occurredAt),
    }),
  endRepresentative: ({ command, base, facts }) =>
    action(
      `${base}/parties/${idOf(command.partyId)}/representatives/${idOf(command.representativeId)}/end`,
      facts,
      when(command.occurredAt),
    ),
  declareConflict: ({ command, base, world }) =>
    record(`${base}/conflicts`, {
      staffId: staffOf(world, command.staffId),
      ground: command.ground,
      ...when(command.occurredAt),
    }),
  challengeMediator: ({ command, base, world }) =>
    record(`${base}/challenges`, {
      partyId: idOf(command.partyId),
      staffId: staffOf(world, command.staffId),
      ground: command.ground,
      ...when(command.occurredAt),
    }),
  decideChallenge: ({ command, facts }) =>
    action(`/challenges/${command.challengeId}/decide`, facts, {
      upheld: command.upheld,
      reason: '经核实决定。',
      ...when(command.occurredAt),
    }),
};
