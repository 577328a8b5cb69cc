import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declarationFault, type Declarable, type Declaration } from '#api/declaration.ts';
import { roles } from '#api/roles.ts';
import type { Answer } from '#client/api.ts';
import { changedOf, groupsOf, keptOf, yearsToDeclare } from '#client/declaration-lines.ts';
import { faultText, fileFaultText, targetAsked, valueText, whoText } from '#client/declaration-text.ts';
import {
  changesOf,
  declarationOf,
  differ,
  fieldText,
  nothingTyped,
  numberOf,
  parts,
  partsOf,
  published,
  rateOf,
  type Kind,
} from '#client/declaration-values.ts';
import { words } from '#test/support/words.ts';

const place = { establishment: '330781196', year: 2018 };
const of = (kind: Kind): Declarable => ({ indicator: 'dci', kind });
const typed = (given: Partial<Record<(typeof parts)[number], string>>) => ({ ...nothingTyped, ...given });

describe('a number as people type it', () => {
  it('is read in each language', () => {
    expect(numberOf('85,5', 'fr')).toBe(85.5);
    expect(numberOf('1\u202f234\u00a0567,89 €', 'fr')).toBe(1_234_567.89);
    expect(numberOf('85.5', 'fr')).toBe(85.5);
    expect(numberOf('1,234,567.5', 'en')).toBe(1_234_567.5);
    expect(numberOf('-1', 'fr')).toBe(-1);
    expect(numberOf('  ', 'fr')).toBeNull();
  });

  it('is none where it could be two, or is words', () => {
    for (const text of ['1.234', '1,2,3', 'douze', '1e3', '--2', ',']) expect(numberOf(text, 'fr')).toBeNaN();
  });

  it('comes back from the field as it went', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.constantFrom('fr', 'en'), (thousandths, language) => {
        const value = thousandths / 1000;
        expect(numberOf(fieldText(value, language), language)).toBe(value);
      }),
    );
  });
});

describe('a typed value', () => {
  it('becomes what the server wants of its kind', () => {
    const rate = declarationOf(
      place,
      of('rate'),
      typed({ numerator: '171', denominator: '200', proof: ' audit ' }),
      'fr',
    );
    expect(rate.value).toEqual({
      ...place,
      indicator: 'dci',
      value: null,
      numerator: 171,
      denominator: 200,
      proof: 'audit',
    });
    const level = declarationOf(place, of('level'), typed({ value: '2' }), 'fr');
    expect(level.value).toMatchObject({ value: 2, numerator: null, denominator: null, proof: '' });
  });

  it('is refused beside the field at fault', () => {
    const faultsOf = (kind: Kind, given: Parameters<typeof typed>[0]) =>
      (declarationOf(place, of(kind), typed(given), 'fr').faults ?? []).map((fault) => [
        fault.part,
        faultText(fault, words.fr),
      ]);
    expect(faultsOf('rate', { numerator: '3', denominator: '2' })).toEqual([
      ['numerator', 'Plus grand que le dénominateur.'],
    ]);
    expect(faultsOf('rate', { numerator: '3' })).toEqual([['denominator', 'Attendu pour un taux.']]);
    expect(faultsOf('rate', { numerator: 'x', denominator: 'y' })).toEqual([
      ['numerator', 'Attendu : un nombre, par exemple 85,5.'],
      ['denominator', 'Attendu : un nombre, par exemple 85,5.'],
    ]);
    expect(faultsOf('score', { value: '101' })).toEqual([['value', 'Un score va de 0 à 100.']]);
    expect(faultsOf('amount', { value: '-1' })).toEqual([['value', 'Attendu : un nombre positif ou nul.']]);
    expect(faultsOf('amount', { proof: 'seule' })).toEqual([['value', 'Attendue.']]);
  });

  it('is taken by the form exactly where the schema has no fault', () => {
    const texts = fc.constantFrom('', '0', '1', '2', '3,5', '100', '101', '-1', 'x', '1,2345');
    const fields = fc.record({ value: texts, numerator: texts, denominator: texts, proof: texts });
    fc.assert(
      fc.property(fc.constantFrom<Kind[]>('rate', 'amount', 'score', 'level'), fields, (kind, given) => {
        const { value, faults } = declarationOf(place, of(kind), given, 'fr');
        if (value) expect(declarationFault(value, [of(kind)])).toBeNull();
        else {
          expect(faults.length).toBeGreaterThan(0);
          for (const { part } of faults) expect(partsOf(kind)).toContain(part);
        }
      }),
    );
  });

  it('says every fault in English too', () => {
    const given = ['', '-1', 'x', '2', '101', '1e15', '1,2345', '9999999999999', '=1'];
    for (const kind of ['rate', 'amount', 'score'] as const)
      for (const value of given)
        for (const numerator of given)
          for (const fault of declarationOf(
            place,
            of(kind),
            { value, numerator, denominator: '1', proof: value },
            'fr',
          ).faults ?? [])
            expect(words.en.labels.declarations.faults).toHaveProperty([fault.sentence]);
  });

  it('differs from what is kept only when it says something else', () => {
    const kept = typed({ value: '85,5', proof: 'audit' });
    expect(differ(typed({ value: '85,50', proof: ' audit' }), kept, 'score', 'fr')).toBe(false);
    expect(differ(typed({ value: '', proof: 'audit' }), kept, 'score', 'fr')).toBe(true);
    expect(differ(typed({ value: 'x', proof: 'audit' }), kept, 'score', 'fr')).toBe(true);
    expect(differ({ ...kept, numerator: '3' }, kept, 'score', 'fr')).toBe(false);
  });

  it('makes a rate as soon as it can', () => {
    expect(rateOf(typed({ numerator: '171', denominator: '200' }), 'fr')).toBe(0.855);
    for (const given of [
      { numerator: '1' },
      { numerator: '3', denominator: '2' },
      { numerator: '0', denominator: '0' },
    ])
      expect(rateOf(typed(given), 'fr')).toBeNull();
  });
});

