import { finess } from './codes.ts';
import type { Rewrite } from './layout.ts';

// Cells of each section of the official files, in order; the first cell names the section (formats.md §4).
const sections: Readonly<Record<string, readonly string[]>> = {
  structureet:
    'section finess ej rs rslongue complrs compldistrib numvoie typvoie voie compvoie lieuditbp commune departement libdepartement ligneacheminement telephone telecopie categetab libcategetab categagretab libcategagretab siret codeape codemft libmft codesph libsph dateouv dateautor datemaj numuai'.split(
      ' ',
    ),
  structureej:
    'section finess rs rslongue complrs numvoie typvoie voie compvoie compldistrib lieuditbp commune ligneacheminement departement libdepartement telephone statutjuridique libstatutjuridique categetab libcategetab siren codeape datecrea'.split(
      ' ',
    ),
  geolocalisation: 'section finess coordxet coordyet sourcecoordet datemaj'.split(' '),
};

/** Fields of a rewritten line, in order: those of finess.ts. */
export const rewrittenFields = [
  'section',
  'finess',
  'ej',
  'name',
  'long_name',
  'category_code',
  'status_code',
  'sph_code',
  'postal_code',
  'town',
  'departement',
  'x',
  'y',
  'projection',
] as const;

const number = new RegExp(`^(?:${finess.code})$`);
const coordinate = /^-?[0-9]+(?:\.[0-9]+)?$/;

/** A line of an official FINESS file. Sections other than establishments and coordinates are ignored. */
export const rewriteOfficial: Rewrite = (text) => {
  const cells = cellsOf(text);
  if (cells === null) return 'ligne: guillemet non fermé';
  const section = (cells[0] ?? '').toLowerCase();
  const names = sections[section];
  if (names === undefined) return null;
  if (cells.length === names.length + 1 && section !== 'structureet' && cells.at(-1) === '') cells.pop();
  if (cells.length !== names.length) return `ligne: ${cells.length} cellules, ${names.length} attendues`;
  const of = (name: string) => cells[names.indexOf(name)] ?? '';
  if (!number.test(of('finess'))) return `nofiness: ${finess.what}`;
  for (const name of ['coordxet', 'coordyet']) {
    if (of(name) !== '' && !coordinate.test(of(name))) return `${name}: coordonnée illisible`;
  }
  const [, postal = '', town = ''] = /^([0-9]{5})? ?(.*)$/.exec(of('ligneacheminement')) ?? [];
  return [
    section,
    of('finess'),
    of('ej'),
    of('rs'),
    of('rslongue'),
    of('categetab'),
    of('statutjuridique'),
    of('codesph'),
    postal,
    town,
    of('departement'),
    of('coordxet'),
    of('coordyet'),
    // `1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93`: the projection closes the list.
    of('sourcecoordet').split(',').at(-1)?.trim() ?? '',
  ];
};

/** RFC 4180 cells of a line, and Excel's `="…"`; null where a quote stays open. */
export const cellsOf = (text: string, delimiter: ';' | ',' = ';'): string[] | null => {
  const cells: string[] = [];
  const cell = cellOf[delimiter];
  let at = 0;
  for (;;) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    if (match === null) return null;
    const plain = match[3] ?? '';
    if (/^=?"/.test(plain)) return null;
    cells.push((match[1] ?? match[2]?.replaceAll('""', '"') ?? plain).trim());
    if (match[4] === '') return cells;
    at = cell.lastIndex;
  }
};

const cellOf = {
  ';': /(?:="([^"]*)"|"((?:[^"]|"")*)"|([^;]*))(;|$)/y,
  ',': /(?:="([^"]*)"|"((?:[^"]|"")*)"|([^,]*))(,|$)/y,
};
