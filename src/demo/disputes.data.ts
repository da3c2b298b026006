/**
 * The disputes of the demo, from the world of the founding article: what is told and by whom. Everything is invented; a
 * person is a family name and 某. How far each has come stands in `disputes.ts`.
 */
import type { SourceEntry } from '../domain/dispute/commands.js';
import type { Track } from '../domain/deadlines/tracks.js';

export interface DemoDispute {
  readonly title: string;
  readonly category: string;
  readonly subcategory: string;
  readonly facts: string;
  readonly claims: readonly string[];
  readonly amount?: string;
  readonly address: string;
  /** Position of the third-level grid part the address lies in. */
  readonly part: number;
  readonly applicant: string;
  readonly respondent: string;
  /** `respondent` is a company, with this legal representative. */
  readonly companyHead?: string;
  readonly track?: Track;
  readonly channel?: 'reception_room' | 'grid_worker' | 'phone' | 'hotline' | 'online' | 'transfer';
  readonly delegatedBy?: { readonly body: NonNullable<SourceEntry['delegatedBy']>['body']; readonly letterNo: string };
  readonly riskFlags?: readonly string[];
}

export const DISPUTES = {
  newLeak: {
    title: '厨房天花板渗水',
    category: 'neighbor',
    subcategory: 'water_leak',
    facts: '申请人称楼上厨房地漏渗水，橱柜受潮，双方自行协商未果。',
    claims: ['查明渗水原因并修复', '赔偿橱柜损失'],
    amount: '1800.00',
    address: '安居小区7号楼302',
    part: 3,
    applicant: '孔某',
    respondent: '许某',
  },
  parking: {
    title: '电动车占用消防通道',
    category: 'neighbor',
    subcategory: 'parking',
    facts: '网格员入户走访时了解，两户因楼下停放电动车多次争执。',
    claims: ['不再占用通道停车'],
    address: '安居小区4号楼101',
    part: 1,
    applicant: '吕某',
    respondent: '施某',
    channel: 'grid_worker',
  },
  noise: {
    title: '深夜装修噪音',
    category: 'neighbor',
    subcategory: 'noise',
    facts: '申请人称隔壁夜间仍在装修，影响老人休息，物业劝阻无效。',
    claims: ['晚十点后停止施工'],
    address: '鹤祥新城3号楼1102',
    part: 19,
    applicant: '曹某',
    respondent: '严某',
    channel: 'phone',
  },
  fallingFlowerpot: {
    title: '阳台花盆坠落砸损车辆',
    category: 'neighbor',
    subcategory: 'falling_objects',
    facts: '大风天阳台花盆坠落，砸坏楼下停放的车辆前挡风玻璃，无人受伤。',
    claims: ['赔偿修车费用', '加固阳台花架'],
    amount: '2600.00',
    address: '鹤祥新城12号楼楼下',
    part: 23,
    applicant: '华某',
    respondent: '金某',
  },
  elevator: {
    title: '老旧住宅加装电梯意见不一',
    category: 'neighbor',
    subcategory: 'elevator_retrofit',
    facts: '单元多数业主同意加装电梯，一层业主担心采光和噪音，不同意签字。',
    claims: ['就加装方案和补偿达成一致'],
    address: '安居小区15号楼2单元',
    part: 7,
    applicant: '魏某',
    respondent: '陶某',
  },
  bathroomLeak: {
    title: '卫生间漏水损坏装修',
    category: 'neighbor',
    subcategory: 'water_leak',
    facts: '楼上卫生间防水老化漏水，申请人天花板和墙面受损，上门协商时双方言语激烈。',
    claims: ['重做防水', '赔偿装修损失'],
    amount: '8000.00',
    address: '安居小区3号楼402',
    part: 1,
    applicant: '姜某',
    respondent: '戚某',
  },
  propertyFee: {
    title: '电梯停运期间物业费争议',
    category: 'property_management',
    subcategory: 'other',
    facts: '电梯停运两个月，申请人已交当期物业费，要求退还，物业公司不同意。',
    claims: ['退还停运期间物业费'],
    amount: '960.00',
    address: '鹤祥新城8号楼903',
    part: 21,
    applicant: '谢某',
    respondent: '示例物业服务有限公司',
    companyHead: '康某',
    channel: 'hotline',
  },
  barkingDog: {
    title: '宠物犬夜间吠叫',
    category: 'neighbor',
    subcategory: 'pets',
    facts: '被申请人养犬夜间长期吠叫，申请人孩子备考受影响，曾两次报警。',
    claims: ['采取措施防止夜间吠叫', '赔礼道歉'],
    address: '安居小区20号楼601',
    part: 9,
    applicant: '邹某',
    respondent: '喻某',
  },
  corridor: {
    title: '楼道堆放杂物',
    category: 'neighbor',
    subcategory: 'shared_space',
    facts: '被申请人长期在公共楼道堆放杂物，申请人通行不便，担心消防安全。',
    claims: ['清理公共楼道'],
    address: '安居小区27号楼5层',
    part: 13,
    applicant: '柏某',
    respondent: '水某',
  },
  sunlight: {
    title: '遮阳棚影响采光',
    category: 'neighbor',
    subcategory: 'light_ventilation',
    facts: '楼下住户加装遮阳棚，申请人称反光刺眼、影响采光。',
    claims: ['拆除或者改装遮阳棚'],
    address: '鹤祥新城15号楼301',
    part: 25,
    applicant: '窦某',
    respondent: '章某',
    channel: 'online',
  },
  loan: {
    title: '民间借款纠纷',
    category: 'contract',
    subcategory: 'other',
    facts: '申请人请求调解借款返还，经查同一借款已由人民法院受理。',
    claims: ['返还借款本金'],
    amount: '15000.00',
    address: '安居小区33号楼204',
    part: 16,
    applicant: '云某',
    respondent: '苏某',
  },
  scuffle: {
    title: '晾晒争执引发推搡',
    category: 'neighbor',
    subcategory: 'physical_conflict',
    facts: '双方因晾晒衣物滴水发生推搡，一方手机摔坏，公安机关移送调解。',
    claims: ['赔偿手机维修费', '赔礼道歉'],
    amount: '500.00',
    address: '安居小区11号楼502',
    part: 5,
    applicant: '潘某',
    respondent: '葛某',
    channel: 'transfer',
    delegatedBy: { body: 'public_security', letterNo: '示例公（移）字第3号' },
    riskFlags: ['violence'],
  },
  heshanDrain: {
    title: '排水管道堵塞',
    category: 'neighbor',
    subcategory: 'drainage',
    facts: '楼上楼下共用排水管堵塞，疏通费用分摊意见不一。',
    claims: ['分摊疏通费用'],
    amount: '400.00',
    address: '鹤山示例路8号',
    part: -1,
    applicant: '范某',
    respondent: '彭某',
  },
} as const satisfies Record<string, DemoDispute>;