const declaration = (given: Partial<Declaration>): Declaration => ({
  ...place,
  indicator: 'dci',
  value: null,
  numerator: null,
  denominator: null,
  proof: '',
  id: 1,
  declared_by: 'A. Martin (pui, cme)',
  declared_at: '2019-01-15T10:00:00.000Z',
  ...given,
});
const row = (indicator: string, kind: string, sources = 'declarations') =>
  ({
    indicator,
    kind,
    sources,
    title_fr: indicator,
    display_unit: kind === 'rate' ? 'percent' : kind === 'amount' ? 'euro' : kind,
    proof_fr: 'un relevé',
  }) as Answer<'catalogue'>[number];
const asked = (indicator: string | null, given: object = {}) =>
  ({
    volet: 'socle',
    volet_fr: 'Socle',
    article: '10-2',
    engagement: `e ${indicator}`,
    indicator,
    op: '>=',
    target: 0.8,
    to_complete: null,
    ...given,
  }) as Answer<'engagements'>[number];
const figure = (indicator: string, given: object) =>
  ({
    indicator,
    level: 'establishment',
    value: null,
    numerator: null,
    denominator: null,
    ...given,
  }) as Answer<'target-gap'>[number];

describe('the lines of a year', () => {
  const catalogue = [
    row('dci', 'rate'),
    row('am_income', 'amount'),
    row('icatb2', 'score'),
    row('les', 'rate', 'les'),
  ];

  it('are those that its contract asks, once each, then the bases that no engagement asks', () => {
    const groups = groupsOf(
      {
        catalogue,
        engagements: [
          asked('les'),
          asked(null),
          asked('dci'),
          asked('dci', { engagement: 'other', volet: 'capes', volet_fr: 'CAPES' }),
        ],
        figures: [],
        declarations: [],
      },
      'fr',
    );
    expect(groups.map(({ volet, lines }) => [volet, lines.map((line) => line.indicator)])).toEqual([
      ['Socle', ['dci']],
      [null, ['am_income']],
    ]);
    expect(groups[0]?.lines[0]?.asks.map((ask) => ask.engagement)).toEqual(['e dci', 'other']);
    expect(groups[0]?.lines[0]?.wanted).toBe('un relevé');
  });

  it('hold what was declared even where no engagement asks it any more', () => {
    const declarations = [declaration({ indicator: 'icatb2', value: 80 })];
    const groups = groupsOf({ catalogue, engagements: [], figures: [], declarations }, 'fr');
    expect(groups.flatMap(({ lines }) => lines.map((line) => line.indicator))).toEqual([
      'am_income',
      'icatb2',
    ]);
  });

  it('say what is declared and not published', () => {
    const declarations = [
      declaration({ id: 1, numerator: 10, denominator: 20 }),
      declaration({ id: 2, numerator: 15, denominator: 20 }),
    ];
    const line = (figures: Answer<'target-gap'>) =>
      groupsOf({ catalogue, engagements: [asked('dci')], figures, declarations }, 'fr')[0]?.lines[0];
    expect(line([])?.pending?.id).toBe(2);
    expect(line([figure('dci', { numerator: 10, denominator: 20, value: 0.5 })])?.pending?.id).toBe(2);
    expect(line([figure('dci', { numerator: 15, denominator: 20, value: 0.75 })])?.pending).toBeUndefined();
    expect(line([])?.history.map(({ id }) => id)).toEqual([2, 1]);
  });

  it('begin from the declaration in force, else from what is published', () => {
    const known = {
      catalogue,
      engagements: [asked('dci')],
      figures: [figure('dci', { numerator: 10, denominator: 20 })],
    };
    const kept = (declarations: Declaration[]) => {
      const line = groupsOf({ ...known, declarations }, 'fr')[0]?.lines[0];
      return line && keptOf(line, 'fr');
    };
    expect(kept([])).toMatchObject({ numerator: '10', denominator: '20', proof: '' });
    expect(kept([declaration({ numerator: 12.5, denominator: 20, proof: 'audit' })])).toMatchObject({
      numerator: '12,5',
      proof: 'audit',
    });
  });

  it('count as changed when their fields differ from what is kept', () => {
    const [group] = groupsOf({ catalogue, engagements: [asked('dci')], figures: [], declarations: [] }, 'fr');
    const lines = group?.lines ?? [];
    expect(changedOf(lines, { dci: typed({ numerator: '1' }) }, { dci: nothingTyped }, 'fr')).toHaveLength(1);
    expect(changedOf(lines, { dci: nothingTyped }, {}, 'fr')).toEqual([]);
  });
});

