import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levers as asked } from '#api/questions/simulation.ts';
import {
  drawnEffects,
  effectsOn,
  leverOrder,
  outcomeOf,
  placeOf,
  wouldMeet,
  type Effect,
  type Target,
} from '#client/lever-effects.ts';
import { eurosBeside, leverName, leversStory, outcomeText, savedText } from '#client/lever-text.ts';
import { leversAsked, moved, movedLevers, readLevers, shareOf } from '#client/levers.ts';
import { leverColumns } from '#client/table/levers.ts';
import { readChoice, travelling, writeChoice } from '#client/url-state.ts';
import { words } from '#test/support/words.ts';
import { evolution } from './figures.ts';

const read = (search: string) => readChoice(new URLSearchParams(search));

describe('levers in the address', () => {
  const address =
    '?generiques=50&repertoire=20&prix=100&biosimilaires=adalimumab:30,other:5&retour=3400930000021:80';
  const levers = {
    ...{ generics: 50, repertoire: 20, price: 100 },
    biosimilars: { adalimumab: 30, other: 5 },
    back: { '3400930000021': 80 },
  };

  it('are written in short French, and stay on their screen', () => {
    expect(read(address)).toEqual({ levers });
    expect(writeChoice({ levers })).toBe(address);
    expect(travelling({ levers })).toEqual({});
    expect(leversAsked(levers, '330781196', 2018)).toEqual({
      ...{ establishment: '330781196', year: 2018, generics: 50, repertoire: 20, price: 100 },
      ...{ biosimilars: ['adalimumab:30', 'other:5'], back: ['3400930000021:80'] },
    });
  });

  it('are left out where the server would refuse them', () => {
    expect(read('?generiques=101&repertoire=0&prix=x&biosimilaires=A:5,b&retour=12:5,1234567:0')).toEqual({});
    expect(readLevers(new URLSearchParams('retour=12:5,1234567:7'))).toEqual({ back: { '1234567': 7 } });
  });

  it('come back as they were moved, and a lever at 0 is gone', () => {
    const move = fc.record({
      lever: fc.constantFrom(...asked),
      key: fc.constantFrom('1234567', '7654321'),
      share: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let levers: ReturnType<typeof moved>;
        const last = new Map<string, number>();
        for (const { lever, key, share } of moves) {
          const own = lever === 'back' ? key : lever === 'biosimilars' ? 'adalimumab' : null;
          levers = moved(levers, lever, own, share);
          last.set(`${lever} ${own}`, share);
          expect(shareOf(levers, lever, own)).toBe(share);
        }
        expect(read(writeChoice({ ...(levers && { levers }) })).levers).toEqual(levers);
        expect(levers === undefined).toBe([...last.values()].every((share) => share === 0));
      }),
      { endOnFailure: true },
    );
  });
});

const phev = evolution;
const effect = (lever: string, numerator: number, rest: Partial<Effect> = {}): Effect => ({
  ...{ lever, key: null, label: null, indicator: 'phev_evolution', boxes: 50, amount: 1100 - numerator },
  ...{ unpriced: 0, numerator, denominator: 1000, value: numerator / 1000 - 1, ...rest },
});
const target = (op: string, value: number): Target => ({
  ...{ indicator: 'phev_evolution', role: 'target', origin: 'region', op, value, printed: null },
  ...{ version: null, version_label: null, article: null, source: null, note: null },
});

