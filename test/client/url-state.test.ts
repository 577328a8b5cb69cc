import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readChoice, travelling, writeChoice, type Choice } from '#client/url-state.ts';

const read = (search: string) => readChoice(new URLSearchParams(search));

it('speaks French in the address', () => {
  const address = '?region=75&annee=2018&ind=phev_evolution&etab=330781196&langue=en';
  const choice: Choice = {
    region: '75',
    year: 2018,
    indicator: 'phev_evolution',
    establishment: '330781196',
    language: 'en',
  };
  expect(read(address)).toEqual(choice);
  expect(writeChoice(choice)).toBe(address);
});

it('carries the choices of the linked page, several in one dimension, and what has none of it', () => {
  const address = '?de=2018-03&a=2018-05&mesure=montant&services=CARDIO&services=&atc=L01X';
  const choice: Choice = {
    drill: { unit: ['CARDIO', ''], atc: ['L01X'] },
    from: '2018-03',
    to: '2018-05',
    measure: 'amount',
  };
  expect(read(address)).toEqual(choice);
  expect(writeChoice(choice)).toBe(address);
  expect(travelling(choice)).toEqual({});
  expect(read('?de=2018-13&mesure=kg&part=x')).toEqual({});
});

it('carries what a gap is broken down by, which belongs to its screen', () => {
  const address = '?par=specialite&dans=L01';
  const choice: Choice = { by: 'specialty', within: 'L01' };
  expect(read(address)).toEqual(choice);
  expect(writeChoice(choice)).toBe(address);
  expect(travelling(choice)).toEqual({});
  expect(read('?par=specialty&dans=l01')).toEqual({});
});

it('leaves out keys that the server would refuse, and keeps what has none', () => {
  expect(
    read(
      '?prescripteurs=abc&prescripteurs=&prescripteurs=10001234567&produits=12&produits=3400891977196&situations=Hors',
    ),
  ).toEqual({ drill: { prescriber: ['', '10001234567'], product: ['3400891977196'] } });
  expect(read('?prescripteurs=abc&dci=l01&atc=L01-X')).toEqual({});
});

it('writes nothing where nothing was chosen', () => {
  expect(writeChoice({})).toBe('');
  expect(read('')).toEqual({});
});

it('leaves out what it does not understand', () => {
  expect(read('?region=7x&annee=dix-huit&ind=../etc&etab=1&langue=de&tri=&tableau=,&autre=1')).toEqual({});
});

it('takes from screen to screen where, when and what, and leaves the rest to its screen', () => {
  const choice = read('?region=75&ind=generic_repertoire&tri=-ecart&recherche=pau&tableau=annees&sans=ville');
  expect(choice.sort).toEqual({ column: 'ecart', down: true });
  expect(travelling(choice)).toEqual({ region: '75', indicator: 'generic_repertoire' });
});

it('reads what it writes', () => {
  const slug = fc.stringMatching(/^[a-z][a-z_]{1,12}$/);
  const choices = fc.record(
    {
      region: fc.stringMatching(/^\d{2}$/),
      year: fc.integer({ min: 2000, max: 2099 }),
      indicator: slug,
      establishment: fc.constantFrom('330781196', '2A0000154'),
      language: fc.constant('en' as const),
      // Names of charts, some of two words.
      tables: fc.array(fc.stringMatching(/^[a-z][a-z-]{1,12}$/), { minLength: 1, maxLength: 3 }),
      search: fc.string({ minLength: 1 }).filter((text) => /\S/.test(text)),
      category: fc.string({ minLength: 1 }).filter((text) => /\S/.test(text)),
      sort: fc.record({ column: slug, down: fc.boolean() }),
      tab: fc.stringMatching(/^[a-z]{2,10}$/),
      period: fc.constantFrom('s1' as const, 's2' as const),
      volet: fc.stringMatching(/^[a-z0-9-]{1,12}$/),
      result: fc.stringMatching(/^[a-z-]{1,12}$/),
      situation: slug,
      unit: fc.string({ minLength: 1 }).filter((text) => /\S/.test(text)),
      product: fc.stringMatching(/^\d{7,13}$/),
      hidden: fc.array(slug, { minLength: 1, maxLength: 3 }),
      drill: fc
        .record(
          {
            unit: fc.uniqueArray(fc.string({ maxLength: 20 }), { minLength: 1, maxLength: 3 }),
            prescriber: fc.constantFrom([''], ['10001234567', '']),
            situation: fc.constant(['off_label']),
          },
          { requiredKeys: [] },
        )
        .filter((drill) => Object.keys(drill).length > 0),
      from: fc.constantFrom('2018-01', '2024-12'),
      to: fc.constant('2024-12'),
      measure: fc.constantFrom('amount' as const, 'lines' as const),
      share: fc.constant('off_label' as const),
      rates: fc.array(
        fc.tuple(slug, fc.integer({ min: 20, max: 30 })).map(([name, rate]) => `${name}:${rate}`),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(choices, (choice) => {
      expect(read(writeChoice(choice))).toEqual(choice);
    }),
  );
});
