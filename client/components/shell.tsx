import { useEffect } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { askScreen } from '../screen-parts.ts';
import { screens } from '../screens.ts';
import { Banner } from './banner.tsx';
import { Boundary } from './boundary.tsx';
import { Freshness } from './freshness.tsx';
import { Navigation } from './navigation.tsx';
import { Preferences } from './preferences.tsx';
import { SeeAs } from './see-as.tsx';
import { useTwinKey } from './twins.ts';
import { useKnown } from './use-known.ts';
import { Where } from './where.tsx';
import { WhoAmI } from './who-am-i.tsx';

/** What stands around every screen: who, where, when, which publication; and the screen inside. */
export function Shell() {
  const { choice } = useChoice();
  const { labels } = useWords();
  const { pathname } = useLocation();
  const { view, published, named } = useKnown(choice);
  const screen = screens.find(({ path }) => path === pathname);
  const figures = screen?.figures ?? false;
  const name = screen?.name;
  useEffect(() => {
    // While what every screen stands on is awaited: its file comes beside that, not after.
    if (name !== undefined) askScreen(name);
  }, [name]);
  useTwinKey();
  return (
    <div className="frame">
      <a className="skip" href="#ecran">
        {labels.skip}
      </a>
      <header className="top">
        <div className="brand">{labels.product}</div>
        {figures && (
          <div className="where" role="search" aria-label={labels.where}>
            {view && <Where view={view} />}
          </div>
        )}
        <WhoAmI view={view} />
        <Preferences />
      </header>
      <SeeAs />
      <Navigation named={named} />
      <main id="ecran" tabIndex={-1}>
        {published && <Freshness publication={published} />}
        {published && figures && <Banner publication={published} />}
        <Boundary key={pathname}>
          <Outlet />
        </Boundary>
      </main>
    </div>
  );
}
