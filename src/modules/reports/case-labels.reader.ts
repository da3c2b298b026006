/** The values of the dimensions that are data: categories, sub-types, departments, grids, and months of the period. */
import { Injectable } from '@nestjs/common';
import { FIXED_VALUES, type Value } from '../../domain/reports/dimension-texts.js';
import type { Dimension } from '../../domain/reports/figure.js';
import { addMonths, monthOf, type Day, type Month } from '../../domain/shared/day.js';
import type { Tx } from '../../platform/database/tx.js';

interface Named {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

const CODES = `SELECT code AS key, label_zh AS zh, label_en AS en FROM (
    SELECT DISTINCT ON (code) code, label_zh, label_en, sort FROM code_entry WHERE table_name = $1 ORDER BY code, valid_from DESC) e
  ORDER BY sort, code`;

@Injectable()
export class CaseLabels {
  /** All values of a fixed vocabulary; of the others those that were found. Two joined dimensions join their values with a point. */
  async of(
    tx: Tx,
    dimension: Dimension,
    found: ReadonlySet<string>,
    period: { readonly from: Day; readonly cut: Day },
  ): Promise<readonly Value[]> {
    const fixed = FIXED_VALUES[dimension];
    if (fixed !== undefined) return fixed;
    switch (dimension) {
      case 'category':
        return (await tx.query<Named>(CODES, ['categories'])).map(named);
      case 'subcategory':
        return (await tx.query<Named>(SUBTYPES, [[...found]])).map(named);
      case 'department':
        return known(await tx.query<Named>(DEPARTMENTS, [idsIn(found)]), found);
      case 'grid':
        return known(await tx.query<Named>(GRIDS, [idsIn(found)]), found);
      case 'month':
        return monthsIn(period.from, period.cut).map((month) => ({ key: month, label: { zh: month, en: month } }));
      case 'month_category':
      case 'grid_subcategory':
      case 'grid_subcategory_month':
        return this.joined(tx, dimension, found, period);
      default:
        throw new Error(`no words for ${dimension}`);
    }
  }

  private async joined(
    tx: Tx,
    dimension: Dimension,
    found: ReadonlySet<string>,
    period: { readonly from: Day; readonly cut: Day },
  ): Promise<Value[]> {
    const parts = PARTS[dimension] ?? [];
    const words: ReadonlyMap<string, Value>[] = [];
    for (const [index, part] of parts.entries()) {
      const values = await this.of(tx, part, new Set([...found].map((key) => key.split('.')[index] ?? '')), period);
      words.push(new Map(values.map((value) => [value.key, value])));
    }
    return [...found].sort().map((key) => {
      const labels = key.split('.').map((each, index) => words[index]?.get(each)?.label ?? { zh: each, en: each });
      return {
        key,
        label: { zh: labels.map(({ zh }) => zh).join(' · '), en: labels.map(({ en }) => en).join(' · ') },
      };
    });
  }
}

const PARTS: Partial<Readonly<Record<Dimension, readonly Dimension[]>>> = {
  month_category: ['month', 'category'],
  grid_subcategory: ['grid', 'subcategory'],
  grid_subcategory_month: ['grid', 'subcategory', 'month'],
};

const DEPARTMENTS = `SELECT d.id AS key, c.short_name || d.name_zh AS zh, c.short_name || ' ' || d.name_en AS en
  FROM department d JOIN center c ON c.id = d.center_id WHERE d.id = ANY($1::uuid[]) ORDER BY c.name, d.code, d.id`;

const GRIDS = `SELECT g.id AS key, c.short_name || g.name AS zh, c.short_name || ' ' || g.name AS en
  FROM grid g JOIN center c ON c.id = g.center_id WHERE g.id = ANY($1::uuid[]) ORDER BY c.name, g.name, g.id`;

/** Sub-types are told apart by their category: `neighbor:noise`; each category has an `other`, and cases without one: `none`. */
const SUBTYPES = `SELECT k AS key, coalesce(c.label_zh, split_part(k, ':', 1)) || ' ' || coalesce(s.label_zh, '未分子类') AS zh,
         coalesce(c.label_en, split_part(k, ':', 1)) || ' / ' || coalesce(s.label_en, 'no sub-type') AS en
    FROM unnest($1::text[]) AS k
    LEFT JOIN LATERAL (SELECT e.label_zh, e.label_en, e.sort FROM code_entry e
      WHERE e.table_name = 'categories' AND e.code = split_part(k, ':', 1) ORDER BY e.valid_from DESC LIMIT 1) c ON true
    LEFT JOIN LATERAL (SELECT e.label_zh, e.label_en, e.sort FROM code_entry e
      WHERE e.table_name = 'subcategories' AND e.parent_code = split_part(k, ':', 1) AND e.code = split_part(k, ':', 2)
      ORDER BY e.valid_from DESC LIMIT 1) s ON true
   ORDER BY c.sort, s.sort NULLS LAST, k`;

const NONE: Value = { key: 'none', label: { zh: '未填', en: 'not stated' } };

const idsIn = (found: ReadonlySet<string>): string[] => [...found].filter((id) => id !== '' && id !== NONE.key);

const named = ({ key, zh, en }: Named): Value => ({ key, label: { zh, en } });

const known = (rows: readonly Named[], found: ReadonlySet<string>): Value[] => [
  ...rows.filter(({ key }) => found.has(key)).map(named),
  ...(found.has(NONE.key) ? [NONE] : []),
];

function monthsIn(from: Day, cut: Day): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(from); `${month}-01` < cut; month = addMonths(month, 1)) months.push(month);
  return months;
}
