import type { Manifest } from '#api/publication.ts';
import type { BatchReport } from './batch.ts';
import type { Source } from './importers/layout.ts';

/** What an import says of its batch: counts, totals in French, what was left out and why. */
export const importedText = (batch: BatchReport, source: Source): string => {
  const { rows, coverage } = batch;
  const totals = source.totals.map(({ key, label }) => `${label} ${french(batch.totals[key] ?? '')}`);
  return [
    `Lot ${batch.id}`,
    `  lignes : ${french(rows.read)} lues, ${french(rows.kept)} gardées, ${french(rows.quarantined)} en quarantaine`,
    ...Object.entries(rows.by_reason).map(([reason, lines]) => `    ${french(lines)} × ${reason}`),
    ...(totals.length > 0 ? [`  totaux : ${totals.join(' · ')}`] : []),
    ...(coverage === null ? [] : [`  couvre : ${coverageText(coverage)}`]),
    ...(batch.extra_columns.length > 0 ? [`  colonnes en plus : ${batch.extra_columns.join(', ')}`] : []),
    ...batch.notes.map((note) => `  ${note}`),
  ].join('\n');
};

/** What an import says of a file that is already there. */
export const alreadyText = (file: string, { id, coverage }: BatchReport): string =>
  `« ${file} » est déjà importé, lot ${id}${
    coverage === null ? '' : ` (couvre : ${coverageText(coverage)})`
  } : rien n’a changé.`;

/** One batch of `list`. */
export const batchLine = ({ id, sequence, source, rows, file, coverage }: BatchReport): string =>
  `lot ${sequence} ${id} · ${source} · ${file.name} · ${french(rows.kept)} lignes${
    coverage === null ? '' : ` · ${coverageText(coverage)}`
  }`;

/** One publication of `list`. */
export const publicationLine = ({ id, batches }: Manifest, current: boolean): string =>
  `publication ${id} · ${batchesOf({ batches })}${current ? ' · servie' : ''}`;

/** An exact decimal as French prints it: 1558580296.020 is 1 558 580 296,02. */
export const french = (exact: string | number): string => {
  const [whole = '', decimals = ''] = String(exact).split('.');
  const grouped = whole.replaceAll(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ' ');
  const kept = /^0*$/.test(decimals) && decimals.length !== 3 ? '' : `,${decimals.replace(/(?<=..)0$/, '')}`;
  return grouped + kept;
};

const coverageText = (coverage: NonNullable<BatchReport['coverage']>) => {
  const who = {
    seen: 'établissements du fichier',
    region: `régions ${coverage.regions.join(', ')}`,
    national: 'France',
  };
  return [
    who[coverage.scope],
    `${coverage.from} à ${coverage.to}`,
    ...(coverage.except.length > 0 ? [`sauf ${coverage.except.join(', ')}`] : []),
    ...(coverage.partial ? ['extrait partiel'] : []),
    ...(coverage.provisional_from === null ? [] : [`provisoire depuis ${coverage.provisional_from}`]),
  ].join(', ');
};

export const batchesOf = ({ batches }: { batches: readonly string[] }) =>
  `${batches.length} lot${batches.length > 1 ? 's' : ''}`;
