import { useNavigate } from 'react-router';
import { paths, useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { shareOfReleased, type ReleaseMeasure } from '../off-label-release.ts';
import { numeratorText, releaseSentence } from '../off-label-story.ts';
import { useMay } from '../session.ts';
import { ofPeriod } from '../table/release.ts';
import type { By } from '../table/off-label.ts';
import { useViewContext } from '../view-context.tsx';
import { Answered } from './answered.tsx';
import { Choices } from './choices.tsx';
import { Glossed } from './glossed.tsx';
import { DeviationSection } from './deviation-section.tsx';
import { PickNumerator } from './linked-tools.tsx';
import { OffLabelAmm } from './off-label-amm.tsx';
import { OffLabelDetail } from './off-label-detail.tsx';
import { OffLabelSemesters, useYearAndBefore } from './off-label-semesters.tsx';
import { PickPeriod } from './pick-period.tsx';

/** From release tables: the region, or the establishment of who reads its services masked; then what makes it. */
export function OffLabelPage() {
  const { choice, change, link } = useChoice();
  const navigate = useNavigate();
  const words = useWords();
  const { labels } = words;
  const { offLabel, detail } = labels;
  const { region, year, establishment, establishments } = useViewContext();
  const regional = useMay()('release');
  const finess = regional ? undefined : (establishment?.establishment ?? undefined);
  const place = regional ? region.name : (establishment?.name ?? region.name);
  const numerator = choice.share ?? 'outside';
  const measure: ReleaseMeasure = choice.measure === 'amount' ? 'amount' : 'lines';
  const period = choice.period ?? 'year';
  const where = { region: region.code, establishment: finess, by: by(regional) };
  const { now, earlier } = useYearAndBefore(where, year);
  const tabs: By[] = regional
    ? [...(establishments.length > 1 ? (['establishment'] as const) : []), 'product', 'specialty']
    : [];
  const tab = tabs.find((one) => one === choice.tab) ?? tabs[0];
  return (
    <>
      <div className="linked-tools">
        <PickPeriod />
        <Choices<ReleaseMeasure>
          label={offLabel.measure}
          options={(['lines', 'amount'] as const).map((value) => ({
            value,
            label: offLabel.release.measures[value],
          }))}
          value={measure}
          onChange={(value) => change({ measure: value === 'amount' ? value : undefined })}
        />
        <PickNumerator />
      </div>
      <Answered asking={now} height={420}>
        {({ rows }) => {
          const share = shareOfReleased(ofPeriod(rows, period), measure, numerator);
          return (
            <section className="linked-head" aria-labelledby="off-label-title">
              <h2 id="off-label-title">
                <Glossed
                  text={releaseSentence(
                    share,
                    place,
                    detail.when[period](year),
                    { measure, numerator },
                    words,
                  )}
                  terms={['offLabel']}
                />
              </h2>
              <p className="quiet">
                {numeratorText(numerator, words)} {offLabel.followed}
                {share.masked && ` ${offLabel.release.masked}`}
              </p>
              <OffLabelSemesters rows={[...earlier, ...rows]} shown={{ measure, numerator }} year={year} />
            </section>
          );
        }}
      </Answered>
      {finess !== undefined && (
        <Answered asking={now} height={240} beside>
          {({ rows }) => <OffLabelAmm rows={rows} measure={measure} year={year} />}
        </Answered>
      )}
      {tab !== undefined && (
        <section className="detail" aria-labelledby="off-label-by">
          <h2 id="off-label-by">{offLabel.release.sections[tab]}</h2>
          <Choices
            label={detail.view}
            options={tabs.map((value) => ({ value, label: detail.by[value] }))}
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
          <OffLabelDetail key={tab} tab={tab} shown={{ measure, numerator }} />
        </section>
      )}
      {(regional ? establishments.length > 1 : finess !== undefined) && (
        <section className="detail" aria-labelledby="off-label-deviation">
          <h2 id="off-label-deviation">{offLabel.deviationEstablishments}</h2>
          <p className="quiet">{offLabel.release.compared}</p>
          <DeviationSection
            by="establishment"
            place={place}
            numerator="off_label"
            region={region.code}
            year={year}
            establishment={finess ?? choice.establishment}
            open={(key) => void navigate(link(paths.establishment, { establishment: key }))}
          />
        </section>
      )}
    </>
  );
}

const by = (regional: boolean) => (regional ? ('region' as const) : ('establishment' as const));
