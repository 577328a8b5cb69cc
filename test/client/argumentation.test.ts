import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  argumentationColumns,
  argumentationRequest,
  patientInformed,
  rcpLevels,
  readArgumentationRow,
  type ArgumentationValue,
} from '#api/argumentation.ts';
import { waitingCsv } from '#client/argument-csv.ts';
import { ageText, coverageText, faultText, saidText, tileText, waitingText } from '#client/argument-text.ts';
import {
  ageOf,
  argumentationOf,
  differ,
  fields,
  nextPlace,
  nothingTyped,
  typedOf,
  type Typed,
} from '#client/argument-values.ts';
import type { Waiting } from '#client/argumentation.ts';
import { words } from '#test/support/words.ts';
import { cellsOf, plain } from '#test/support/french.ts';

const place = { establishment: '330781196', line_id: 'a'.repeat(32) };
const typed = (some: Partial<Typed>): Typed => ({ ...nothingTyped, ...some });
const argued = (some: Partial<Typed>): ArgumentationValue => {
  const { value, faults } = argumentationOf(place, typed(some));
  if (value === null) throw new Error(JSON.stringify(faults));
  return value;
};
const faultsOf = (some: Partial<Typed>) =>
  (argumentationOf(place, typed(some)).faults ?? []).map(
    (fault) => `${fault.field}: ${plain(faultText(fault, words.fr))}`,
  );

describe('what is typed of an argumentation', () => {
  it('becomes what the server takes', () => {
    const value = argued({
      documented: 'yes',
      rcp_held: 'yes',
      rcp_level: '2',
      patient_informed: '1',
      icd10: ' c50.9 ',
      stage: ' IV ',
      argument: 'Recommandation ESMO 2020\navis du centre de référence',
    });
    expect(value).toEqual({
      ...place,
      documented: true,
      rcp_held: true,
      rcp_level: 2,
      patient_informed: 1,
      icd10: 'C509',
      stage: 'IV',
      therapy_line: '',
      argument: 'Recommandation ESMO 2020 avis du centre de référence',
    });
    expect(argumentationRequest.safeParse(value).success).toBe(true);
  });

  it('says nothing where nothing is said', () => {
    expect(argued({ documented: 'no' })).toMatchObject({
      documented: false,
      rcp_held: null,
      rcp_level: null,
      patient_informed: null,
      icd10: '',
    });
  });

  it('takes no answer for what is not answered, as the form holds it', () => {
    const held = {
      ...typed({ documented: 'no' }),
      rcp_held: null,
      rcp_level: undefined,
      patient_informed: null,
    };
    expect(argumentationOf(place, held).value).toEqual(argued({ documented: 'no' }));
    expect(differ(held, typed({ documented: 'no' }))).toBe(false);
    expect(differ({ documented: null }, nothingTyped)).toBe(false);
  });

  it('leaves a level behind that was chosen before the meeting was denied', () => {
    expect(argued({ documented: 'no', rcp_held: 'no', rcp_level: '2' }).rcp_level).toBeNull();
  });

  it('is told, beside its field and in a sentence, what is wrong with it', () => {
    expect(faultsOf({})).toEqual(['documented: Attendu : répondez par oui ou par non.']);
    expect(faultsOf({ documented: 'yes', icd10: 'sein' })).toEqual([
      'icd10: Attendu : un code CIM-10 de 3 à 6 caractères sans point, par exemple C509.',
    ]);
    expect(faultsOf({ documented: 'yes', rcp_held: 'no' })).toEqual([
      'argument: Attendu (référence ou avis) si aucune RCP n’a eu lieu.',
    ]);
    expect(faultsOf({ documented: 'yes', argument: 'Avis du Dr Martin' })).toEqual([
      'argument: Attendu : une référence ou un avis sans nom ni numéro de personne.',
    ]);
    expect(faultsOf({ documented: 'no', stage: '=1+1', therapy_line: 'x'.repeat(41) })).toEqual([
      'stage: Attendu : un texte qui ne commence ni par = + - @ ni par une apostrophe.',
      'therapy_line: Attendu : 40 caractères au plus.',
    ]);
    expect(faultsOf({ documented: 'no', rcp_held: 'yes', rcp_level: '0' })).toEqual([
      'rcp_level: 0 (aucune), alors que la RCP a eu lieu.',
    ]);
  });

  it('has all of its faults in English too', () => {
    const some: Partial<Typed>[] = [
      {},
      { documented: 'yes', icd10: 'sein' },
      { documented: 'yes', rcp_held: 'no' },
      { documented: 'yes', argument: 'Mme Durand' },
      { documented: 'no', stage: '=1', therapy_line: 'x'.repeat(41), argument: 'y'.repeat(501) },
      { documented: 'no', stage: 'a\u0000b' },
      { documented: 'no', rcp_held: 'yes', rcp_level: '0' },
    ];
    const said = some.flatMap((one) => argumentationOf(place, typed(one)).faults ?? []);
    expect(new Set(said.map(({ sentence }) => sentence)).size).toBeGreaterThan(7);
    for (const fault of said) {
      expect(faultText(fault, words.en)).toMatch(/^[A-Z0].*\.$/);
      expect(faultText(fault, words.en)).not.toMatch(/[éèà]|caractères|attendu/);
    }
  });

  it('comes back as it was typed, once kept', () => {
    const answer = fc.constantFrom('', 'yes', 'no');
    const text = fc.constantFrom('', 'IV', '2e ligne', 'avis');
    const anything = fc.record<Typed>({
      documented: fc.constantFrom('yes', 'no'),
      rcp_held: answer,
      rcp_level: fc.constantFrom('', '1', '4'),
      patient_informed: fc.constantFrom('', '0', '1', '2'),
      icd10: fc.constantFrom('', 'C509'),
      stage: text,
      therapy_line: text,
      argument: text,
    });
    fc.assert(
      fc.property(anything, (one) => {
        const { value } = argumentationOf(place, one);
        if (value === null) return;
        const expected = one.rcp_held === 'no' ? { ...one, rcp_level: '' } : one;
        expect(typedOf(value)).toEqual(expected);
        expect(differ(typedOf(value), expected)).toBe(false);
        expect(differ(typedOf(value), { ...expected, stage: `${expected.stage} x` })).toBe(true);
      }),
      { endOnFailure: true, numRuns: 60 },
    );
  });
});

