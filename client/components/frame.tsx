import { Suspense, useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { useQuestion } from '../question.ts';
import { ViewContext } from '../view-context.tsx';
import { viewOf } from '../view.ts';
import { Banner } from './banner.tsx';
import { Boundary } from './boundary.tsx';
import { Navigation } from './navigation.tsx';
import { Preferences } from './preferences.tsx';
import { Problem } from './problem.tsx';
import { Freshness } from './freshness.tsx';
import { useTwinKey } from './twins.ts';
import { Where } from './where.tsx';

/** What stands around every screen: where, when, which publication; and the screen inside. */
export function Frame() {
  const { choice } = useChoice();
  const { labels, language } = useWords();
  const { pathname } = useLocation();
  const catalogue = useQuestion('catalogue', {});
  const publication = useQuestion('publication', {});
  const establishments = useQuestion('establishments', {});
  const all = [catalogue, publication, establishments];
  const failed = all.find((asking) => asking.error && !asking.waiting);
  useTwinKey();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const published = publication.data?.rows[0];
  const known =
    catalogue.data && establishments.data && published
      ? { catalogue: catalogue.data.rows, establishments: establishments.data.rows, publication: published }
      : undefined;
  const view = known && viewOf(choice, known, language);

  return (
    <div className="frame">
      <a className="skip" href="#ecran">
        {labels.skip}
      </a>
      <header className="top">
        <div className="brand">{labels.product}</div>
        <div className="where" role="search" aria-label={labels.where}>
          {view && <Where view={view} />}
        </div>
        <Preferences />
      </header>
      <Navigation />
      <main id="ecran" tabIndex={-1}>
        {published && <Freshness publication={published} />}
        {published && <Banner publication={published} />}
        {failed?.error ? (
          <Problem
            error={failed.error}
            retry={() => all.forEach((asking) => asking.error && asking.retry())}
          />
        ) : view ? (
          <ViewContext value={view}>
            <Boundary key={pathname}>
              <Suspense fallback={<div className="skeleton screen-room" />}>
                <Outlet />
              </Suspense>
            </Boundary>
          </ViewContext>
        ) : known ? (
          <p className="empty">{labels.empty}</p>
        ) : (
          <div className="skeleton screen-room" aria-busy />
        )}
      </main>
    </div>
  );
}
