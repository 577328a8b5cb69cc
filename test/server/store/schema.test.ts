import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as drizzleKit from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import { migrationsFolder, schemaVersion } from '#server/store/migrate.ts';
import * as schema from '#server/store/schema.ts';

type Snapshot = {
  readonly id: string;
  readonly tables: Record<string, { columns: Record<string, unknown> }>;
};
// Its own types name packages that are not installed.
const { generateDrizzleJson, generateMigration } = drizzleKit as unknown as {
  generateDrizzleJson: (schema: object, previous: string) => Snapshot;
  generateMigration: (from: Snapshot, to: Snapshot) => Promise<string[]>;
};

const newest = (): Snapshot =>
  JSON.parse(
    readFileSync(join(migrationsFolder(), 'meta', `${schemaVersion().slice(0, 4)}_snapshot.json`), 'utf8'),
  ) as Snapshot;

test('the migrations make the tables that the schema says, no more and no less', async () => {
  const kept = newest();
  expect(Object.keys(kept.tables)).toHaveLength(Object.keys(schema).length);
  expect(await generateMigration(kept, generateDrizzleJson(schema, kept.id))).toEqual([]);
});

test('a table that has another column is seen', async () => {
  const kept = newest();
  const altered = structuredClone(kept);
  delete altered.tables['public.trace']?.columns.sought;
  expect(await generateMigration(altered, generateDrizzleJson(schema, kept.id))).toEqual([
    'ALTER TABLE "trace" ADD COLUMN "sought" text NOT NULL;',
  ]);
});
