/** The title of each operation in both languages, as the OpenAPI document has it: the words of what was read, written or refused. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ofLine } from '../../platform/http/of-line.js';
import { operationOf } from '../../platform/http/operation.js';
import type { Language } from '../../platform/http/texts.js';

/** Where `@ApiOperation` leaves what it was told. */
const DESCRIBED = 'swagger/apiOperation';

@Injectable()
export class OperationTitles implements OnModuleInit {
  private readonly summaries = new Map<string, string>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    for (const { metatype } of this.discovery.getControllers()) {
      if (metatype === null) continue;
      const methods = metatype.prototype as Record<string, object>;
      for (const name of this.scanner.getAllMethodNames(methods)) {
        const described = Reflect.getMetadata(DESCRIBED, methods[name] ?? {}) as { summary?: string } | undefined;
        if (described?.summary !== undefined) this.summaries.set(operationOf(metatype.name, name), described.summary);
      }
    }
  }

  of(operation: unknown, language: Language): string | undefined {
    const summary = typeof operation === 'string' ? this.summaries.get(operation) : undefined;
    return summary === undefined ? undefined : ofLine(summary, language);
  }
}
