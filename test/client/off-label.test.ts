import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from '#api/off-label.ts';
import { situations, type Situation } from '#api/situation.ts';
import { longestOf, segmentsOf } from '#client/charts/bars.ts';
import { findingOf, markName, markTexts } from '#client/components/linked-text.ts';
import {
  crumbsOf,
  inOrder,
  linkedAsked,
  listed,
  partsOf,
  shareOfRow,
  toggled,
  type Drill,
  type LinkedRow,
} from '#client/linked.ts';
import { between, monthsOf, periodOf, yearsAround } from '#client/months.ts';
import { shareOfReleased } from '#client/off-label-release.ts';
import { boundsText, linkedSentence, monthsText, releaseSentence } from '#client/off-label-story.ts';
import { linkedFields, linkedLinesOf } from '#client/table/linked.ts';
import type { Released } from '#client/table/release.ts';
import { words } from '#test/support/words.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const row = (given: Partial<LinkedRow>): LinkedRow => ({
  dimension: 'unit',
  key: 'CARDIO',
  label: null,
  value: 100,
  off_label: 10,
  outside: 15,
  unknown: 20,
  device: 5,
  ...{ mixed_outside: 0, mixed_off_label: 0 },
  lines: 40,
  stays: null,
  patients: null,
  ...given,
});
const shown = { measure: 'quantity', numerator: 'outside' } as const;

describe('the choices', () => {
  it('add up in a dimension, and go out as they came in', () => {
    const one = toggled({}, 'unit', 'CARDIO');
    const two = toggled(one, 'unit', null);
    expect(two).toEqual({ unit: ['CARDIO', ''] });
    expect(toggled(toggled(two, 'unit', 'CARDIO'), 'unit', null)).toEqual({});
    const many: Drill = { product: Array.from({ length: 60 }, (_, i) => String(i)) };
    expect(toggled(many, 'product', 'x')).toEqual(many);
  });

  it('are told in the order of the drill, whatever the order of the clicks', () => {
    const drill = toggled(toggled({}, 'situation', 'off_label'), 'unit', 'A');
    expect(crumbsOf(drill).map(({ dimension }) => dimension)).toEqual(['unit', 'situation']);
  });

  it('are asked of the server as they are, in UCD unless said otherwise', () => {
    expect(linkedAsked({ drill: { prescriber: [''] }, period: 's2' }, '330000001', null, 2018)).toEqual({
      establishment: '330000001',
      region: undefined,
      from: '2018-07',
      to: '2018-12',
      measure: 'quantity',
      prescriber: [''],
    });
  });
});

describe('the months', () => {
  it('are those chosen where they touch the year, else its semester or the year', () => {
    const chosen = { from: '2017-11', to: '2018-02' };
    expect(periodOf(chosen, 2018)).toEqual(chosen);
    expect(periodOf(chosen, 2019)).toEqual({ from: '2019-01', to: '2019-12' });
    expect(periodOf({ from: '2018-05', to: '2018-02', period: 's1' }, 2018)).toEqual({
      from: '2018-01',
      to: '2018-06',
    });
    expect(monthsOf(chosen)).toEqual(['2017-11', '2017-12', '2018-01', '2018-02']);
    expect(yearsAround(chosen)).toEqual({ from: '2017-01', to: '2018-12' });
    expect(between('2018-05', '2018-02')).toEqual({ from: '2018-02', to: '2018-05' });
  });

  it('are said as a year where they make one', () => {
    expect(monthsText({ from: '2018-01', to: '2018-12' }, words.fr)).toBe('2018');
    expect(monthsText({ from: '2018-02', to: '2018-05' }, words.fr)).toBe('février 2018 à mai 2018');
    expect(monthsText({ from: '2018-02', to: '2018-02' }, words.fr)).toBe('février 2018');
  });
});

