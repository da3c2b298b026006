/** What people read about petitions and returns, in both languages; the code never changes, the words may. */
export const PETITION_TEXTS = {
  qualifying_petition: {
    zh: '统计期内有符合定义的信访件（{on}）。',
    en: 'A petition dated {on} qualifies under the definition.',
  },
  month_unfinished: { zh: '{month} 尚未结束。', en: '{month} is not over yet.' },
  month_missing: { zh: '{month} 没有月报。', en: 'There is no monthly return for {month}.' },
  month_contradicted: {
    zh: '{month} 的月报与登记簿不符。',
    en: 'The monthly return for {month} is contradicted by the register.',
  },
  month_not_finished: {
    zh: '{month} 尚未结束，月底之后才能报送月报。',
    en: '{month} is not over: its return can be filed once the month has ended.',
  },
  return_mismatch: {
    zh: '月报与登记簿不符（{pointer}：填报 {stated}，登记 {counted}），请核对后重报。登记簿所列：{numbers}。',
    en: 'The return and the register disagree at {pointer}: {stated} stated, {counted} registered ({numbers}). Check, then file again.',
  },
  return_exists: {
    zh: '该中心 {month} 的月报已经报送。',
    en: 'This centre has already filed its return for {month}.',
  },
  return_contradicted: {
    zh: '{month} 的月报报送之后，登记簿补登或更正了信访件（{numbers}），月报与登记簿不符，不能确认。请报送人核对登记簿，重新报送或更正月报后再确认。',
    en: 'After the return for {month} was filed, petitions were entered or amended ({numbers}), and it no longer agrees with the register. Whoever filed it should check the register and file or correct it; then it can be confirmed.',
  },
  return_already_confirmed: { zh: '该月报已经确认。', en: 'This return is already confirmed.' },
  confirmer_is_filer: {
    zh: '报送人不能确认自己报送的月报，须由他人确认。',
    en: 'Whoever filed the return cannot confirm it: another person must.',
  },
  not_a_leaf_center: {
    zh: '信访登记簿和月报由最基层的中心负责，该中心有下级中心。',
    en: 'Leaf centres keep the petition register and file its returns: this centre has centres below it.',
  },
  petition_not_provisional: {
    zh: '该信访件不是待确认的暂记件。',
    en: 'This entry is not provisional: there is nothing to confirm.',
  },
  petitions_provisional: {
    zh: '{month} 还有待确认的暂记信访件（{numbers}），确认之后才能确认月报。',
    en: '{month} still has provisional petitions ({numbers}): its return is confirmed once they are.',
  },
  baseline_after_first_return: {
    zh: '该中心自 {month} 起有月报，其后的情况由登记簿和月报证明；声明的起始日须早于该月。',
    en: 'From {month} on the register and its returns speak: what is declared has to begin before that month.',
  },
  baseline_contradicted: {
    zh: '声明的期间内登记有乡镇（街道）级及以上的信访件：{numbers}。请核对起始日。',
    en: 'Petitions to the township or above are registered in the time declared: {numbers}. Check since when.',
  },
  unknown_definition: { zh: '没有这个零上访定义：{definition}。', en: 'There is no such definition: {definition}.' },
} as const satisfies Record<string, { zh: string; en: string }>;
