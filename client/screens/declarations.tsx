import { useMemo, useState } from 'react';
import { DeclarationFile } from '../components/declaration-file.tsx';
import { DeclarationForm } from '../components/declaration-form.tsx';
import { DeclarationGroups } from '../components/declaration-groups.tsx';
import { Identity } from '../components/identity.tsx';
import { NeedsEstablishment } from '../components/needs-establishment.tsx';
import { DeclarationYears } from '../components/declaration-years.tsx';
import { Problem } from '../components/problem.tsx';
import { ScreenHead } from '../components/screen-head.tsx';
import { declarableOf, groupsOf, type Group } from '../declaration-lines.ts';
import { useDeclarations, type Place } from '../declarations.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { useMay } from '../session.ts';
import { useViewContext } from '../view-context.tsx';
import type { Establishment } from '../view.ts';

/** What an establishment declares of itself: values by form or file, who declared what, and what is published. */
export default function DeclarationsScreen() {
  return (
    <NeedsEstablishment>
      {(establishment) => <OfEstablishment establishment={establishment} />}
    </NeedsEstablishment>
  );
}

function OfEstablishment({ establishment }: { establishment: Establishment }) {
  const { labels } = useWords();
  const { declarations } = labels;
  const { year } = useViewContext();
  const declares = useMay()('declares');
  const place = { establishment: establishment.establishment ?? '', year };
  const { known, retry, failed, declare, deposit } = useDeclared(place, establishment.region ?? '');
  return (
    <>
      <ScreenHead title={labels.access.screens.declarations} hasTarget={null}>
        <p>{establishment.name}</p>
        <Identity establishment={establishment} />
        <p className="quiet">{declares ? declarations.note : declarations.readOnly}</p>
        {declares && <DeclarationYears />}
      </ScreenHead>
      {failed ? (
        <Problem error={failed} retry={retry} height={900} />
      ) : known === undefined ? (
        <div className="skeleton" style={{ height: 1200 }} aria-busy />
      ) : (
        <div className={known.fresh ? undefined : 'stale'} inert={!known.fresh} aria-busy={!known.fresh}>
          {known.groups.length === 0 ? (
            <p className="empty">{declarations.nothingAsked(known.place.year)}</p>
          ) : declares ? (
            <>
              <DeclarationFile key={keyOf(known.place)} place={known.place} deposit={deposit.mutateAsync} />
              <DeclarationForm
                key={`${keyOf(known.place)} form`}
                place={known.place}
                groups={known.groups}
                declare={declare.mutateAsync}
              />
            </>
          ) : (
            <DeclarationGroups groups={known.groups} />
          )}
        </div>
      )}
    </>
  );
}

const keyOf = ({ establishment, year }: Place) => `${establishment} ${year}`;

/** All that the screen stands on, of one place: while another comes, that of the place before, not to be typed in. */
function useDeclared(place: Place, region: string) {
  const { language } = useWords();
  const { establishment, year } = place;
  const catalogue = useQuestion('catalogue', {});
  const indicator = declarableOf(catalogue.data?.rows ?? []).map((one) => one.indicator ?? '');
  const engagements = useQuestion('engagements', { region, year, establishment });
  const figures = useQuestion('target-gap', { indicator, region, year, establishment }, indicator.length > 0);
  const { known: history, declare, deposit } = useDeclarations(place);
  const asked = [catalogue, engagements, figures];
  const fresh =
    !history.isPlaceholderData &&
    asked.every((one) => !one.stale) &&
    (indicator.length === 0 || !!figures.data);
  const [rows, terms, values, declared] = [catalogue.data, engagements.data, figures.data, history.data];
  const now = useMemo(
    () =>
      fresh && rows && terms && declared
        ? {
            place: { establishment, year },
            groups: groupsOf(
              {
                catalogue: rows.rows,
                engagements: terms.rows,
                figures: values?.rows ?? [],
                declarations: declared,
              },
              language,
            ),
          }
        : undefined,
    [fresh, rows, terms, values, declared, language, establishment, year],
  );
  const [last, setLast] = useState<{ place: Place; groups: Group[] }>();
  if (now && now !== last) setLast(now);
  const shown = now ?? last;
  return {
    known: shown && { ...shown, fresh: now !== undefined },
    failed:
      asked.find((one) => one.error && !one.waiting)?.error ?? (history.isFetching ? null : history.error),
    retry: () => {
      for (const one of asked) if (one.error) one.retry();
      if (history.error) void history.refetch();
    },
    declare,
    deposit,
  };
}