describe('a mark', () => {
  it('has a share of medicines whose situation is known, with bounds', () => {
    // 95 of medicines, 75 of them known, 15 outside.
    const share = shareOfRow(row({}), 'outside');
    expect(share.value).toBeCloseTo(15 / 75);
    expect([share.low, share.high]).toEqual([15 / 95, 35 / 95]);
    expect(shareOfRow(row({}), 'off_label').value).toBeCloseTo(10 / 75);
    // Stays of which one line is within and another unknown: they might be outside too.
    const mixed = row({ mixed_outside: 12, mixed_off_label: 14 });
    expect(shareOfRow(mixed, 'outside').value).toBeCloseTo(15 / 75);
    expect(shareOfRow(mixed, 'outside').high).toBeCloseTo(47 / 95);
    expect(shareOfRow(mixed, 'off_label').high).toBeCloseTo(44 / 95);
    expect(plain(boundsText(share, words.fr) ?? '')).toBe('15,8 – 36,8 %');
    expect(boundsText(shareOfRow(row({ unknown: 0 }), 'outside'), words.fr)).toBeUndefined();
  });

  it('has the share that its situations have one by one', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 500 }), {
      minLength: situations.length,
      maxLength: situations.length,
    });
    fc.assert(
      fc.property(weights, fc.constantFrom('outside' as const, 'off_label' as const), (given, numerator) => {
        const parts = situations.map((situation, i) => ({ situation, weight: given[i] ?? 0 }));
        const sum = (...of: Situation[]) =>
          parts.reduce((total, { situation, weight }) => total + (of.includes(situation) ? weight : 0), 0);
        const own = row({
          value: sum(...situations),
          off_label: sum('off_label'),
          outside: sum('off_label', 'amm_not_listed', 'rtu_ended'),
          unknown: sum('absent', 'invalid', 'to_check', 'no_reference', 'not_due', 'pooled'),
          device: sum('device'),
        });
        expect(shareOfRow(own, numerator)).toEqual(shareOf(parts, numerator));
        const drawn = segmentsOf(own, own.value ?? 0);
        const drawnSum = drawn.reduce((total, { size }) => total + size, 0);
        expect(drawnSum).toBeCloseTo(own.value === 0 ? 0 : 1);
      }),
      { endOnFailure: true, numRuns: 40 },
    );
  });

  it('is drawn in parts beside the longest, a correction taking no room', () => {
    expect(partsOf(row({}))).toEqual({ off_label: 10, outside: 5, unknown: 20, other: 65 });
    expect(segmentsOf(row({}), 200).map(({ part, size }) => [part, size])).toEqual([
      ['off_label', 0.05],
      ['outside', 0.025],
      ['unknown', 0.1],
      ['other', 0.325],
    ]);
    expect(segmentsOf(row({ value: -3, off_label: 0, outside: 0, unknown: 0 }), 10)).toEqual([]);
    expect(longestOf([row({}), row({ value: 40, unknown: 0, off_label: 0, outside: 0 })])).toBe(100);
  });

  it('says its figures, and what has no name has one', () => {
    expect(markName({ key: null, label: null }, 'prescriber', words.fr)).toBe('Non rapproché');
    expect(markName({ key: '', label: null }, 'unit', words.fr)).toBe('Sans service');
    expect(markName({ key: '3400890', label: 'AVASTIN' }, 'product', words.fr)).toBe('AVASTIN (3400890)');
    expect(markName({ key: 'off_label', label: null }, 'situation', words.fr)).toBe('Hors AMM');
    expect(markTexts(row({}), shown, words.fr).full).toContain('Hors référentiel');
    const share = (given: Partial<LinkedRow>) =>
      markTexts(row({ off_label: 0, outside: 0, ...given }), shown, words.fr).share;
    expect(share({ value: 10, device: 5, unknown: 5 })).toBe('part non connue');
    expect(share({ value: 5, device: 5, unknown: 0 })).toBe('dispositifs');
  });
});