it('tells published from pending to three decimals', () => {
  const figures = (value: number) => ({ value, numerator: null, denominator: null });
  expect(published(figures(1234.567), figures(1234.5671), 'amount')).toBe(true);
  expect(published(figures(1234.567), figures(1234.568), 'amount')).toBe(false);
  expect(published(figures(1), { value: null, numerator: null, denominator: null }, 'amount')).toBe(false);
});

it('puts each value of a file beside the one that it takes the place of', () => {
  const [old, older, after] = [
    declaration({ id: 2, numerator: 2, denominator: 9 }),
    declaration({ id: 1, numerator: 1, denominator: 9 }),
    declaration({ id: 5, numerator: 3, denominator: 9 }),
  ];
  const other = declaration({ id: 6, year: 2019, numerator: 4, denominator: 9 });
  expect(changesOf([after, other], [other, after, old, older])).toEqual([
    { after, before: old },
    { after: other, before: undefined },
  ]);
});

describe('the words of a declaration', () => {
  const rate = groupsOf(
    { catalogue: [row('dci', 'rate')], engagements: [asked('dci')], figures: [], declarations: [] },
    'fr',
  );
  const definition = rate[0]?.lines[0]?.definition;
  if (!definition) throw new Error('no line');

  it('tell the value with its terms, and the target as it judges', () => {
    expect(valueText({ value: null, numerator: 171, denominator: 200 }, definition, words.fr)).toBe(
      '85,5\u00a0% (171 sur 200)',
    );
    expect(valueText({ value: null, numerator: 0, denominator: 0 }, definition, words.fr)).toBe('0 sur 0');
    const ask = { engagement: '', title: '', article: '', op: '>=', target: 0.8, toComplete: null };
    expect(targetAsked(ask, definition, words.fr)).toBe('≥ 80,0\u00a0%');
    expect(targetAsked({ ...ask, target: null, toComplete: 'non fixée' }, definition, words.fr)).toBe(
      'à compléter (non fixée)',
    );
  });

  it('name roles, not their codes', () => {
    expect(whoText('A. Martin (pui, cme)', words.fr)).toBe('A. Martin (PUI, CME)');
    for (const role of roles) expect(whoText(`B (${role})`, words.fr)).not.toContain('_');
    expect(whoText('A. Martin', words.fr)).toBe('A. Martin');
  });

  it('say what a refused file has wrong, in both languages', () => {
    expect(fileFaultText('valeur : attendue', words.fr)).toBe('Valeur\u00a0: attendue.');
    expect(fileFaultText('finess : hors de votre périmètre', words.fr)).toBe(
      'Finess\u00a0: hors de votre périmètre.',
    );
    expect(fileFaultText('valeur : un score va de 0 à 100', words.en)).toBe(
      'Valeur: a score goes from 0 to 100.',
    );
  });
});

it('offers the years that have begun and that no publication has', () => {
  expect(yearsToDeclare([2025, 2024, 2023], 2026)).toEqual([2026]);
  expect(yearsToDeclare([2018], 2026)).toEqual([2026, 2025, 2024]);
});
