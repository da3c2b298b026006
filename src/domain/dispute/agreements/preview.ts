/**
 * What a draft would meet, told before anybody signs: asked of the same rules as drafting itself, so that a preview promises
 * neither more nor less. Example: an act to be done next month as an oral agreement: written form is required, and why.
 */
import type { Refusal } from '../../shared/refusal.js';
import { contentRecorder, formFits } from '../agreement-guards.js';
import { hasFullSession, type Slots, slotsOpen } from '../agreement-effect.js';
import type { DraftAgreement } from '../commands.js';
import { anOrganisationMediated, contentCanBeConfirmed } from '../confirmation/guards.js';
import { CONFIRMATION_PROBES } from '../confirmation/probes.js';
import type { ExcludedContent } from '../confirmation/words.js';
import type { CaseAt, Guard } from '../guard.js';
import { dayOfInstant } from '../../shared/day.js';

export interface DraftOutlook {
  /** why it must be written; empty: it may be oral */
  readonly mustBeWritten: readonly Refusal[];
  /** why no court would confirm it, as far as can be told */
  readonly notConfirmed: readonly Refusal[];
  /** hands it waits for before it takes effect */
  readonly waitsFor: Slots;
  /** a session with every party present is still needed before that */
  readonly needsSession: boolean;
}

export function outlookOf(c: CaseAt<DraftAgreement>, contents: readonly ExcludedContent[]): DraftOutlook {
  const { facts, command, context, at, now } = c;
  const today = dayOfInstant(now, context.zone);
  const oral = { ...command, form: 'oral', agreedOn: command.agreedOn ?? today } as const;
  const [application] = CONFIRMATION_PROBES.applyForConfirmation({ facts, context, now, today });
  const applying = { ...c, command: { ...application, contents } };
  return {
    mustBeWritten: listed(formFits({ ...c, command: oral })),
    notConfirmed: [...listed(anOrganisationMediated(applying)), ...listed(contentCanBeConfirmed(applying))],
    waitsFor: slotsOpen(facts, { form: command.form, contentRecordedBy: contentRecorder(c), signatures: [] }),
    needsSession: !hasFullSession(facts, at),
  };
}

const listed = (found: ReturnType<Guard>): readonly Refusal[] =>
  found === undefined ? [] : Array.isArray(found) ? (found as readonly Refusal[]) : [found as Refusal];
