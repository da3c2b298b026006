/** 结案报告 (local): how the case went from intake to its end, for who checks the file. */
import { type Block, label, row, table, tall, title, value } from '../blocks.js';
import { sumInWords } from '../capitals.js';
import { BLANK_DAY, dayInWords, dayOf } from '../dates.js';
import type { FileRecord } from '../file-record.js';
import { inWords, listed, OUTCOMES, PERFORMANCES, SOURCES, UNSETTLED_GROUNDS, UNSETTLED_OUTCOMES } from '../words.js';
import { obligationInWords } from './agreement-parts.js';
import { numbered, signedHere } from './parts.js';

export function closingReport(file: FileRecord): Block[] {
  const day = (at: string | null): string => dayInWords(dayOf(at, file.zone));
  const agreement = file.agreements.find(({ id }) => id === file.agreementId);
  return [
    title('人民调解结案报告'),
    numbered(file),
    table(
      [23, 27, 23, 27],
      [
        row(label('卷    名'), value(file.title, 3)),
        row(label('当事人'), value(listed(file.parties.map(({ name }) => name)), 3)),
        row(label('纠纷类型'), value(file.category), label('案件来源'), value(inWords(SOURCES, file.sourceKind))),
        row(label('收件日期'), value(day(file.receivedAt)), label('受理日期'), value(day(file.acceptedAt))),
        row(label('调解结果'), value(inWords(OUTCOMES, file.outcome)), label('结果日期'), value(day(file.endedAt))),
        row(
          label('调解次数'),
          value(`${file.sessions.length}次`),
          label('涉及金额'),
          value(file.amountFen === null ? '' : sumInWords(file.amountFen)),
        ),
        tall(4, label('纠纷简要情况'), value(file.facts, 3)),
        tall(3, label('协议内容'), value(agreement?.obligations.map(obligationInWords).join('\n') ?? '', 3)),
        tall(
          2,
          label('履行和\n回访情况'),
          value(
            [...file.visits.map(visitInWords), ...file.unsettled.map(unsettledInWords)]
              .filter((one) => one !== '')
              .join('\n'),
            3,
          ),
        ),
        row(label('结案日期'), value(file.closedAt === null ? BLANK_DAY : day(file.closedAt), 3)),
        tall(3, label('审核意见'), value('', 3)),
      ],
    ),
    ...signedHere(`人民调解员${listed(file.mediators)}`, '审核人'),
  ];
}

const visitInWords = ({ visitedOn, performance }: FileRecord['visits'][number]): string =>
  visitedOn === null ? '' : `${dayInWords(visitedOn)}回访：${inWords(PERFORMANCES, performance)}。`;

/** When, on what ground and what became of it; what was said stays in the record. */
function unsettledInWords({ on, ground, outcome, answeredOn }: FileRecord['unsettled'][number]): string {
  const answer =
    answeredOn === null ? '尚未答复' : `${dayInWords(answeredOn)}答复：${inWords(UNSETTLED_OUTCOMES, outcome)}`;
  return `${dayInWords(on)}反映未解决（${inWords(UNSETTLED_GROUNDS, ground)}），${answer}。`;
}