describe('the words of an argumentation', () => {
  it('say in a sentence what is known of it, and nothing else', () => {
    const told = argued({
      documented: 'yes',
      rcp_held: 'yes',
      rcp_level: '1',
      patient_informed: '0',
      icd10: 'C509',
    });
    expect(plain(saidText(told, words.fr))).toBe(
      'Argumentée au dossier ; RCP tenue (locale) ; patient non informé ; CIM-10 C509.',
    );
    expect(plain(saidText(argued({ documented: 'no' }), words.fr))).toBe('Non argumentée au dossier.');
  });

  it('are as many as the codes, in both languages, and those of the api in French', () => {
    for (const { labels } of [words.fr, words.en]) {
      expect(labels.argumentation.rcpLevels).toHaveLength(rcpLevels.length);
      expect(labels.argumentation.informed).toHaveLength(patientInformed.length);
      expect(Object.keys(labels.argumentation.fields)).toEqual([...fields]);
    }
    expect(words.fr.labels.argumentation.rcpLevels).toEqual(rcpLevels);
    expect(words.fr.labels.argumentation.patientInformed.map((word) => word.toLowerCase())).toEqual(
      patientInformed,
    );
  });
});

describe('the work list in a sentence', () => {
  const waiting = (total: number, off_label_lines: number, oldest: string | null = '2019-03-12') => ({
    total,
    oldest,
    off_label_lines,
  });
  const head = (total: number, all: number, own = false) =>
    plain(waitingText(waiting(total, all), own, words.fr));

  it('says how many wait and since when', () => {
    expect(head(42, 240)).toBe(
      '42 lignes hors AMM attendent une argumentation, la plus ancienne du 12 mars 2019.',
    );
    expect(head(1, 240)).toBe('1 ligne hors AMM attend une argumentation, elle est du 12 mars 2019.');
    expect(head(2, 3, true)).toBe(
      '2 de vos lignes hors AMM attendent une argumentation, la plus ancienne du 12 mars 2019.',
    );
    expect(head(0, 240)).toBe('Les 240 lignes hors AMM sont argumentées.');
    expect(head(0, 1, true)).toBe('Votre ligne hors AMM est argumentée.');
    expect(head(0, 0)).toBe('Aucune ligne n’est hors AMM.');
    expect(waitingText(waiting(1, 2), true, words.en)).toBe(
      '1 of your off-label lines waits for an argumentation, it is of 12 March 2019.',
    );
  });

  it('says what share is argued where some is and some is not, and never 0 of nothing', () => {
    expect(plain(coverageText(waiting(42, 240), words.fr))).toBe(
      '198 lignes hors AMM sur 240 sont argumentées, soit 82,5 %.',
    );
    expect(plain(coverageText(waiting(240, 240), words.fr))).toBe(
      'Aucune des 240 lignes hors AMM n’est encore argumentée.',
    );
    expect(coverageText(waiting(0, 240), words.fr)).toBeNull();
    expect(coverageText(waiting(0, 0), words.fr)).toBeNull();
  });

  it('stands on the home of the establishment', () => {
    expect(plain(tileText(waiting(42, 240), words.fr))).toBe(
      'Hors AMM sans argumentation : 42 lignes, la plus ancienne du 12 mars 2019',
    );
    expect(plain(tileText(waiting(1, 240), words.fr))).toBe(
      'Hors AMM sans argumentation : 1 ligne, du 12 mars 2019',
    );
    expect(plain(tileText(waiting(0, 240, null), words.fr))).toBe(
      'Hors AMM sans argumentation : aucune ligne',
    );
  });
});

