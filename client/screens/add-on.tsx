import { useChoice } from '../choice.ts';
import { Answered } from '../components/answered.tsx';
import { Choices } from '../components/choices.tsx';
import { PickPeriod } from '../components/pick-period.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { SituationSummary } from '../components/situation-summary.tsx';
import { SituationTable, type By } from '../components/situation-table.tsx';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { ofPeriod } from '../table/release.ts';
import { useViewContext } from '../view-context.tsx';

/** The liste en sus by situation: of the region, or of one's own establishment; then line by line of what makes it. */
export default function AddOnScreen() {
  const { choice, change } = useChoice();
  const { labels } = useWords();
  const may = useMay();
  const { region, year, establishment, establishments } = useViewContext();
  const regional = may('release');
  const finess = regional ? undefined : (establishment?.establishment ?? undefined);
  const period = choice.period ?? 'year';
  const place = regional ? region.name : (establishment?.name ?? region.name);

  const tabs: By[] = [
    ...(establishments.length > 1 ? (['establishment'] as const) : []),
    ...(regional || may('detail') ? (['product', 'specialty'] as const) : []),
  ];
  const tab = tabs.find((one) => one === choice.tab) ?? tabs[0];
  const where = { region: region.code, year, establishment: finess };
  const summary = useQuestion('situations', { ...where, by: regional ? 'region' : 'establishment' });
  const detail = useQuestion(
    'situations',
    { ...where, by: tab ?? 'establishment', establishment: tab === 'establishment' ? undefined : finess },
    tab !== undefined,
  );
  const when = labels.detail.when[period](year);
  return (
    <>
      <ScreenHead title={`${labels.access.screens.addOn}, ${place}`} hasTarget={null}>
        <PickPeriod />
      </ScreenHead>
      <Answered asking={summary} height={360}>
        {({ rows }) => <SituationSummary rows={ofPeriod(rows, period)} place={place} when={when} />}
      </Answered>
      {tab !== undefined && (
        <section className="detail" aria-labelledby="by-title">
          <h2 id="by-title">{labels.detail.byTitle[tab]}</h2>
          <Choices
            label={labels.detail.view}
            options={tabs.map((value) => ({ value, label: labels.detail.by[value] }))}
            value={tab}
            onChange={(value) =>
              change({
                tab: value === tabs[0] ? undefined : value,
                search: undefined,
                sort: undefined,
                hidden: undefined,
              })
            }
          />
          <Answered asking={detail} height={700}>
            {({ rows, asked }) =>
              asked.by === tab ? (
                <SituationTable
                  by={tab}
                  rows={ofPeriod(rows, period)}
                  file={`liste-en-sus-${tab}-${region.code}-${year}${choice.period ?? ''}`}
                />
              ) : null
            }
          </Answered>
        </section>
      )}
    </>
  );
}
