/**
 * Articles a mediator quotes, in our own words, each with the time it is in force (domain.md §0, §8). `to` is the first day
 * it is no longer in force; `next` the article to cite since. The text of the law itself is not reproduced.
 */
export interface Law {
  readonly key: string;
  readonly law: string;
  readonly lawEn: string;
  readonly from: string;
  readonly to?: string;
  readonly articles: readonly (readonly [
    article: string,
    zh: string,
    en: string,
    next?: readonly [law: string, article: string],
  ])[];
}

export const LAWS: readonly Law[] = [
  {
    key: 'cc',
    law: '民法典',
    lawEn: 'Civil Code',
    from: '2021-01-01',
    articles: [
      [
        '17',
        '十八周岁以上为成年人，不满十八周岁为未成年人',
        'Adults are eighteen and older; younger persons are minors',
      ],
      [
        '18',
        '成年人为完全民事行为能力人；十六周岁以上以自己劳动收入为主要生活来源的视为完全',
        'Adults have full capacity; so do self-supporting persons of sixteen and over',
      ],
      ['19', '八周岁以上的未成年人为限制民事行为能力人', 'Minors of eight and over have limited capacity'],
      ['20', '不满八周岁的未成年人为无民事行为能力人', 'Children under eight have no capacity'],
      [
        '188',
        '诉讼时效三年，自知道权利受损和义务人起算，最长二十年',
        'Limitation of three years from knowledge of harm and obligor, twenty at most',
      ],
      [
        '195',
        '请求履行、义务人同意履行、起诉等使时效中断',
        'A demand, a promise to perform or a suit interrupts limitation',
      ],
      ['201', '按日计算期间，开始的当日不计入', 'In counting days the first day is left out'],
      ['202', '按月按年计算，到期月的对应日为最后一日', 'Months and years end on the corresponding day'],
      ['203', '最后一日是法定休假日的，顺延到次日', 'A last day that is a holiday moves to the day after the holiday'],
      [
        '236',
        '妨害物权的，可以请求排除妨害或者消除危险',
        'Who is disturbed in a real right may demand removal of the nuisance or danger',
      ],
      [
        '272',
        '业主对专有部分行使权利，不得危及建筑安全，不得损害他人',
        'An owner uses the own unit without endangering the building or harming others',
      ],
      [
        '273',
        '业主对共有部分享有权利、承担义务，不得以放弃权利为由不履行义务',
        'Owners share rights and duties in common parts; giving up the right does not end the duty',
      ],
      [
        '274',
        '小区道路、绿地、公共场所和设施属于业主共有',
        'Roads, greens, shared places and facilities of the estate belong to the owners in common',
      ],
      [
        '275',
        '车位车库的归属由当事人约定，占用共有道路的车位属于业主共有',
        'Parking spaces go by agreement; those on common land belong to all owners',
      ],
      ['276', '车位车库应当首先满足业主的需要', 'Parking must first meet the needs of the owners'],
      [
        '278',
        '重大事项由业主共同决定：三分之二以上参与表决，再按事项过半或四分之三同意',
        'Joint decisions: two thirds take part, then more than half or three quarters agree',
      ],
      [
        '279',
        '住宅改为经营用房须经有利害关系的业主一致同意',
        'Turning a home into business premises needs all affected owners',
      ],
      [
        '281',
        '维修资金属于业主共有；紧急维修可以依法申请使用',
        'The maintenance fund is common; it may be drawn on in an emergency',
      ],
      [
        '286',
        '业主守法守约；对弃置垃圾、噪声、违规养动物、违建、占道等可以要求停止、恢复、赔偿',
        'Rubbish, noise, pets against the rules, illegal building, blocked ways: stop, restore, compensate',
      ],
      ['287', '业主对侵害自己权益的行为可以请求承担民事责任', 'An owner may sue those who harm the own lawful rights'],
      [
        '288',
        '相邻各方有利生产、方便生活、团结互助、公平合理地处理相邻关系',
        'Neighbours act for production and convenience, in mutual help, fairly and reasonably',
      ],
      ['289', '法律没有规定的，可以按照当地习惯', 'Where the law is silent, local custom may be followed'],
      [
        '290',
        '为相邻方用水、排水提供必要便利，尊重自然流向',
        'Neighbours allow each other necessary use and drainage of water, by its natural flow',
      ],
      ['291', '为相邻方必须利用的通行提供必要便利', 'Necessary passage must be allowed'],
      [
        '292',
        '为建造、修缮和铺设管线必须利用相邻不动产的，应当提供便利',
        'Building, repair and laying of pipes: necessary use of the next property is allowed',
      ],
      [
        '293',
        '建造建筑物不得妨碍相邻建筑的通风、采光和日照',
        'Building must not take ventilation, light and sunshine from the next building',
      ],
      [
        '294',
        '不得违规弃置固体废物，排放污染物、噪声、光辐射等',
        'No waste, pollution, noise or light radiation against the rules',
      ],
      [
        '295',
        '挖土、建造、铺设管线、安装设备不得危及相邻不动产安全',
        'Digging, building, pipes and equipment must not endanger the next property',
      ],
      [
        '296',
        '用水、排水、通行、铺管等利用相邻不动产的，应当尽量避免造成损害',
        'Who uses the next property for water, passage or pipes avoids harm to it as far as possible',
      ],
      [
        '942',
        '物业服务人按约定和性质妥善维修养护共有部分，维护秩序，制止违法行为',
        'The property manager maintains common parts, keeps order and acts against unlawful conduct',
      ],
      [
        '1032',
        '自然人享有隐私权，包括私人生活安宁',
        'Natural persons have a right to privacy, quiet of private life included',
      ],
      ['1034', '自然人的个人信息受法律保护', 'Personal information is protected'],
      [
        '1035',
        '处理个人信息应当合法、正当、必要，征得同意并公开规则',
        'Handling it must be lawful, proper, necessary, agreed to and open',
      ],
      ['1165', '因过错侵害他人民事权益造成损害的，承担侵权责任', 'Who harms another by fault is liable'],
      [
        '1167',
        '侵权行为危及人身财产安全的，可以请求停止侵害、排除妨碍、消除危险',
        'Where persons or property are endangered one may demand that it stop and the danger be removed',
      ],
      [
        '1172',
        '分别侵权造成同一损害的，按责任大小或者平均承担',
        'Several wrongdoers bear their parts, or equal parts where these cannot be told',
      ],
      [
        '1173',
        '被侵权人对损害的发生或者扩大有过错的，可以减轻责任',
        'Fault of the harmed person reduces the liability',
      ],
      [
        '1179',
        '人身损害赔偿医疗费、护理费、误工费等合理费用',
        'Injury: medical care, nursing, lost income and other reasonable costs',
      ],
      [
        '1184',
        '财产损失按损失发生时的市场价格或者其他合理方式计算',
        'Property loss is valued at the market price of the time, or reasonably otherwise',
      ],
      ['1245', '饲养动物造成损害的，饲养人或者管理人承担责任', 'Keepers answer for the harm their animals do'],
      [
        '1246',
        '未对动物采取安全措施的，承担责任；被侵权人故意可以减轻',
        'Without safety measures the keeper is liable; intent of the harmed person reduces it',
      ],
      [
        '1251',
        '饲养动物应当遵守法律、尊重社会公德，不得妨碍他人生活',
        'Animals are kept lawfully and without disturbing others',
      ],
      [
        '1253',
        '建筑物及其搁置物、悬挂物脱落坠落，所有人等不能证明没有过错的承担责任',
        'Things falling off a building: owner, manager or user is liable unless without fault',
      ],
      [
        '1254',
        '禁止从建筑物中抛掷物品；物业应当采取安全保障措施，公安应当调查',
        'Throwing things from buildings is forbidden; the manager takes precautions, the police investigate',
      ],
    ],
  },
  {
    key: 'pml',
    law: '人民调解法',
    lawEn: "People's Mediation Law",
    from: '2011-01-01',
    articles: [
      [
        '3',
        '自愿平等；不违背法律政策；不得阻止当事人寻求仲裁、行政、司法救济',
        'Voluntary and equal; lawful; never a bar to arbitration, administrative or court remedies',
      ],
      ['4', '人民调解不收取任何费用', 'Mediation is free of charge'],
      [
        '17',
        '当事人可以申请调解，委员会也可以主动调解；一方明确拒绝的，不得调解',
        'On application or offered; not when one party clearly refuses',
      ],
      [
        '19',
        '委员会指定或者当事人选择一名或者数名调解员',
        'The committee appoints mediators or the parties choose them',
      ],
      [
        '20',
        '经当事人同意可以邀请亲属、邻里、同事、专业人员等参与',
        'Others may be invited with the consent of the parties',
      ],
      [
        '23',
        '当事人可以选择或者接受调解员，接受、拒绝或者终止调解，要求公开或者不公开',
        'Parties choose the mediator, accept, refuse or stop, and ask for open or closed mediation',
      ],
      [
        '24',
        '当事人应当如实陈述，遵守现场秩序，尊重对方权利',
        'Parties tell the truth, keep order and respect the other side',
      ],
      [
        '25',
        '纠纷可能激化的采取预防措施；可能引起治安或者刑事案件的及时报告',
        'Precautions where it may worsen; report at once what may become a police or criminal case',
      ],
      [
        '26',
        '调解不成的应当终止，并告知仲裁、行政、司法途径',
        'Failed mediation ends, and the parties are told of the other remedies',
      ],
      [
        '28',
        '可以制作书面协议；认为无需书面的可以口头，由调解员记录',
        'The agreement may be written; an oral one is recorded by the mediator',
      ],
      [
        '29',
        '协议书载明当事人、事实争议责任、内容和履行方式期限；签名盖章后生效',
        'What the agreement holds; in effect once signed by all and sealed',
      ],
      ['30', '口头协议自达成之日起生效', 'An oral agreement takes effect on the day it is reached'],
      [
        '31',
        '调解协议有法律约束力；委员会监督、督促履行',
        'The agreement binds; the committee supervises its performance',
      ],
      ['32', '对协议的履行或者内容发生争议的，可以向法院起诉', 'Disputes over performance or content may go to court'],
      [
        '33',
        '双方可以自生效之日起三十日内共同申请司法确认',
        'Both may ask the court for confirmation within thirty days of effect',
      ],
    ],
  },
  {
    key: 'cpl',
    law: '民事诉讼法',
    lawEn: 'Civil Procedure Law',
    from: '2024-01-01',
    articles: [
      ['125', '适宜调解的纠纷先行调解，当事人拒绝的除外', 'Suitable cases are first mediated unless a party refuses'],
      [
        '205',
        '双方自协议生效之日起三十日内共同申请司法确认及其管辖',
        'Confirmation: jointly, within thirty days of effect, and at which court',
      ],
      [
        '206',
        '符合规定的裁定有效，可以申请执行；不符合的驳回',
        'The court rules the agreement valid and enforceable, or dismisses',
      ],
    ],
  },
  {
    key: 'cpl2022',
    law: '民事诉讼法',
    lawEn: 'Civil Procedure Law',
    from: '2022-01-01',
    to: '2024-01-01',
    articles: [
      [
        '201',
        '司法确认的申请期限和管辖（2021年修正条号）',
        'Application for confirmation (numbering of the 2021 amendment)',
        ['民事诉讼法', '205'],
      ],
      [
        '202',
        '司法确认的裁定（2021年修正条号）',
        'Ruling on confirmation (numbering of the 2021 amendment)',
        ['民事诉讼法', '206'],
      ],
    ],
  },
  {
    key: 'psl',
    law: '治安管理处罚法',
    lawEn: 'Public Security Administration Punishments Law',
    from: '2026-01-01',
    articles: [
      [
        '9',
        '民间纠纷引起的轻微违法可以调解处理；达成协议并履行的不予处罚',
        'Minor offences from civil disputes may be mediated; settled and performed means no penalty',
      ],
      [
        '88',
        '经劝阻、调解和处理仍制造社会生活噪声干扰他人的处罚',
        'Noise that disturbs others after dissuasion, mediation and handling is punished',
      ],
      [
        '89',
        '饲养动物干扰他人生活、放任动物恐吓或者伤害他人的处罚',
        'Animals that disturb, frighten or hurt others: the keeper is punished',
      ],
    ],
  },
  {
    key: 'psl2013',
    law: '治安管理处罚法',
    lawEn: 'Public Security Administration Punishments Law',
    from: '2013-01-01',
    to: '2026-01-01',
    articles: [
      [
        '9',
        '民间纠纷引起的打架、损毁财物等情节较轻的可以调解（旧法）',
        'Minor brawls and damage from civil disputes may be mediated (old law)',
        ['治安管理处罚法', '9'],
      ],
      [
        '58',
        '制造社会生活噪声干扰他人正常生活的处罚（旧法）',
        'Noise that disturbs the life of others is punished (old law)',
        ['治安管理处罚法', '88'],
      ],
      [
        '75',
        '饲养动物干扰他人正常生活的处罚（旧法）',
        'Animals that disturb the life of others (old law)',
        ['治安管理处罚法', '89'],
      ],
    ],
  },
  {
    key: 'noise',
    law: '噪声污染防治法',
    lawEn: 'Noise Pollution Prevention and Control Law',
    from: '2022-06-05',
    to: '2026-08-15',
    articles: [
      ['2', '噪声和噪声污染的含义', 'What noise and noise pollution are', ['生态环境法典', '547']],
      ['59', '社会生活噪声的含义', 'What noise of social life is', ['生态环境法典', '588']],
      [
        '64',
        '公共场所娱乐健身应当遵守区域、时段、音量规定',
        'Music and dancing in public places keep to area, time and volume',
        ['生态环境法典', '593'],
      ],
      [
        '66',
        '已交付使用的建筑物室内装修按规定限定作业时间',
        'Indoor decoration keeps to limited hours',
        ['生态环境法典', '595'],
      ],
      [
        '68',
        '电梯、水泵、变压器等共用设施的噪声防治',
        'Noise of lifts, pumps, transformers and other shared equipment',
        ['生态环境法典', '597'],
      ],
      [
        '70',
        '居民委员会、业主委员会、物业及时劝阻、调解，无效的可以报告投诉',
        "Residents' and owners' committees and the manager dissuade and mediate, then report",
        ['生态环境法典', '599'],
      ],
      [
        '82',
        '社会生活噪声违法行为的说服教育和罚款',
        'Admonition and fines for noise of social life',
        ['生态环境法典', '1190'],
      ],
      [
        '87',
        '经劝阻、调解、处理仍不改正的，依法给予治安处罚',
        'Police penalties where dissuasion, mediation and handling failed',
        ['生态环境法典', '1192'],
      ],
      ['88', '夜间等用语的含义：晚二十二时至次日六时', 'Terms: night is 22:00 to 06:00', ['生态环境法典', '572']],
    ],
  },
  {
    key: 'eec',
    law: '生态环境法典',
    lawEn: 'Ecological and Environmental Code',
    from: '2026-08-15',
    articles: [
      ['547', '噪声污染的含义', 'What noise pollution is'],
      ['572', '夜间为二十二时至次日六时，地方可以另行规定', 'Night is 22:00 to 06:00, with local variation'],
      ['588', '社会生活噪声的含义', 'What noise of social life is'],
      ['593', '公共场所娱乐健身、广场舞和音乐的噪声', 'Square dancing and music in public places'],
      ['595', '室内装修的时间限制', 'Hours of indoor decoration'],
      ['597', '电梯、水泵等共用设施的噪声', 'Noise of lifts, pumps and other shared equipment'],
      [
        '599',
        '居民委员会、业主委员会、物业应当劝阻、调解，无效的报告',
        "Residents' and owners' committees and the manager must dissuade and mediate, then report",
      ],
      [
        '1190',
        '社会生活噪声的罚款，个人二百元以上一千元以下',
        'Fines for noise of social life, 200 to 1,000 yuan for a person',
      ],
      ['1192', '转公安机关处理的情形', 'When the police take over'],
    ],
  },
  {
    key: 'rcl',
    law: '城市居民委员会组织法',
    lawEn: "Urban Residents' Committees Law",
    from: '2026-01-01',
    articles: [
      ['9', '居民委员会的任务', "Tasks of the residents' committee"],
      [
        '10',
        '调解民间纠纷，协助信访和物业纠纷工作',
        'It mediates civil disputes and helps with petitions and property disputes',
      ],
      [
        '32',
        '对居民实际困难和矛盾纠纷组织协商，可以邀请有关部门',
        "It organises consultation on residents' difficulties and disputes and may invite departments",
      ],
      ['39', '居务档案', 'Files of its affairs'],
    ],
  },
  {
    key: 'rcl1990',
    law: '城市居民委员会组织法',
    lawEn: "Urban Residents' Committees Law",
    from: '1990-01-01',
    to: '2026-01-01',
    articles: [
      [
        '3',
        '居民委员会的任务，包括调解民间纠纷（旧法）',
        'Tasks, mediation of civil disputes among them (old law)',
        ['城市居民委员会组织法', '10'],
      ],
    ],
  },
  {
    key: 'dvl',
    law: '反家庭暴力法',
    lawEn: 'Anti-Domestic Violence Law',
    from: '2016-03-01',
    articles: [
      [
        '14',
        '发现无或者限制行为能力人遭受家庭暴力的，应当及时报案',
        'Suspected domestic violence against persons without full capacity must be reported',
      ],
    ],
  },
  {
    key: 'petition',
    law: '信访工作条例',
    lawEn: 'Regulations on Petition Work',
    from: '2022-05-01',
    articles: [
      [
        '17',
        '可以网络、书信、电话、传真、走访等形式反映情况、提出意见建议或者投诉',
        'Statements, suggestions and complaints by network, letter, phone, fax or visit',
      ],
      [
        '20',
        '走访向有权处理的本级或者上一级机关提出；共同事项推选代表不超过五人',
        'Visits go to the competent body or one level above; at most five representatives',
      ],
      ['33', '可以调解、和解，并制作书面文书', 'Mediation and reconciliation are allowed and put in writing'],
    ],
  },
];