describe('how long a line has waited', () => {
  it('is said in its largest unit, whole', () => {
    const age = (day: string) => plain(ageText(day, '2026-03-15', words.fr));
    expect(age('2019-03-15')).toBe('7 ans');
    expect(age('2019-03-16')).toBe('6 ans');
    expect(age('2024-03-15')).toBe('2 ans');
    expect(age('2024-03-16')).toBe('23 mois');
    expect(age('2026-02-15')).toBe('1 mois');
    expect(age('2026-02-16')).toBe('27 jours');
    expect(age('2026-03-14')).toBe('1 jour');
    expect(age('2026-03-15')).toBe('0 jour');
    expect(age('2026-03-16')).toBe('');
    expect(ageText('2026-02-15', '2026-03-15', words.en)).toBe('1 month');
  });

  it('never grows for a later day', () => {
    const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const steps = { years: 10_000, months: 100, days: 1 };
    const size = (from: string, to: string) => {
      const age = ageOf(from, to);
      return age === null ? -1 : age.n * steps[age.unit];
    };
    fc.assert(
      fc.property(day, day, day, (...days) => {
        const [a, b, c] = days.map((one) => one.toISOString().slice(0, 10)).sort() as [
          string,
          string,
          string,
        ];
        expect(size(a, c)).toBeGreaterThanOrEqual(size(b, c));
        expect(size(a, b)).toBeLessThanOrEqual(size(a, c));
      }),
      { endOnFailure: true, numRuns: 200 },
    );
  });
});

it('stands, once a line is saved, on the one that took its place, or on the next where it stays', () => {
  expect(nextPlace(3, false, 10)).toBe(3);
  expect(nextPlace(3, true, 10)).toBe(4);
  expect(nextPlace(9, false, 9)).toBe(8);
  expect(nextPlace(9, true, 10)).toBe(9);
  expect(nextPlace(0, false, 0)).toBe(0);
});

describe('the list as a file', () => {
  const row: Waiting = {
    line_id: 'b'.repeat(32),
    date: '2019-03-12',
    unit: 'Oncologie ; hôpital de jour',
    prescriber: '10000000001',
    specialty: '73',
    product: '3400894000433',
    product_label: 'BEVACIZUMAB',
    quantity: 1.5,
    amount: 1234.56,
    total: 1,
    oldest: '2019-03-12',
    off_label_lines: 2,
    next: null,
  };

  it('says nothing as it comes, and what is filled in as it comes back', () => {
    for (const language of ['fr', 'en'] as const) {
      const [head = [], line = []] = cellsOf(waitingCsv([row], '330781196', words[language], true));
      expect(head.slice(0, argumentationColumns.length)).toEqual(argumentationColumns);
      expect(head.slice(argumentationColumns.length, -1)).toEqual([
        'libelle',
        'service',
        'prescripteur',
        'quantite',
        'montant',
      ]);
      expect(new Set(head).size).toBe(head.length);
      const cells = Object.fromEntries(head.map((name, i) => [name, line[i] ?? '']));
      expect(cells).toMatchObject({
        finess: '330781196',
        ligne_id: row.line_id,
        date: '2019-03-12',
        code: row.product,
        service: row.unit,
        montant: '1234,56',
      });
      expect(readArgumentationRow(cells)).toBeNull();
      expect(readArgumentationRow({ ...cells, documente: 'oui', argument: 'HAS 2019' })).toMatchObject({
        establishment: '330781196',
        line_id: row.line_id,
        documented: true,
        argument: 'HAS 2019',
      });
    }
  });

  it('is marked where it is fictitious', () => {
    expect(waitingCsv([row], '330781196', words.fr, true)).toContain('fictives');
    expect(waitingCsv([row], '330781196', words.fr, false)).not.toContain('fictives');
  });
});
