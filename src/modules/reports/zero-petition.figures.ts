/**
 * The figures of a zero-petition report, each with the records it was counted from: whoever doubts a number can look at
 * exactly what is behind it.
 */
import { PETITION_FIGURES, personsIn, recordsOf, type Petition } from '../../domain/petitions/petition.js';
import { rate } from '../../domain/petitions/rate.js';
import type { ZeroJudgement, ZeroQuestion } from '../../domain/petitions/zero-petition.js';
import type { EndedCase } from './report-ground.reader.js';
import type { FigureRecords, RecordRef, StoredFigure } from './report.record.js';

export interface CountedFigure extends StoredFigure {
  readonly records: FigureRecords;
}

export type Versions = ReadonlyMap<string, number>;

/** Petitions of the period by level, channel, first or repeated, group …; each beside all petitions of the period. */
export function petitionFigures(question: ZeroQuestion, judged: ZeroJudgement, versions: Versions): CountedFigure[] {
  const period = question.petitions.filter(({ occurredOn }) => occurredOn >= question.from && occurredOn < question.to);
  const counted = PETITION_FIGURES.map(({ key, textZh, textEn }) => {
    const isTotal = key === 'items';
    const ids = recordsOf(key, period) ?? [];
    return {
      key,
      label: { zh: textZh, en: textEn },
      definition: {
        zh: `统计期内的${textZh}，按提出日期计${isTotal ? '' : '；分母为统计期内信访件总数'}。`,
        en: `The number of ${textEn} dated within the period${isTotal ? '' : '; beside all petitions of the period'}.`,
      },
      ...valueOf(ids.length, isTotal ? null : period.length),
      records: petitionsBehind(ids, versions),
    };
  });
  return [qualifyingFigure(judged, period, versions), ...counted, personsFigure(period, versions)];
}

/** Months answered for, by every leaf centre, beside the months of the period. */
export function monthsFigure(judged: ZeroJudgement, versions: Versions): CountedFigure {
  const answered = judged.completeness.filter(({ state }) => state === 'filed' || state === 'confirmed');
  const ids = answered.map(({ returnId }) => returnId).filter((id) => id !== null);
  return {
    key: 'months_answered',
    label: { zh: '已有月报的月份', en: 'months answered for' },
    definition: {
      zh: '统计期涉及的月份中，月报已报送且与登记簿一致的（每个最基层中心每月一份）；分母为应有的月报数。',
      en: 'Months touched by the period whose return is filed and agrees with the register, one per leaf centre and month; beside all returns due.',
    },
    ...valueOf(answered.length, judged.completeness.length),
    records: { kind: 'petition_return', refs: refsOf(ids, versions) },
  };
}

export function qualifyingFigure(
  judged: ZeroJudgement,
  period: readonly Petition[],
  versions: Versions,
): CountedFigure {
  return {
    key: 'qualifying',
    label: { zh: '符合定义的信访件', en: 'petitions that qualify under the definition' },
    definition: {
      zh: '统计期内符合本报告所载定义、因而打破“零”的信访件；分母为统计期内信访件总数。',
      en: 'Petitions dated within the period that the printed definition counts against zero; beside all petitions of the period.',
    },
    ...valueOf(judged.qualifyingIds.length, period.length),
    records: petitionsBehind(judged.qualifyingIds, versions),
  };
}

function personsFigure(period: readonly Petition[], versions: Versions): CountedFigure {
  return {
    key: 'persons',
    label: { zh: '信访人次', en: 'persons in all petitions' },
    definition: {
      zh: '统计期内全部信访件的人数之和；同一人多次信访按次计。',
      en: 'The sum of persons over all petitions dated within the period; somebody who petitions twice counts twice.',
    },
    ...valueOf(personsIn(period), null),
    records: petitionsBehind(recordsOf('items', period) ?? [], versions),
  };
}

/** Beside the petitions: what the centre settled itself. It decides nothing about zero. */
export function settledFigures(ended: readonly EndedCase[]): CountedFigure[] {
  const refs = (cases: readonly EndedCase[]) => cases.map(({ id, version }): RecordRef => [id, version]);
  const settled = ended.filter(({ isSettled }) => isSettled);
  return [
    {
      key: 'disputes_settled_here',
      label: { zh: '就地化解的纠纷', en: 'disputes settled within the community' },
      definition: {
        zh: '统计期内达成协议、未上交上级中心的纠纷；分母为统计期内调解终了（成功、不成、撤回）的纠纷。与“零”的认定无关。',
        en: 'Disputes settled in the period without going to a higher centre; over those whose mediation ended in it (settled, without agreement, withdrawn). It decides nothing about zero.',
      },
      ...valueOf(settled.length, ended.length),
      records: { kind: 'dispute', refs: refs(settled) },
    },
    {
      key: 'disputes_ended',
      label: { zh: '调解终了的纠纷', en: 'disputes whose mediation ended' },
      definition: {
        zh: '统计期内调解终了（成功、不成、撤回）的纠纷。',
        en: 'Disputes whose mediation ended in the period: settled, without agreement, withdrawn.',
      },
      ...valueOf(ended.length, null),
      records: { kind: 'dispute', refs: refs(ended) },
    },
  ];
}

function valueOf(
  numerator: number,
  denominator: number | null,
): Pick<StoredFigure, 'numerator' | 'denominator' | 'value'> {
  return {
    numerator,
    denominator,
    value: denominator === null ? String(numerator) : rate(numerator, denominator).value,
  };
}

const petitionsBehind = (ids: readonly string[], versions: Versions): FigureRecords => ({
  kind: 'petition',
  refs: refsOf(ids, versions),
});

const refsOf = (ids: readonly string[], versions: Versions): RecordRef[] =>
  ids.map((id) => {
    const version = versions.get(id);
    if (version === undefined) throw new Error(`a figure counts ${id}, which was not read`);
    return [id, version];
  });