describe('the list of a dimension', () => {
  const rows = Array.from({ length: 20 }, (_, i) => row({ key: `S${i}`, value: 100 - i }));

  it('keeps what has none and what is chosen, and adds up to its total', () => {
    const all = [...rows, row({ key: null, value: 1 })];
    const { shown, rest } = listed(all, ['S19'], false);
    expect(shown.map(({ key }) => key)).toEqual([
      'S0',
      'S1',
      'S2',
      'S3',
      'S4',
      'S5',
      'S6',
      'S7',
      'S19',
      null,
    ]);
    expect(rest?.count).toBe(11);
    const sum = (list: readonly { value: number | null }[]) =>
      list.reduce((n, { value }) => n + (value ?? 0), 0);
    expect(sum(shown) + (rest?.value ?? 0)).toBe(sum(all));
    expect(listed(all, [], true).rest).toBeUndefined();
  });

  it('takes no line to count a single one', () => {
    expect(listed(rows.slice(0, 9), [], false).rest).toBeUndefined();
  });

  it('of situations follows their order on all screens', () => {
    const given = ['device_in', 'off_label', 'amm'].map((key) => row({ key, dimension: 'situation' }));
    expect(inOrder(given).map(({ key }) => key)).toEqual(['amm', 'off_label', 'device_in']);
  });

  it('says how many there are, the heaviest, and what has none', () => {
    const some = [row({ key: 'A', value: 60 }), row({ key: 'B', value: 30 }), row({ key: null, value: 10 })];
    expect(plain(findingOf(some, 'prescriber', 100, words.fr))).toBe(
      '2 en tout, dont A : 60,0 % du total ; Non rapproché : 10,0 %',
    );
    expect(findingOf([], 'unit', 0, words.fr)).toBe('Rien à montrer sous ces choix.');
  });
});

describe('the sentence', () => {
  const total = row({ dimension: 'total', key: null, stays: 30, patients: 1 });

  it('tells the share, its bounds, stays and patients, and no verdict', () => {
    expect(plain(linkedSentence(total, 'CH de Pau', '2018', shown, words.fr))).toBe(
      'CH de Pau, 2018 : 20,0 % des unités de médicaments hors référentiel, de 15,8 % à 36,8 % selon les situations inconnues ; 30 séjours (1 patient) ; à suivre, sans verdict',
    );
    expect(plain(linkedSentence({ ...total, patients: null }, 'Pau', '2018', shown, words.en))).toBe(
      'Pau, 2018: 20.0% of the units of medicines outside the reference, from 15.8% to 36.8% depending on situations not known; 30 stays; to be followed, no verdict',
    );
    expect(linkedSentence(undefined, 'Pau', '2018', shown, words.fr)).toContain('aucune ligne');
  });
});

describe('released shares', () => {
  const cell = (situation: string, lines: number | null, amount = lines): Released => ({
    period_start: '2018-01-01',
    period_months: 12,
    situation,
    stays: lines,
    patients: null,
    lines,
    quantity: null,
    amount,
    masked: lines === null,
    amount_masked: amount === null,
  });
  const asked = { measure: 'lines', numerator: 'outside' } as const;
  const share = (...rows: Released[]) => shareOfReleased(rows, 'lines', 'outside');
  const said = (...rows: Released[]) =>
    plain(releaseSentence(share(...rows), 'Aquitaine', '2018', asked, words.fr));

  it('leave devices out, and are hidden whole by one masked situation', () => {
    expect(share(cell('amm', 80), cell('off_label', 20), cell('device', 900)).value).toBe(0.2);
    expect(share(cell('amm', 80), cell('device', null)).value).toBe(0);
    const masked = share(cell('amm', 80), cell('off_label', null));
    expect([masked.value, masked.low, masked.high, masked.followed, masked.all]).toEqual(
      Array.from({ length: 5 }, () => null),
    );
    expect(said(cell('amm', 80), cell('off_label', null))).toBe(
      'Aquitaine, 2018 : part hors référentiel masquée ; à suivre, sans verdict',
    );
  });

  it('are known between bounds only where rare situations are together', () => {
    const pooled = share(cell('amm', 80), cell('off_label', 10), cell('pooled', 10));
    expect([pooled.value, pooled.low, pooled.high, pooled.followed]).toEqual([null, 0.1, 0.2, null]);
    expect(said(cell('amm', 80), cell('off_label', 10), cell('pooled', 10))).toContain(
      'de 10,0 % à 20,0 % des lignes de médicaments hors référentiel (situations rares regroupées)',
    );
  });
});

it('is exported as shown, the total and every dimension', () => {
  const lines = linkedLinesOf(
    [row({ dimension: 'total', key: null }), row({ dimension: 'situation', key: 'off_label' })],
    words.fr,
  );
  expect(lines.map(({ head, name }) => [head, name])).toEqual([
    ['Ensemble', ''],
    ['Situation', 'Hors AMM'],
  ]);
  const fields = linkedFields(shown, words.fr);
  expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length);
  const share = fields.find(({ label }) => label.startsWith('Part'));
  expect(lines[0] && share?.value(lines[0])).toBeCloseTo(0.2);
});
