/**
 * TypeORM on the same connection settings as the service: for migrations and for comparing row classes with the
 * schema. Entities and migrations come in as parameters: the platform knows no module.
 */
import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import { SnakeNaming } from './naming.js';
import { connectionSettings, type PoolOptions } from './pool.js';
import { MIGRATIONS_TABLE } from './roles.js';

export type MigrationClass = new () => MigrationInterface;
export type EntityClass = EntityTarget<ObjectLiteral>;

export interface DataSourceParameters extends PoolOptions {
  readonly entities?: readonly EntityClass[];
  readonly migrations?: readonly MigrationClass[];
}

/** The schema comes from migrations only: nothing is synchronised, no extension is installed on the quiet. */
export function createDataSource(options: DataSourceParameters): DataSource {
  const settings = connectionSettings(options);
  return new DataSource({
    type: 'postgres',
    url: options.url,
    synchronize: false,
    installExtensions: false,
    logging: false,
    namingStrategy: new SnakeNaming(),
    migrationsTableName: MIGRATIONS_TABLE,
    entities: [...(options.entities ?? [])] as (new () => ObjectLiteral)[],
    migrations: [...(options.migrations ?? [])],
    poolErrorHandler: options.onError ?? (() => undefined),
    extra: settings,
  });
}
