/**
 * Sums as papers write them, in capital numerals 大写, so that no digit can be added (票据法 8; 支付结算办法 annex 1).
 * Example: 800000 fen are 人民币捌仟元整; 1050 are 人民币壹拾元伍角整; 100005 are 人民币壹仟元零伍分.
 */
const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

const digit = (value: number): string => DIGITS.charAt(value);

/** Four digits; zeros inside are said once, those at the end not at all. */
function groupInCapitals(group: number): string {
  let text = '';
  let isZeroWaiting = false;
  for (let place = 3; place >= 0; place -= 1) {
    const value = Math.floor(group / 10 ** place) % 10;
    if (value === 0) {
      isZeroWaiting = text !== '';
      continue;
    }
    text += `${isZeroWaiting ? '零' : ''}${digit(value)}${UNITS[place] ?? ''}`;
    isZeroWaiting = false;
  }
  return text;
}

/** A group that does not fill its thousands is led in by a zero where something stands before it. */
function wholeInCapitals(yuan: number): string {
  let text = '';
  for (let place = GROUPS.length - 1; place >= 0; place -= 1) {
    const group = Math.floor(yuan / 10_000 ** place) % 10_000;
    if (group === 0) continue;
    const isGap = text !== '' && (group < 1000 || Math.floor(yuan / 10_000 ** (place + 1)) % 10 === 0);
    text += `${isGap ? '零' : ''}${groupInCapitals(group)}${GROUPS[place] ?? ''}`;
  }
  return text;
}

/** Up to 999,999,999,999.99 yuan. */
export function inCapitals(fen: number): string {
  const [yuan, jiao, cents] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10];
  if (fen === 0) return '人民币零元整';
  const whole = yuan === 0 ? '' : `${wholeInCapitals(yuan)}元`;
  const gap = yuan > 0 && jiao === 0 && cents > 0 ? '零' : '';
  const tenths = jiao === 0 ? '' : `${digit(jiao)}角`;
  return `人民币${whole}${gap}${tenths}${cents === 0 ? '整' : `${digit(cents)}分`}`;
}

/** `3,000.00元（人民币叁仟元整）`. */
export function sumInWords(fen: number): string {
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}元（${inCapitals(fen)}）`;
}
