/** R36, R37: what the police is given, and when; attempts to stop a noise with their day. */
import fc from 'fast-check';
import type { CaseCommand } from '../../../src/domain/dispute/commands.js';
import type { ObligationState } from '../../../src/domain/dispute/facts.js';
import { noiseLawOn, noNoiseCase } from '../../../src/domain/dispute/police/noise-law.js';
import type { HandOverTo } from '../../../src/domain/dispute/pursuit/words.js';
import { lackingForPolice, standingApplications } from '../../../src/domain/dispute/police/package.js';
import type { RecordDissuasion, RecordPoliceApplication } from '../../../src/domain/dispute/police/commands.js';
import { ALL_TRACKS } from '../../../src/domain/deadlines/tracks.js';
import { person } from '../../support/arbitraries.js';
import { CHEN, consent, duty, LIN, occurredAt, representative, Story } from '../../support/dispute-story.js';

const SENT = {
  source: { kind: 'delegated', channel: 'transfer', delegatedBy: { body: 'public_security', hasLetter: true } },
} as const;

const apply = (rest: Partial<RecordPoliceApplication> = {}): RecordPoliceApplication => ({
  type: 'recordPoliceApplication',
  applicationId: 'k1',
  partyIds: [CHEN, LIN],
  filedOn: '2024-05-06',
  namesCase: true,
  ...rest,
});

const dissuaded = (rest: Partial<RecordDissuasion> = {}): RecordDissuasion => ({
  type: 'recordDissuasion',
  dissuasionId: 'd1',
  partyId: LIN,
  dissuadedOn: '2024-05-06',
  by: 'residents_committee',
  method: 'on_site',
  outcome: 'continued',
  ...rest,
});

/** Below 14 nothing goes without the guardian's consent to the use of personal data. */
const consenting = (story: Story): Story =>
  story.take(consent(CHEN, 'given', { subject: 'data', byRepresentativeId: 'mother' }));

const settled = (): Story => Story.of().settled();
const paid = (): Story => settled().paid(null);
const lacking = ({ facts }: Story): string[] => lackingForPolice(facts).map(({ code }) => code);

describe('R36 the package for the police', () => {
  it('is complete with an agreement of people’s mediation, everything performed, and everybody’s application', () => {
    const story = settled();
    expect(lacking(story)).toEqual([
      'police_case_unnamed',
      'police_not_performed',
      'police_application_missing',
      'police_application_missing',
    ]);
    story.paid(null);
    expect(lacking(story.take(apply({ partyIds: [CHEN] })))).toEqual(['police_application_missing']);
    expect(lackingForPolice(story.facts)).toEqual([
      { code: 'police_application_missing', ruleId: 'R36', params: { partyId: LIN } },
    ]);
    expect(lacking(story.take(apply({ applicationId: 'k2', partyIds: [LIN], namesCase: false })))).toEqual([]);
  });

  it('needs no number of theirs where the police sent the case, and one where somebody else did', () => {
    expect(lacking(Story.of(undefined, SENT).settled())).not.toContain('police_case_unnamed');
    const court = { ...SENT.source, delegatedBy: { body: 'court', hasLetter: true } } as const;
    expect(lacking(Story.of(undefined, { source: court }).settled())).toContain('police_case_unnamed');
    expect(settled().codesOf(apply({ namesCase: false }))).toEqual(['police_case_unnamed']);
    expect(
      Story.of(undefined, SENT)
        .settled()
        .codesOf(apply({ namesCase: false })),
    ).toEqual([]);
  });

  it.each(ALL_TRACKS.filter((track) => track !== 'peoples_mediation'))('is none of the track %s', (track) => {
    const { facts } = paid().take(apply());
    expect(lackingForPolice({ ...facts, track }).map(({ code }) => code)).toEqual(['police_needs_peoples_mediation']);
  });

  it('does not take a waiver, a hand-over or a part for performance, whatever else was performed', () => {
    const { facts } = paid().take(apply());
    const [one] = facts.obligations;
    if (one === undefined) throw new Error('nothing was agreed');
    const states: readonly [ObligationState, HandOverTo | null][] = [
      ['open', null],
      ['performed', null],
      ['waived', null],
      ['handed_to_enforcement', 'enforcement'],
      ['void', 'void'],
      // Its condition failed: nothing was owed.
      ['void', null],
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 8 }), (drawn) => {
        const obligations = drawn.map(([state, handedTo], index) => ({
          ...one,
          obligationId: `o${index}`,
          state,
          handedTo,
        }));
        const found = lackingForPolice({ ...facts, obligations });
        const waived = drawn.filter(([state]) => state === 'waived').length;
        const open = drawn.filter(
          ([state, to]) => state === 'open' || state === 'handed_to_enforcement' || to === 'void',
        ).length;
        const counted = (code: string): unknown => found.find((reason) => reason.code === code)?.params?.['count'];
        expect(counted('police_waived_only')).toBe(waived === 0 ? undefined : waived);
        expect(counted('police_not_performed')).toBe(open === 0 ? undefined : open);
        expect(found.length === 0).toBe(waived + open === 0);
      }),
    );
  });

  it('follows an agreement in force, and an application never comes before that', () => {
    expect(lacking(Story.of(undefined, SENT).mediating())).toEqual(['police_without_agreement']);
    expect(Story.of().mediating().codesOf(apply())).toEqual(['police_without_agreement']);
    const early = settled().codesOf(apply({ filedOn: '2024-05-05' }));
    expect(early).toContain('police_application_before_effect');
    expect(settled().codesOf(apply({ partyIds: [CHEN, 'nobody'] }))).toEqual(['party_unknown']);
    expect(settled().codesOf(apply({ filedOn: '2024-05-07' }))).toContain('occurred_in_future');
  });

  it('R8 a child applies by those who act for it, as it agreed', () => {
    const child = { ...person(CHEN, 'applicant'), minor: true, under14: true };
    const story = Story.of([
      { ...child, representatives: [representative('mother', 'legal')] },
      person(LIN, 'respondent'),
    ]);
    consenting(story).mediating().sat().drafted();
    story.take(story.sign({ kind: 'representative', representativeId: 'mother' }));
    story.take(story.sign({ kind: 'party', partyId: LIN })).take(story.sign({ kind: 'mediator', staffId: 'm1' }));
    story.take(story.sign({ kind: 'seal' }));
    expect(story.codesOf(apply({ partyIds: [CHEN] }))).toEqual(['legal_representative_needed']);
    expect(story.codesOf(apply({ representativeIds: ['stranger'] }))).toContain('representative_of_none');
    expect(story.codesOf(apply({ representativeIds: ['mother'] }))).toEqual([]);
  });

  it('takes no application made under an earlier agreement', () => {
    const story = paid().take(apply());
    expect(story.facts.policeApplications).toMatchObject([{ agreementId: 'a1' }]);
    const later = {
      ...story.facts,
      agreementId: 'a2',
      agreements: story.facts.agreements.map((one) => ({ ...one, agreementId: 'a2' })),
    };
    const found = lackingForPolice({ ...later, obligations: [] }).map(({ code }) => code);
    expect(found).toEqual(['police_case_unnamed', 'police_application_missing', 'police_application_missing']);
    expect(standingApplications(later)).toEqual([]);
  });

  it('is lost again with a voided performance', () => {
    const story = paid().take(apply());
    expect(lacking(story)).toEqual([]);
    story.take({ type: 'voidPerformance', performanceId: 'f1', occurredAt });
    expect(lacking(story)).toEqual(['police_not_performed']);
  });

  it('counts the duties of the agreement in force only', () => {
    const { facts } = paid().take(apply());
    const [one] = facts.obligations;
    const earlier = { ...(one ?? duty()), agreementId: 'a0', state: 'open' } as never;
    expect(lackingForPolice({ ...facts, obligations: [earlier, ...facts.obligations] })).toEqual([]);
  });
});

