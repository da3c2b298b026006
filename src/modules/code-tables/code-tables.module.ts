/**
 * Categories, sub-types, reasons, remedies, risk flags, articles of law: each code good from–to, seeded by migration.
 * Table: code_entry. Endpoints: /code-tables, /code-tables/{table}. It writes no entries of the case log.
 */
import { Module } from '@nestjs/common';
import { CodeTablesController } from './code-tables.controller.js';
import { CodeTablesService } from './code-tables.service.js';
import { CodeTablesStore } from './code-tables.store.js';

@Module({
  controllers: [CodeTablesController],
  providers: [CodeTablesService, CodeTablesStore],
  exports: [CodeTablesService],
})
export class CodeTablesModule {}
