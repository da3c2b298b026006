/** The answers of a dry run in words. Pure. */
import { TRACKS, type Track } from '../../domain/deadlines/tracks.js';
import type { Difference } from '../../domain/routing-rules/comparison.js';
import type { Considered, Destination } from '../../domain/routing-rules/destination.js';
import type { Explanation } from '../../domain/routing-rules/routing-rule.js';
import { PASSED_CODES, type RoutingTextCode, STEP_CODES } from '../../domain/routing-rules/routing-texts.js';
import { type Language, refusalText } from '../../platform/http/texts.js';
import type { DepartmentRecord } from '../departments/departments.reader.js';
import type { RoutingReasonResponse } from './dry-run.dto.js';

interface Spoken {
  readonly code: RoutingTextCode;
  readonly ruleIndex?: number | undefined;
  readonly departmentId?: string | null;
  readonly track?: Track;
}

/** Everything, for a dispute that might come: the rules passed over, the departments considered, who would have it. */
export function whyOf(
  { explanation, considered, departmentId, track }: Destination,
  hasOfficer: boolean,
  say: (spoken: Spoken) => RoutingReasonResponse,
): RoutingReasonResponse[] {
  const passed = explanation.passed.map(({ index, failed }) => ({ code: PASSED_CODES[failed], ruleIndex: index }));
  const end =
    departmentId === null ? 'no_department_takes_it' : hasOfficer ? 'goes_to_officer_on_duty' : 'waits_in_queue';
  return [
    ...passed,
    matched(explanation),
    ...steps(considered, explanation),
    ...trackOf(track, explanation),
    { code: end, departmentId } as const,
  ].map(say);
}

/** What is different about a past case. */
export const whyDifferent = (
  { explanation, considered, fromTrack, toTrack }: Difference,
  say: (spoken: Spoken) => RoutingReasonResponse,
): RoutingReasonResponse[] =>
  [
    matched(explanation),
    ...steps(considered, explanation),
    ...(toTrack === fromTrack ? [] : trackOf(toTrack, explanation)),
  ].map(say);

const matched = ({ match }: Explanation): Spoken =>
  match === null ? { code: 'no_rule_matches' } : { code: 'rule_matches', ruleIndex: match.index };

function steps(considered: readonly Considered[], { match }: Explanation): Spoken[] {
  return considered.flatMap(({ step, departmentId, taken }) => {
    if (step === 'named' || (step === 'rule' && match === null)) return [];
    const { taken: isIt, takesNone, nobody } = STEP_CODES[step];
    const code = taken ? isIt : departmentId === null ? nobody : takesNone;
    return [{ code, departmentId, ...(step === 'rule' ? { ruleIndex: match?.index } : {}) }];
  });
}

const trackOf = (track: Track | null, { match }: Explanation): Spoken[] =>
  track === null ? [] : [{ code: 'track_of_rule', ruleIndex: match?.index, track }];

/** Says it in the language, with the department's name; rules are counted from 1 as people do. */
export const speaker =
  (departments: readonly DepartmentRecord[], language: Language) =>
  ({ code, ruleIndex, departmentId = null, track }: Spoken): RoutingReasonResponse => {
    const department = departments.find(({ id }) => id === departmentId);
    const params = {
      ...(ruleIndex === undefined ? {} : { rule: ruleIndex + 1 }),
      ...(department === undefined ? {} : { department: language === 'zh' ? department.nameZh : department.nameEn }),
      ...(track === undefined ? {} : { track: TRACKS[track][language] }),
    };
    return { code, text: refusalText(code, params, language), ruleIndex: ruleIndex ?? null, departmentId };
  };
