import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { lackingText, reasonText } from '#client/figure-text.ts';
import { warnings, warningsOf } from '#client/warning.ts';
import { words } from '#test/support/words.ts';
import { reasons } from '#api/figure.ts';
import { figure } from './figures.ts';

const languages = [words.fr, words.en];

describe('the warnings of a publication', () => {
  it('are those that publishing writes, no more and no less', async () => {
    const sql = await readFile(new URL('../../sql/marts/publication.sql', import.meta.url), 'utf8');
    const written = [...sql.matchAll(/then '([a-z_]+)'/g)].map(([, code]) => code);
    expect(written.toSorted()).toEqual(warnings.toSorted());
  });

  it('have words in each language, without a code in them', () => {
    for (const { labels } of languages)
      for (const code of warnings)
        expect(labels.warningTexts[code]({ n: '3', many: true, share: '1 %' })).toMatch(/^\S.* .*\.$/);
  });

  it('are read from the codes of a row', () => {
    expect(warningsOf({ warnings: 'partial_extract finess_missing' })).toEqual([
      'partial_extract',
      'finess_missing',
    ]);
    expect(warningsOf({ warnings: null })).toEqual([]);
  });
});

describe('why a figure is missing', () => {
  it('is said in each language for every reason, and ends in what would fill it where a file could', () => {
    for (const one of languages)
      for (const reason of reasons) {
        expect(reasonText(figure({ reason }), one)).not.toMatch(/_|^$/);
        expect(lackingText(figure({ reason }), one)).toMatch(/\.$/);
      }
    expect(lackingText(figure({ reason: 'lpp_absent previous_year_absent' }), words.fr)).toBe(
      'Il manque : l’année précédente\u00a0; une source qui contienne la LPP (extraction PHEV).',
    );
  });
});

describe('the glossary', () => {
  it('explains words that stand in the texts that they are looked for in', () => {
    for (const { labels } of languages) {
      const { glossary } = labels;
      expect(labels.phevLines('2', true)).toMatch(glossary.phev.word);
      expect(labels.lesLines('2', true)).toMatch(glossary.les.word);
      expect(labels.lawReference).toMatch(glossary.reference.word);
      expect(labels.finess).toMatch(glossary.finess.word);
      expect(labels.reasons.lpp_absent).toMatch(glossary.lpp.word);
      expect(labels.outsideNotConcerned('2')).toMatch(glossary.notConcerned.word);
      expect(labels.warningTexts.provisional_months({ n: '', many: false, share: '' })).toMatch(
        glossary.provisional.word,
      );
    }
  });
});

describe('agreement in number', () => {
  const many = (n: number) => words.fr.format.many(n);

  it('takes the plural from two on in French, for all but one in English', () => {
    expect([0, 1, 1.5, 2, -3].map(many)).toEqual([false, false, false, true, true]);
    expect([0, 1, 2].map((n) => words.en.format.many(n))).toEqual([true, false, true]);
  });

  it('is kept by the sentences that count', () => {
    expect(words.fr.labels.rowCount('0', '129', many(0))).toBe('0 établissement affiché sur 129');
    expect(words.fr.labels.met('1', '2', many(1))).toBe('1 sur 2 respecte la cible');
    expect(words.fr.labels.lesLines('0', many(0))).toBe('0 ligne de liste en sus');
  });
});
