import { useChoice } from '../choice.ts';
import { askedRates, sectionsOf } from '../consequences.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { Answered } from './answered.tsx';
import { ConsequenceBiosimilars } from './consequence-biosimilars.tsx';
import { ConsequenceCeilings } from './consequence-ceilings.tsx';
import { ConsequenceSavings } from './consequence-savings.tsx';
import { ConsequenceTexts } from './consequence-texts.tsx';

type Props = { establishment: string; year: number };

/** What the law attaches to the year, every term visible: ceilings, gain-sharing, biosimilars, rules. Never what is due. */
export function Consequences({ establishment, year }: Props) {
  const { choice } = useChoice();
  const { labels } = useWords();
  const { consequences } = labels.results;
  const rates = askedRates(choice.rates ?? []);
  const asking = useQuestion('consequences', { establishment, year, rates });
  return (
    <section className="volet consequences" aria-labelledby="consequences-title">
      <h2 id="consequences-title">{consequences.title}</h2>
      <p className="quiet">{consequences.notDue}</p>
      <Answered asking={asking} height={320}>
        {({ rows }) => {
          const { ceilings, gainsharing, biosimilars, texts } = sectionsOf(rows);
          if (rows.length === 0) return <p className="empty">{consequences.none}</p>;
          return (
            <>
              {ceilings.length > 0 && <ConsequenceCeilings rows={ceilings} />}
              {gainsharing.length > 0 && <ConsequenceSavings rows={gainsharing} />}
              {biosimilars.length > 0 && <ConsequenceBiosimilars rows={biosimilars} />}
              {texts.length > 0 && <ConsequenceTexts rows={texts} />}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
