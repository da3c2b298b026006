/**
 * Templates for minutes 调解笔录, in our own words. `{{name}}` is filled from the record; what the record does not know, and
 * what only the talk itself can tell, stays a blank.
 */
export interface MinutesTemplate {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly text: string;
}

const HEAD = `调解笔录

案由：{{title}}
案号：{{number}}
时间：{{time}}
地点：{{place}}
方式：{{manner}}
是否公开：{{openness}}
调解组织：{{center}}
调解员：{{mediators}}
记录人：{{recorder}}
其他参加人：{{guests}}

申请人：{{applicants}}
被申请人：{{respondents}}
第三人：{{thirdParties}}

一、告知
{{rights}}
各方听清权利义务：____
是否申请调解员回避：____

二、请求
{{claims}}
`;

const FOOT = `
以上笔录经各方核对（或者当场宣读），没有出入。

当事人（代理人）：____
调解员：____
记录人：____
____年____月____日
`;

const BLANK = '____';

type Section = readonly [title: string, ...lines: string[]];

const NUMERALS = ['三', '四', '五', '六', '七', '八', '九', '十'];

const template = (code: string, zh: string, en: string, sections: readonly Section[]): MinutesTemplate => {
  const written = sections.map(
    ([title, ...lines], index) => `${NUMERALS[index] ?? ''}、${title}\n${lines.join('\n')}\n`,
  );
  return { code, zh, en, text: `${HEAD}\n${written.join('\n')}${FOOT}` };
};

const LAW = ['讲明的法律', `条文：${BLANK}`, `各方是否明白：${BLANK}`] as const;
const RESULT = ['结果', `达成一致 / 继续调解 / 未达成一致：${BLANK}`, `下一次时间：${BLANK}`] as const;

export const MINUTES_TEMPLATES: readonly MinutesTemplate[] = [
  template('general', '通用', 'General', [
    ['各方陈述', `申请人一方：${BLANK}`, `被申请人一方：${BLANK}`],
    ['各方都认可的事实', BLANK],
    ['有争议的地方', BLANK],
    LAW,
    ['调解经过', BLANK],
    RESULT,
  ]),
  template('leak', '漏水渗水', 'Water leak', [
    [
      '漏水情况',
      `从何时起：${BLANK}`,
      `部位和范围：${BLANK}`,
      `是否仍在漏：${BLANK}`,
      `谁在场查看、何时查看：${BLANK}`,
    ],
    ['原因', `各方的说法：${BLANK}`, `有无检测或者物业意见：${BLANK}`, `专有部分还是共有部分：${BLANK}`],
    ['损失', `项目和金额：${BLANK}`, `凭据：${BLANK}`, `各方都认可的部分：${BLANK}`],
    LAW,
    ['修复和赔偿的意见', `由谁修、怎样修、何时修完：${BLANK}`, `修好后如何验看：${BLANK}`, `赔偿：${BLANK}`],
    RESULT,
  ]),
  template('noise', '噪声', 'Noise', [
    [
      '噪声情况',
      `声源：${BLANK}`,
      `时段和频次：${BLANK}`,
      `是否在夜间（22:00 至次日 6:00）：${BLANK}`,
      `从何时起：${BLANK}`,
    ],
    ['此前的劝阻', `何人、何时、劝阻结果：${BLANK}`, `物业或者居委会的处理：${BLANK}`, `有无录音、测量：${BLANK}`],
    ['影响', `作息、健康、学习等：${BLANK}`],
    LAW,
    ['调解经过', `可以接受的时段：${BLANK}`, `隔声、减振等措施：${BLANK}`, `再有噪声时找谁：${BLANK}`],
    RESULT,
  ]),
  template('phone', '电话调解', 'By phone', [
    ['通话', `各方号码由谁拨打、何时接通：${BLANK}`, `如何核对身份：${BLANK}`, `各方同意以电话方式调解：${BLANK}`],
    ['录音', `是否录音、各方是否同意：${BLANK}`, `录音存放处：${BLANK}`],
    ['各方陈述', `申请人一方：${BLANK}`, `被申请人一方：${BLANK}`],
    LAW,
    ['调解经过', BLANK],
    ['当场不能签名的补办', `笔录如何交各方核对、何时签名：${BLANK}`],
    RESULT,
  ]),
];
