/** The law under which the parties of a police case go without a penalty (R36). */
import type { Citation } from '../../domain/centers/citations.js';

export const POLICE_LAW: Citation = { law: '中华人民共和国治安管理处罚法', article: '9' };
