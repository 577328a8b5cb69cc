import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { expected } from '#data/importers/cells.ts';
import type { Layout } from '#data/importers/layout.ts';
import { flags } from '#data/importers/options.ts';
import { sources } from '#data/importers/sources.ts';

const manual = fileURLToPath(new URL('../../docs/imports.md', import.meta.url));

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const options = table(
  ['option', 'sources', 'sens'],
  Object.values(flags).map(({ flag, sources: of, doc }) => [`\`${flag}\``, of.join(', '), doc]),
);

const columnsOf = ({ title, columns, rewrite }: Layout) =>
  rewrite === undefined
    ? `**${title}**\n\n${table(
        ['colonne', 'autres noms', 'SNDS', 'attendu', 'sens'],
        columns.map(({ name, aliases = [], dcir = '', type, optional, empty, doc }) => [
          `\`${name}\`${optional === true ? ' (facultative)' : ''}`,
          aliases.map((alias) => `\`${alias}\``).join(', '),
          dcir,
          `${expected(type)}${empty === true ? ' ; vide permis' : ''}`,
          doc,
        ]),
      )}`
    : `**${title}**`;

const columns = sources
  .map(({ name, doc, layouts }) => [`### \`${name}\``, doc, ...layouts.map(columnsOf)].join('\n\n'))
  .join('\n\n');

test('docs/imports.md says what the layouts say (UPDATE_DOCS=1 writes it)', async () => {
  const written = readFileSync(manual, 'utf8');
  const between = (text: string, mark: string, content: string) =>
    text.replace(
      new RegExp(`(<!-- ${mark} -->)[^]*?(<!-- end -->)`),
      (_, open, close) => `${open}\n\n${content}\n\n${close}`,
    );
  const text = between(between(written, 'options', options), 'columns', columns);
  const wanted = await format(text, { parser: 'markdown', printWidth: 110 });
  if (process.env.UPDATE_DOCS === '1') writeFileSync(manual, wanted);
  expect(readFileSync(manual, 'utf8')).toBe(wanted);
});