describe('what levers would bring back', () => {
  const asIs = effect('as_is', 1100, { boxes: null, amount: null, unpriced: null });
  const generics = effect('generics', 1060);
  const back = effect('back', 1120, { key: '3400930000021', label: 'DOLIPRANE' });
  const combined = effect('combined', 1040, { boxes: null, unpriced: null });
  const rows = [asIs, generics, back, combined];

  it('meets a target as the contract does, on figures that nothing rounds', () => {
    expect(wouldMeet(combined, target('<=', 0.04), phev)).toBe(true);
    expect(wouldMeet(combined, target('<', 0.04), phev)).toBe(false);
    expect(wouldMeet(effect('combined', 1040.004), target('<=', 0.04), phev)).toBe(false);
    expect(wouldMeet(combined, undefined, phev)).toBeNull();
    expect(wouldMeet({ ...combined, denominator: 0 }, target('<=', 0.04), phev)).toBeNull();
    const rate = { kind: 'rate' };
    expect(wouldMeet({ numerator: 44, denominator: 100 }, target('>=', 0.44), rate)).toBe(true);
    expect(wouldMeet({ numerator: 43.99, denominator: 100 }, target('>=', 0.44), rate)).toBe(false);
  });

  it('is told in one sentence, and lever by lever', () => {
    const { effects } = effectsOn(rows, 'phev_evolution');
    expect(effects).toEqual([generics, back, combined]);
    const of = { definition: phev, year: 2018 };
    const story = leversStory(asIs, effects, target('<=', 0.04), of, words.fr);
    expect(story.title).toBe(
      'Les leviers choisis feraient passer PHEV de +10,00\u00a0% à +4,00\u00a0%\u00a0: la cible serait atteinte',
    );
    expect(story.summary).toContain('DOLIPRANE\u00a0: +12,00\u00a0%.');
    expect(leversStory(asIs, [], target('<=', 0.04), of, words.fr).title).toContain('aucun levier');
    expect(outcomeText(generics, asIs, target('<=', 0.04), phev, words.fr)).toBe(
      'la cible ne serait pas atteinte',
    );
    expect(savedText(effects, words.fr)).toBe('Ensemble : 60\u00a0€ remboursés en moins.');
    expect(savedText([effect('combined', 1120)], words.fr)).toBe('Ensemble : 20\u00a0€ remboursés en plus.');
    expect(savedText([generics], words.fr)).toBeNull();
  });

  it('is drawn and written in a table alike', () => {
    const judged = target('<=', 0.04);
    const columns = leverColumns(
      { definition: phev, levers: { generics: 30, back: { '3400930000021': 50 } }, target: judged, asIs },
      words.fr,
    );
    for (const one of [generics, back, combined]) {
      const place = placeOf(leverName(one, words.fr), one, asIs, judged, phev);
      expect([place.before, place.value]).toEqual([asIs.value, one.value]);
      expect(columns.find(({ id }) => id === 'apres')?.value(one)).toBe(place.value);
      expect(place.verdict).toBe(one === combined ? 'atteint' : 'non atteint');
    }
    expect(columns.map((column) => column.text(back))).toEqual([
      'Produits ramenés à leur niveau de l’année précédente\u00a0: DOLIPRANE',
      ...['50\u00a0%', '50', '0', '−20\u00a0€', '+10,00\u00a0%', '+12,00\u00a0%'],
      ...['+80\u00a0€', 'la cible ne serait pas atteinte'],
    ]);
    expect(columns.map((column) => column.value(combined))).toEqual([
      'Tous ces leviers, l’un après l’autre',
      ...[null, null, null, 60],
      ...[0.1, 0.04, 0].map((value) => expect.closeTo(value, 9) as unknown),
      'la cible serait atteinte',
    ]);
  });

  it('says what becomes of a target that is met already', () => {
    const easy = target('<=', 0.15);
    expect(outcomeOf(combined, asIs, easy, phev)).toBe('stillMet');
    expect(outcomeOf(effect('back', 1200), asIs, easy, phev)).toBe('lost');
    expect(outcomeOf(generics, asIs, target('<=', 0.06), phev)).toBe('met');
    expect(outcomeOf(generics, asIs, undefined, phev)).toBeNull();
    const of = { definition: phev, year: 2018 };
    const { title } = leversStory(asIs, effectsOn(rows, 'phev_evolution').effects, easy, of, words.fr);
    expect(title).toMatch(/la cible resterait atteinte$/);
    expect(words.fr.labels.levers.outcomes.lost).toBe('la cible ne serait plus atteinte');
  });

  it('has no effect on an indicator of other lines, which is no 0', () => {
    expect(leverOrder).toEqual([...asked, 'combined']);
    const levers = { generics: 30, back: { '3400930000021': 50 } };
    expect(movedLevers(levers)).toEqual([
      { lever: 'generics', key: null },
      { lever: 'back', key: '3400930000021' },
    ]);
    const add = { ...asIs, indicator: 'les_drugs_evolution' };
    const found = effectsOn([...rows, add], 'les_drugs_evolution', levers);
    expect(found.effects.map(({ lever, label, boxes, amount }) => [lever, label, boxes, amount])).toEqual([
      ['generics', null, null, null],
      ['back', 'DOLIPRANE', null, null],
      ['combined', null, null, null],
    ]);
    const judged = target('<=', 0.04);
    const columns = leverColumns({ definition: phev, levers, target: judged, asIs: add }, words.fr);
    const [first, , last] = found.effects;
    if (!first || !last) throw new Error('no effect');
    expect(columns.map((column) => column.text(first))).toEqual([
      ...['Princeps remplacés par un générique', '30\u00a0%', '', '', ''],
      ...['+10,00\u00a0%', '+10,00\u00a0%', '+60\u00a0€', 'sans effet sur cet indicateur'],
    ]);
    expect(outcomeText(last, add, judged, phev, words.fr)).toBe('sans effet sur cet indicateur');
    const of = { definition: phev, year: 2018 };
    expect(leversStory(add, found.effects, judged, of, words.fr).title).toBe(
      'Les leviers choisis sont sans effet sur PHEV, qui reste à +10,00\u00a0%\u00a0: la cible ne serait pas atteinte',
    );
    // Nothing is moved: nothing is said of it.
    expect(effectsOn([...rows, add], 'les_drugs_evolution').effects).toEqual([]);
  });

  it('draws, on each row, the effect that its mark and its lines tell', () => {
    const unknown = effect('price', 1090, { value: null });
    const drawn = drawnEffects([unknown, generics, back], (one) =>
      placeOf(leverName(one, words.fr), one, asIs, undefined, phev),
    );
    expect(drawn.map(({ effect: one }) => one)).toEqual([generics, back]);
    for (const { effect: one, place } of drawn) {
      expect(place.name).toBe(leverName(one, words.fr));
      expect(place.value).toBe(one.value);
    }
    const beside = eurosBeside([generics, back, asIs], asIs, words.fr);
    expect(beside(0)).toEqual({ text: words.fr.format.eurosShort(40), against: false });
    expect(beside(1)).toEqual({ text: words.fr.format.eurosShort(-20), against: true });
    expect(beside(2)).toEqual({ text: '', against: false, still: 'sans effet' });
    expect(beside(3)).toBeNull();
  });
});
