import { describe, expect, it } from 'vitest';
import { figureLines, figureText, reasonText } from '#client/figure-text.ts';
import { words } from '#test/support/words.ts';
import { evolution, figure, judged } from './figures.ts';

const card = (given: Parameters<typeof figure>[0]) => figureText(figure(given), evolution, words.fr, 'card');
const nbsp = '\u00a0';

describe('a figure as text', () => {
  it('prints the seeds’ row of 2016', () => {
    const text = figureText(judged(2016, 0.0752, 0.042), evolution, words.fr, 'card');
    expect(text).toEqual({ value: `+7,5${nbsp}%`, target: `4,2${nbsp}%`, gap: `+3,3${nbsp}pts` });
  });

  it('adds decimals until the verdict is visible', () => {
    const text = figureText(judged(2017, 0.0403, 0.04), evolution, words.fr, 'card');
    expect(text).toEqual({ value: `+4,03${nbsp}%`, target: `4,0${nbsp}%`, gap: `+0,03${nbsp}pt` });
  });

  it('keeps three significant figures on a card and two decimals in a table', () => {
    const large = judged(2016, 12.3456, 0.042);
    expect(figureText(large, evolution, words.fr, 'card').value).toBe(`+1\u202f235${nbsp}%`);
    expect(figureText(large, evolution, words.fr, 'table').value).toBe(`+1\u202f234,56${nbsp}%`);
  });

  it('never shows what is missing as 0', () => {
    expect(card({})).toEqual({ value: 'n. é.', target: null, gap: null });
    expect(card({ verdict: 'sans objet' }).value).toBe('sans objet');
    expect(card({ status: 'masked', verdict: 'masqué' }).value).toBe('masqué');
    expect(figureText(figure({}), evolution, words.en, 'card').value).toBe('n/a');
  });

  it('shows a true 0 as a figure', () => {
    expect(card({ value: 0 }).value).toBe(`0,0${nbsp}%`);
  });
});

describe('what is known of a figure', () => {
  it('says both reasons of a figure that cannot be assessed', () => {
    const text = reasonText(figure({ reason: 'previous_year_absent lpp_absent' }), words.fr);
    expect(text).toContain('l’année précédente n’est pas couverte');
    expect(text).toContain('la source ne contient pas la LPP');
  });

  it('tells numerator, denominator and source', () => {
    const known = { ...judged(2016, 0.075, 0.042), numerator: 1075, denominator: 1000 };
    const lines = figureLines(known, evolution, words.fr, '2016').join('\n');
    expect(lines).toContain(`Numérateur${nbsp}: 1\u202f075${nbsp}€`);
    expect(lines).toContain(`Dénominateur${nbsp}: 1\u202f000${nbsp}€`);
    expect(lines).toContain('Open PHMEV');
  });

  it('tells nothing of a masked one', () => {
    const masked = figure({ status: 'masked', verdict: 'masqué', numerator: 3, denominator: 7 });
    const said = figureLines(masked, evolution, words.fr, '2016').join('\n');
    expect(said).toContain(`Numérateur${nbsp}: masqué`);
    expect(said).toContain(`Dénominateur${nbsp}: masqué`);
    expect(said.replace('2016', '')).not.toMatch(/\d/);
  });

  it('tells the value of a total of others, and none of its euros', () => {
    const total = figure({ value: 0.12, numerator: null, denominator: null, reason: 'anonymous_total' });
    const said = figureLines(total, evolution, words.fr, '2016').join('\n');
    expect(said).toContain('+12,00');
    expect(said).toContain(`Numérateur${nbsp}: masqué`);
    expect(said).not.toMatch(/n\. é\./);
  });
});
