import type { Lever } from '#api/questions/simulation.ts';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { groupName } from '../lever-text.ts';
import type { Aim } from '../lever-effects.ts';
import { LeverProducts } from './lever-products.tsx';
import { LeverShare } from './lever-share.tsx';

const whole = ['generics', 'repertoire', 'price'] as const satisfies readonly Lever[];

/** The levers: those of all products, then a biosimilar group each, then the products that grew most. */
export function LeverControls({ aims }: { aims: readonly Aim[] }) {
  const words = useWords();
  const { labels, format } = words;
  const { levers } = labels;
  const { choice, change } = useChoice();
  const of = (lever: Lever) => aims.filter((aim) => aim.lever === lever);
  const sum = (rows: readonly Aim[], what: 'boxes' | 'reached') =>
    format.count(rows.reduce((total, row) => total + (row[what] ?? 0), 0));
  // In town and in hospital a group moves by one share.
  const groups = [...new Set(of('biosimilars').map(({ key }) => key ?? ''))];
  return (
    <form
      className="lever-controls"
      aria-label={levers.controls}
      onSubmit={(event) => event.preventDefault()}
    >
      <fieldset>
        <legend className="visually-hidden">{levers.controls}</legend>
        {whole.map((lever) => (
          <LeverShare
            key={lever}
            lever={lever}
            keyed={null}
            name={levers.names[lever]}
            about={levers.about[lever](sum(of(lever), 'boxes'), sum(of(lever), 'reached'))}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{levers.names.biosimilars}</legend>
        {groups.length === 0 && <p className="quiet">{levers.noGroup}</p>}
        {groups.map((group) => {
          const rows = of('biosimilars').filter(({ key }) => key === group);
          const about = rows.map((row) =>
            labels.pair(
              levers.places[row.place ?? ''] ?? '',
              levers.about.biosimilars(sum([row], 'boxes'), sum([row], 'reached')),
            ),
          );
          return (
            <LeverShare
              key={group}
              lever="biosimilars"
              keyed={group}
              name={groupName(group, words)}
              about={labels.series(about)}
            />
          );
        })}
      </fieldset>
      <LeverProducts aims={of('back')} />
      <div>
        <button
          type="button"
          className="plain"
          disabled={choice.levers === undefined}
          onClick={() => change({ levers: undefined })}
        >
          {levers.reset}
        </button>
      </div>
    </form>
  );
}