describe('R37 an attempt to stop a noise', () => {
  it('is kept with its day, also one from before the case was received, and decides nothing', () => {
    const story = Story.of();
    const before = story.facts;
    story.take(dissuaded({ dissuadedOn: '2023-11-30' }));
    expect(story.log.at(-1)).toMatchObject({
      type: 'DissuasionRecorded',
      payload: { dissuadedOn: '2023-11-30', partyId: LIN, by: 'residents_committee', outcome: 'continued' },
    });
    expect({ ...story.facts, version: before.version }).toEqual(before);
  });

  it('has happened, to a party of the case', () => {
    expect(Story.of().codesOf(dissuaded({ dissuadedOn: '2024-05-07' }))).toEqual(['dissuasion_in_future']);
    expect(Story.of().rulesOf(dissuaded({ dissuadedOn: '2024-05-07' }))).toEqual(['R37']);
    expect(Story.of().codesOf(dissuaded({ partyId: 'nobody' }))).toEqual(['party_unknown']);
  });

  it('goes on while a party refuses mediation, after the term, and after the case was closed', () => {
    const refusing: CaseCommand = {
      type: 'recordConsent',
      consentId: 'c',
      partyId: LIN,
      subject: 'mediation',
      decision: 'refused',
      subjectId: null,
      evidenceId: null,
      occurredAt,
    };
    expect(Story.of().mediating().take(refusing).codesOf(dissuaded())).toEqual([]);
    expect(Story.of().mediating().at('2024-09-01T02:00:00.000Z').codesOf(dissuaded())).toEqual([]);
    const closed = Story.of()
      .take({ type: 'refuse', reason: 'outside_scope', remedy: 'court', occurredAt })
      .take({ type: 'close', occurredAt });
    expect(closed.codesOf(dissuaded())).toEqual([]);
    closed.take({ type: 'archive', retentionClass: 'long', hasReason: false, occurredAt });
    expect(closed.codesOf(dissuaded())).toEqual(['wrong_state']);
  });

  it('R44 is evidence under the law of the day it is handed over', () => {
    const articles = (day: string): string[] => noiseLawOn(day).map(({ article }) => article);
    expect(articles('2025-12-31')).toEqual(['58', '70']);
    expect(articles('2026-01-01')).toEqual(['88', '70']);
    expect(articles('2026-08-14')).toEqual(['88', '70']);
    expect(articles('2026-08-15')).toEqual(['88', '599']);
  });

  it('is evidence in the sub-types that the centre has set', () => {
    const settings = { noiseSubcategories: ['noise', 'barking'] };
    expect(noNoiseCase('barking', settings)).toBe(undefined);
    expect(noNoiseCase('water_leak', settings)).toEqual({ code: 'not_a_noise_case', ruleId: 'R37' });
    expect(noNoiseCase(null, settings)?.code).toBe('not_a_noise_case');
  });
});
