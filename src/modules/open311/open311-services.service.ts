/** Our categories and sub-types as services of Open311. */
import { Injectable } from '@nestjs/common';
import { ATTRIBUTES, type Attribute } from '../../domain/open311/attributes.js';
import { serviceCode, serviceParts } from '../../domain/open311/open311.js';
import type { Day } from '../../domain/shared/day.js';
import type { Caller } from '../../platform/auth/caller.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Open311Value } from '../../platform/http/open311-format.js';
import { Problem } from '../../platform/http/problem.js';
import type { Language } from '../../platform/http/texts.js';
import { UseCases } from '../../platform/http/use-cases.js';
import type { CodeEntryResponse } from '../code-tables/code-tables.dto.js';
import { CodeTablesService } from '../code-tables/code-tables.service.js';
import { Open311Jurisdiction } from './open311-jurisdiction.service.js';

export interface Service {
  readonly code: string;
  readonly category: string;
  readonly subcategory: string | null;
  readonly group: CodeEntryResponse;
  /** the entries its name is made of, the category first */
  readonly entries: readonly CodeEntryResponse[];
}

@Injectable()
export class Open311ServicesService {
  constructor(
    private readonly useCases: UseCases,
    private readonly codes: CodeTablesService,
    private readonly jurisdiction: Open311Jurisdiction,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller, jurisdictionId: string | undefined): Promise<Open311Value> {
    return this.useCases.read(caller, async (tx) => {
      const { zone } = await this.jurisdiction.of(tx, caller, jurisdictionId);
      const services = await this.goodOn(tx, this.clock.today(zone));
      return services.map((service) => shown(service, caller.language));
    });
  }

  definition(caller: Caller, code: string, jurisdictionId: string | undefined): Promise<Open311Value> {
    return this.useCases.read(caller, async (tx) => {
      const { zone } = await this.jurisdiction.of(tx, caller, jurisdictionId);
      await this.mustBe(tx, code, this.clock.today(zone));
      const attributes = ATTRIBUTES.map((attribute, index) => defined(attribute, index + 1, caller.language));
      return { service_code: code, attributes };
    });
  }

  /** The service, good on that day; 404 when there is none. */
  async mustBe(tx: Tx, code: string, day: Day): Promise<Service> {
    const found = (await this.goodOn(tx, day)).find((service) => service.code === code);
    if (found !== undefined) return found;
    throw new Problem('not_found', { errors: [{ pointer: 'service_code', code: 'open311_unknown_service' }] });
  }

  /** What people call a service, also one that is offered no longer; by its code. */
  async names(tx: Tx, codes: readonly string[], language: Language): Promise<ReadonlyMap<string, string>> {
    const categories = await this.codes.entriesOf(tx, 'categories', null);
    const subcategories = await this.codes.entriesOf(tx, 'subcategories', null);
    return new Map(
      [...new Set(codes)].map((code) => {
        const parts = serviceParts(code);
        const category = categories.findLast((entry) => entry.code === parts?.category);
        const sub = subcategories.findLast(
          (entry) => entry.parentCode === parts?.category && entry.code === parts?.subcategory,
        );
        return [
          code,
          nameOf(
            [category, sub].filter((entry) => entry !== undefined),
            language,
          ) || code,
        ];
      }),
    );
  }

  /** Each category, followed by its sub-types. */
  private async goodOn(tx: Tx, day: Day): Promise<Service[]> {
    const categories = await this.codes.entriesOf(tx, 'categories', day);
    const subcategories = await this.codes.entriesOf(tx, 'subcategories', day);
    return categories.flatMap((group) => {
      const category = group.code;
      const subs = subcategories.filter(({ parentCode }) => parentCode === category);
      return [null, ...subs].map((sub) => ({
        code: serviceCode(category, sub?.code ?? null),
        category,
        subcategory: sub?.code ?? null,
        group,
        entries: sub === null ? [group] : [group, sub],
      }));
    });
  }
}

const labelOf = (entry: CodeEntryResponse, language: Language): string =>
  language === 'zh' ? entry.labelZh : entry.labelEn;

/** 邻里纠纷·漏水渗水. */
export const nameOf = (entries: readonly CodeEntryResponse[], language: Language): string =>
  entries.map((entry) => labelOf(entry, language)).join(language === 'zh' ? '·' : ': ');

function shown({ code, group, entries }: Service, language: Language): Open311Value {
  const words = entries.flatMap(({ labelZh, labelEn }) => [labelZh, labelEn]);
  return {
    service_code: code,
    service_name: nameOf(entries, language),
    description: nameOf(entries, language),
    metadata: true,
    type: 'realtime',
    keywords: words.map((word) => word.replaceAll(',', ' ')).join(','),
    group: labelOf(group, language),
  };
}

function defined(attribute: Attribute, order: number, language: Language): Open311Value {
  const { code, datatype, description, values } = attribute;
  return {
    variable: true,
    code,
    datatype,
    required: false,
    datatype_description: null,
    order,
    description: description[language],
    ...(values === undefined ? {} : { values: values.map(({ key, name }) => ({ key, name: name[language] })) }),
  };
}
