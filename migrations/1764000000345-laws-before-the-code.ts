/**
 * Articles of the laws that the Civil Code replaced on 2021-01-01 (CC 1260) and that people still quote, each with what took its place
 * (R44): whoever cites 物权法 84 is told 民法典 288. In our own words; the text of the law itself is not reproduced.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Replaced {
  readonly key: string;
  readonly law: string;
  readonly lawEn: string;
  readonly from: string;
  /** number there, number in the Civil Code, what it is about */
  readonly articles: readonly (readonly [string, string, string, string])[];
}

const CODE = '民法典';
const UNTIL = '2021-01-01';

const LAWS: readonly Replaced[] = [
  {
    key: 'property',
    law: '物权法',
    lawEn: 'Property Law',
    from: '2007-10-01',
    articles: [
      ['35', '236', '排除妨害、消除危险（旧法）', 'Removing a nuisance or a danger (old law)'],
      [
        '71',
        '272',
        '业主对专有部分的权利，不得损害他人（旧法）',
        'An owner’s own part, without harm to others (old law)',
      ],
      ['72', '273', '业主对共有部分的权利和义务（旧法）', 'Rights and duties in the common parts (old law)'],
      ['76', '278', '业主共同决定的事项（旧法）', 'What owners decide together (old law)'],
      [
        '83',
        '286',
        '业主的义务，制止损害他人的行为（旧法）',
        'Owners’ duties, and stopping who harms others (old law)',
      ],
      ['84', '288', '相邻关系的处理原则（旧法）', 'Principle between neighbours (old law)'],
      ['85', '289', '处理相邻关系的依据，没有规定的按习惯（旧法）', 'Custom where there is no law (old law)'],
      ['86', '290', '用水、排水（旧法）', 'Use of water and drainage (old law)'],
      ['87', '291', '通行（旧法）', 'Passage (old law)'],
      ['88', '292', '建造、铺设管线（旧法）', 'Construction and pipes (old law)'],
      ['89', '293', '通风、采光和日照（旧法）', 'Ventilation, light and sunshine (old law)'],
      ['90', '294', '噪声、废水、废气等有害物质（旧法）', 'Noise, waste water, fumes (old law)'],
      ['91', '295', '不得危及相邻不动产的安全（旧法）', 'No danger to the property next door (old law)'],
      ['92', '296', '使用相邻不动产应当避免损害（旧法）', 'Avoiding harm when using it (old law)'],
    ],
  },
  {
    key: 'tort',
    law: '侵权责任法',
    lawEn: 'Tort Liability Law',
    from: '2010-07-01',
    articles: [
      ['6', '1165', '过错责任（旧法）', 'Liability for fault (old law)'],
      ['16', '1179', '人身损害赔偿的项目（旧法）', 'Items of compensation for personal injury (old law)'],
      ['19', '1184', '财产损失的计算（旧法）', 'How loss of property is reckoned (old law)'],
      ['26', '1173', '被侵权人也有过错（旧法）', 'Fault of the injured party (old law)'],
      ['78', '1245', '饲养动物致害（旧法）', 'Harm by animals (old law)'],
      ['85', '1253', '建筑物及其搁置物、悬挂物脱落、坠落（旧法）', 'What falls from buildings (old law)'],
      ['87', '1254', '抛掷物、坠落物（旧法）', 'What is thrown or falls (old law)'],
    ],
  },
  {
    key: 'civil_general',
    law: '民法总则',
    lawEn: 'General Provisions of the Civil Law',
    from: '2017-10-01',
    articles: [
      ['188', '188', '诉讼时效期间（旧法）', 'Period of limitation (old law)'],
      ['195', '195', '诉讼时效中断（旧法）', 'Interruption of limitation (old law)'],
    ],
  },
  {
    key: 'civil_principles',
    law: '民法通则',
    lawEn: 'General Principles of the Civil Law',
    from: '1987-01-01',
    articles: [['83', '288', '相邻关系（旧法）', 'Relations between neighbours (old law)']],
  },
];

/** After those there were. */
const FIRST_PLACE = 100_000;

export class LawsBeforeTheCode1764000000345 implements MigrationInterface {
  name = 'LawsBeforeTheCode1764000000345';

  async up(runner: QueryRunner): Promise<void> {
    let place = FIRST_PLACE;
    for (const { key, law, lawEn, from, articles } of LAWS)
      for (const [article, next, zh, en] of articles)
        await runner.query(
          `INSERT INTO code_entry (table_name, parent_code, code, valid_from, valid_to, label_zh, label_en, sort, extra)
           VALUES ('statute-articles', '', $1, $2, $3, $4, $5, $6, $7)`,
          [
            `${key}_${article}`,
            from,
            UNTIL,
            zh,
            en,
            place++,
            JSON.stringify({ law, lawEn, article, successor: { law: CODE, article: next } }),
          ],
        );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM code_entry WHERE table_name = 'statute-articles' AND sort >= ${FIRST_PLACE}`);
  }
}
