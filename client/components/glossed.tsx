import { Fragment } from 'react';
import type { TermName } from '../labels/glossary-fr.ts';
import { useWords } from '../language.ts';
import { Term } from './term.tsx';

type Props = { text: string; terms: readonly TermName[] };

/** A text whose words of the trade are explained where they first stand; it is the screen that knows where. */
export function Glossed({ text, terms }: Props) {
  const { glossary } = useWords().labels;
  const found = terms
    .flatMap((term) => {
      const { word, meaning } = glossary[term];
      const match = word.exec(text);
      return match ? [{ word: match[0], meaning, at: match.index }] : [];
    })
    .sort((a, b) => a.at - b.at);
  return (
    <>
      {found.map(({ word, meaning, at }, i) => {
        const before = found[i - 1];
        return (
          <Fragment key={word}>
            {text.slice(before ? before.at + before.word.length : 0, at)}
            <Term meaning={meaning}>{word}</Term>
          </Fragment>
        );
      })}
      {text.slice(found.reduce((_, { at, word }) => at + word.length, 0))}
    </>
  );
}
