import { existsSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqlFolder } from '#data/definitions.ts';

/** A folder of these definitions alone: a random world that looks at two indicators does not compute seventy. */
export const fewIndicators = async (...slugs: readonly string[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'caqes-few-'));
  for (const slug of slugs)
    for (const kind of ['sql', 'yaml', 'parts.sql']) {
      const file = join(sqlFolder('indicators'), `${slug}.${kind}`);
      if (existsSync(file)) await cp(file, join(folder, `${slug}.${kind}`));
    }
  return folder;
};
