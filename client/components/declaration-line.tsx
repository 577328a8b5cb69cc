import { useId } from 'react';
import type { Line } from '../declaration-lines.ts';
import { declaredText, targetAsked, valueText } from '../declaration-text.ts';
import type { Draft } from '../declarations.ts';
import { reasonText, verdictOf } from '../figure-text.ts';
import { sentence } from '../format.ts';
import { useWords } from '../language.ts';
import { DeclarationFields } from './declaration-fields.tsx';
import { DeclarationHistory } from './declaration-history.tsx';
import { Verdict } from './verdict.tsx';

/** How a line is written: what is kept of every line, those being saved, and the way to save one. */
export type Edit = {
  kept: Draft;
  saving: readonly string[];
  save: (line: Line) => void;
  typed: () => void;
};

type Props = { line: Line; edit: Edit | undefined };

/** One declared indicator: what is asked and proves it, what is published and declared, and the fields. */
export function DeclarationLine({ line, edit }: Props) {
  const words = useWords();
  const { labels } = words;
  const { declarations } = labels;
  const titleId = useId();
  return (
    <div
      className={edit ? 'declaration-line' : 'declaration-line read-only'}
      role="group"
      aria-labelledby={titleId}
      data-indicator={line.indicator}
    >
      <div className="declaration-asked">
        <p id={titleId} className="declaration-title">
          {line.definition.title}
        </p>
        <ul className="quiet">
          {line.asks.map((ask) => (
            <li key={`${ask.engagement} ${ask.op} ${ask.target}`}>
              {ask.title === line.definition.title || ask.title === '' ? '' : `${ask.title} · `}
              {labels.pair(declarations.target, targetAsked(ask, line.definition, words))}
            </li>
          ))}
        </ul>
        <p className="quiet">
          {labels.pair(declarations.proofWanted, line.wanted ?? declarations.proofUnsaid)}
        </p>
      </div>
      <div className="declaration-known">
        <Published line={line} />
        {line.pending && (
          <p data-field="pending">
            <span className="declaration-mark">{declarations.pending}</span>{' '}
            <strong>{valueText(line.pending, line.definition, words)}</strong>
            <br />
            <span className="quiet">{declaredText(line.pending, words)}</span>
          </p>
        )}
      </div>
      {edit && <DeclarationFields line={line} edit={edit} />}
      <DeclarationHistory line={line} />
    </div>
  );
}

function Published({ line: { figure, definition } }: { line: Line }) {
  const words = useWords();
  const { labels } = words;
  const text = figure ? valueText(figure, definition, words) : null;
  const why = figure ? reasonText(figure, words) : '';
  return (
    <p data-field="published">
      {labels.pair(labels.declarations.published, '')}
      <strong>{text ?? labels.noValue}</strong>{' '}
      {text !== null && figure !== undefined && <Verdict verdict={verdictOf(figure)} />}
      {text === null && why !== '' && <span className="quiet">{sentence(why)}</span>}
    </p>
  );
}
