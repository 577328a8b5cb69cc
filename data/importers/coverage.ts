import { basename } from 'node:path';
import type { Coverage } from '../batch.ts';
import { Refusal } from '../refusal.ts';
import type { ImportOptions } from './options.ts';
import type { Source } from './layout.ts';

/** Fewer lines than this cannot be a national year of Open PHMEV. */
const leastNationalYear = 1_000_000;

/** First and last months of the lines kept, AAAA-MM; those of --except that they hold. Null where a line has none. */
export type Span = { readonly from: string; readonly to: string; readonly excepted: readonly string[] };

/** What the file speaks for, and the notes that say why; null for references. */
export const coverageOf = (
  source: Source,
  path: string,
  rows: number,
  span: Span | null,
  options: ImportOptions,
): { coverage: Coverage | null; notes: string[] } => {
  if (source.span === 'file-year') return nationalYear(path, rows, options);
  if (span === null) return { coverage: null, notes: [] };
  return {
    coverage: {
      scope: options.regions.length > 0 ? 'region' : 'seen',
      regions: [...options.regions],
      except: [...options.except],
      from: options.from ?? span.from,
      to: options.to ?? span.to,
      provisional_from: options.provisionalFrom,
      partial: options.partial,
    },
    notes: [],
  };
};

/**
 * A line outside what its batch covers would stop every publication to come.
 * @throws Refusal when what the flags declare contradicts the lines
 */
export const refuseContradiction = (path: string, span: Span, { from, to }: Coverage) => {
  if (from > to) throw new Refusal(`--from ${from} est après --to ${to}.`);
  if (span.from < from || span.to > to) {
    throw new Refusal(
      `« ${path} » contient des lignes de ${span.from} à ${span.to}, hors de la période déclarée (${from} à ${to}) : corrigez --from ou --to.`,
    );
  }
  if (span.excepted.length > 0) {
    throw new Refusal(
      `« ${path} » contient des lignes de ${span.excepted.join(', ')}, que --except dit ne pas y être : retirez ce --except.`,
    );
  }
};

/** The year of a file of Open PHMEV. @throws Refusal where neither its name nor --year tells */
export const yearOf = (path: string, options: ImportOptions): number => {
  if (options.year !== null) return options.year;
  const years = new Set(basename(path).match(/(?<![0-9])20[0-9]{2}(?![0-9])/g) ?? []);
  const [year] = years;
  if (year === undefined || years.size > 1) {
    throw new Refusal(`Le nom de « ${basename(path)} » ne dit pas une année : ajoutez --year AAAA.`);
  }
  return Number(year);
};

const nationalYear = (path: string, rows: number, options: ImportOptions) => {
  const year = yearOf(path, options);
  const partial = options.partial || !(options.complete || rows >= leastNationalYear);
  const coverage: Coverage = {
    scope: 'national',
    regions: [],
    except: [],
    from: `${year}-01`,
    to: `${year}-12`,
    provisional_from: options.provisionalFrom,
    partial,
  };
  const note =
    `Extrait partiel : ${rows} lignes lues, alors qu’une année nationale en compte plus de trois millions ` +
    '(3 504 612 en 2024). Si le fichier est entier, importez-le avec --complete.';
  return { coverage, notes: partial ? [note] : [] };
};
