/**
 * A line of the audit log in one sentence: what was done, and for what was read, written or refused in general the title of the
 * operation. Example: 查看：当事人（3 次）, "Was refused: Sign a report (forbidden)".
 */
import { AUDIT_ACTIONS, isAuditAction } from './actions.js';

type Language = 'zh' | 'en';

/** `title` is that of the operation in the same language, where there is one. */
export function sentenceOf(
  action: string,
  params: Readonly<Record<string, unknown>>,
  title: string | undefined,
  language: Language,
): string {
  const done = isAuditAction(action) ? AUDIT_ACTIONS[action][language] : action;
  const { code, times } = params;
  const notes = [
    ...(typeof code === 'string' ? [code] : []),
    ...(typeof times === 'number' ? [counted(times, language)] : []),
  ];
  const [colon, open, close, comma] = language === 'zh' ? ['：', '（', '）', '，'] : [': ', ' (', ')', ', '];
  const about = title === undefined ? '' : `${colon}${title}`;
  return `${done}${about}${notes.length === 0 ? '' : `${open}${notes.join(comma)}${close}`}`;
}

const counted = (times: number, language: Language): string => (language === 'zh' ? `${times} 次` : `${times} times`);
