/** The disputes that ended in an agreement: performing, performed, visited, closed. */
import { addDays } from '../domain/shared/day.js';
import type { Begin, CaseScript, GridOf } from './case-script.js';
import type { Days } from './days.js';
import { DISPUTES } from './disputes.data.js';
import { JUSTICE, POLICE, WITH_MEDIATOR } from './teams.js';

export function addSettledDisputes(begun: Begin, gridOf: GridOf, days: Days): void {
  addBathroomLeak(begun(DISPUTES.bathroomLeak, WITH_MEDIATOR), gridOf(DISPUTES.bathroomLeak), days);
  addPropertyFee(begun(DISPUTES.propertyFee, WITH_MEDIATOR), gridOf(DISPUTES.propertyFee), days);
  addBarkingDog(begun(DISPUTES.barkingDog, JUSTICE), gridOf(DISPUTES.barkingDog), days);
  addScuffle(begun(DISPUTES.scuffle, POLICE), gridOf(DISPUTES.scuffle), days);
}

/** Settled; the repair is done, the payment still due. */
function addBathroomLeak(dispute: CaseScript, gridId: string | null, days: Days): void {
  dispute
    .register([16, '08:40'], gridId)
    .accept([16, '09:00'])
    .assign([16, '09:10'])
    .begin([15, '09:00'])
    .meet([15, '09:20'], [14, '14:30'], {
      room: '矛盾纠纷调处室',
      adviser: '方法官',
      articles: ['272', '296', '1165'],
      undisputedFacts: '漏水来自被申请人卫生间地漏，天花板和墙面因此受损。',
      concessions: '申请人愿意少要二千元，被申请人愿意先行垫付。',
      minutes: '双方到场。法官说明装修、管道漏水的责任。被申请人认可，同意查明原因、修复并赔偿。',
      outcome: 'agreed',
    })
    .agree([13, '10:00'], {
      facts: '被申请人卫生间防水失效漏水，致申请人天花板、墙面受损。',
      issues: '漏水原因和赔偿数额。',
      responsibilities: '漏水系被申请人专有部分所致，由被申请人承担修复和赔偿责任。',
      terms: '被申请人重做卫生间防水，并赔偿申请人六千元。',
      obligations: [
        dispute.owes({ kind: 'act', description: '重做卫生间防水并闭水试验', dueOn: days.ago(3) }),
        dispute.owes({
          kind: 'pay',
          description: '银行转账支付装修损失',
          amount: '6000.00',
          dueOn: addDays(days.today, 12),
        }),
      ],
    })
    .perform([4, '16:30'], 1, '闭水试验照片，双方当场查看')
    .tellAgain([3, '10:00']);
}

/** Performed; the return visit is still to be made, one part of it by the grid worker. */
function addPropertyFee(dispute: CaseScript, gridId: string | null, days: Days): void {
  dispute
    .register([24, '10:00'], gridId)
    .accept([23, '09:00'])
    .assign([23, '09:30'])
    .begin([22, '09:00'])
    .meet([22, '09:30'], [20, '09:30'], {
      articles: ['942'],
      undisputedFacts: '电梯停运六十一天。',
      minutes: '双方到场。物业公司同意退还停运期间一半物业费，业主不再要求其余部分。',
      outcome: 'agreed',
    })
    .agree([19, '15:00'], {
      facts: '电梯停运期间申请人照交物业费九百六十元。',
      issues: '停运期间物业费是否退还。',
      responsibilities: '物业公司对停运期间服务减少承担相应责任。',
      terms: '物业公司退还申请人物业费四百八十元，双方不再争议。',
      obligations: [dispute.owes({ kind: 'pay', description: '退还物业费', amount: '480.00', dueOn: days.ago(14) })],
    })
    .perform([15, '11:00'], 1, '转账凭证，申请人确认收到')
    .giveVisit([14, '09:00'], days.ahead(4), '网格员02');
}

/** Closed: an apology on the spot, and quiet nights observed for ninety days. */
function addBarkingDog(dispute: CaseScript, gridId: string | null, days: Days): void {
  const settledOn = days.ago(116);
  const observedOn = days.onOrAfter(addDays(settledOn, 90));
  dispute
    .register([122, '09:00'], gridId)
    .accept([121, '09:00'])
    .assign([121, '09:30'])
    .begin([120, '09:00'])
    .meet([120, '09:30'], [118, '19:00'], {
      articles: ['286', '1251'],
      minutes: '双方到场。被申请人表示夜间将犬只关在室内并请训犬师，当场道歉。',
      outcome: 'agreed',
    })
    .agree([116, '10:00'], {
      facts: '被申请人饲养的犬只夜间长期吠叫，影响申请人一家休息。',
      issues: '如何防止夜间吠叫。',
      responsibilities: '饲养人应当采取措施，不得妨碍他人生活。',
      terms: '被申请人夜间将犬只留在室内，并向申请人道歉。',
      obligations: [
        dispute.owes({ kind: 'apologise', description: '当面道歉', dueOn: settledOn }),
        dispute.owes({ kind: 'refrain', description: '二十二时至次日六时不让犬只在阳台吠叫', continuing: true }),
      ],
    })
    .perform([116, '10:30'], 1, '当面道歉，双方握手')
    .visit([98, '15:00'], '夜间安静，双方见面打招呼。', { performance: 'not_due' })
    .visit([observedOn, '15:00'], '九十天内未再吠叫，申请人满意。')
    .close([observedOn, '16:00']);
}

/** Closed: handed over by the police, settled with a payment and an apology. */
function addScuffle(dispute: CaseScript, gridId: string | null, days: Days): void {
  dispute
    .register([205, '09:00'], gridId)
    .reportToPolice([205, '09:10'], '示例派出所')
    .accept([205, '09:30'])
    .assign([204, '09:00'])
    .begin([204, '10:00'])
    .meet([204, '10:20'], [203, '14:00'], {
      room: '矛盾纠纷调处室',
      adviser: '武警官',
      articles: ['288', '1184'],
      minutes: '双方到场。民警说明推搡的法律后果，双方互相谅解，就维修费达成一致。',
      outcome: 'agreed',
    })
    .agree([203, '15:40'], {
      facts: '双方因晾晒衣物滴水发生推搡，申请人手机损坏。',
      issues: '手机维修费和道歉。',
      responsibilities: '被申请人对手机损坏承担主要责任。',
      terms: '被申请人支付维修费五百元并当面道歉。',
      obligations: [
        dispute.owes({ kind: 'pay', description: '当场支付手机维修费', amount: '500.00', dueOn: days.ago(203) }),
        dispute.owes({ kind: 'apologise', description: '当面道歉', dueOn: days.ago(203) }),
      ],
    })
    .perform([203, '16:00'], 1, '收条一张')
    .perform([203, '16:05'], 2, '当面道歉')
    .visit([188, '10:00'], '双方关系缓和，未再发生争执。')
    .close([187, '09:30']);
}
