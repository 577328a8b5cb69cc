import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { LawVersion } from '#data/law.ts';
import { addFacts, newWarehouse, type Line } from '#test/support/facts.ts';

/** Four clinics of region 75 (each signs for itself) and one of region 27. */
export const [one, two, three, four, afar] = [
  '339900001',
  '339900002',
  '339900003',
  '339900004',
  '219900005',
] as const;

type Given = Partial<Omit<LawVersion, 'engagements' | 'consequence'>> &
  Pick<LawVersion, 'version' | 'from' | 'to'> & {
    readonly engagements: readonly object[];
    readonly consequence?: object;
  };

const both = (text: string) => ({ fr: text, en: text });

/** A legal version with the fewest words: what is not given is neutral. */
export const versionOf = ({ engagements, ...given }: Given): object => ({
  contract: 'test',
  regime: 'contract',
  label: both(given.version),
  caqes: false,
  published: given.from,
  act: 'acte d’essai',
  scope: 'all',
  scope_note: both('tous'),
  source: 'essai',
  read: true,
  confidence: 'H',
  assessment: { lag: 0, compared: both('N et N-1') },
  exclusions: { hepatitis_c: 'unstated', dispensing_fees: 'unstated' },
  volets: [
    { volet: 'socle', title: both('Socle'), mandatory: true, years_max: null, article: '10' },
    { volet: 'transport', title: both('Transport'), mandatory: false, years_max: 5, article: 'T' },
  ],
  consequence: { summary: both('aucune') },
  engagements: engagements.map((each) => ({
    volet: 'socle',
    article: '10-4',
    title: both('engagement'),
    source: 'essai',
    confidence: 'H',
    ...each,
  })),
  ...given,
});

/** `<= 4 %` of an indicator. */
export const percent = (indicator: string, op: string, value: number, rest: object = {}) => ({
  ...{ indicator, op, value, printed: `${value} %`, unit: 'percent' },
  ...rest,
});

/** A folder of these versions, one file each. */
export const lawFolder = async (versions: readonly object[]): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'caqes-law-'));
  for (const [index, version] of versions.entries())
    await writeFile(join(folder, `${index}.yaml`), stringify(version));
  return folder;
};

/** Yearly hundreds of euros of PHEV (one medicine, outside the répertoire unless said) of a clinic. */
export const phev = (finess: string, year: number, amount: number, rest: Line = {}): Line => ({
  ...{ finess, month: `${year}-03-01`, product: '3400930000000', product_kind: 'medicine' },
  ...{ boxes: 100, amount_reimbursed: amount * 100, top_gen: '0' },
  ...rest,
});

/** A warehouse of the clinics, with these lines of PHEV from 2015 to `lastYear`. */
export const clinics = async (lines: readonly Line[], lastYear: number, merger?: Line): Promise<string> => {
  const path = await newWarehouse();
  const site = { section: 'structureet', sph_code: '7', category_code: '365' };
  await addFacts(path, 'finess', [
    ...[one, two, three, four, afar].map((finess) => ({ ...site, finess, name: `CLINIQUE ${finess}` })),
    ...(merger ? [merger] : []),
  ]);
  await addFacts(path, 'phev', lines, {
    ...{ scope: 'region', regions: ['75', '27'], from: '2015-01', to: `${lastYear}-12` },
  });
  return path;
};
