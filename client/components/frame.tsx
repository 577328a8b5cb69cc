import { useEffect, useMemo } from 'react';
import { RequestFailed } from '../api.ts';
import { useWords } from '../language.ts';
import { LeaveContext, useLeaving } from '../leave.ts';
import { readerOf, SessionContext, useSessionQuery } from '../session.ts';
import { NoGrant, SignIn } from './entrance.tsx';
import { Preferences } from './preferences.tsx';
import { Problem } from './problem.tsx';
import { SeeAs } from './see-as.tsx';
import { Shell } from './shell.tsx';

/** Who reads is asked first; nothing else is, until it is known. */
export function Frame() {
  const { labels, language } = useWords();
  const { data: session, error, refetch } = useSessionQuery();
  const { leaving, leave, failed } = useLeaving();
  const leaves = useMemo(() => ({ leave, failed }), [leave, failed]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const refused = error instanceof RequestFailed ? error.code : undefined;
  const signIn = refused === 'sign_in_needed' || refused === 'sign_in_refused';
  const granted = session !== undefined && session.roles.length > 0;
  if (granted && !signIn && !leaving)
    return (
      <LeaveContext value={leaves}>
        <SessionContext value={session}>
          <Shell key={readerOf(session)} />
        </SessionContext>
      </LeaveContext>
    );
  return (
    <div className="frame frame-bare">
      <header className="top">
        <div className="brand">{labels.product}</div>
        <Preferences />
      </header>
      <main id="ecran" tabIndex={-1}>
        {leaving ? (
          <div className="skeleton screen-room" aria-busy />
        ) : signIn ? (
          <SignIn refused={refused === 'sign_in_refused'} />
        ) : session ? (
          <LeaveContext value={leaves}>
            <SessionContext value={session}>
              <SeeAs />
              <NoGrant />
            </SessionContext>
          </LeaveContext>
        ) : error ? (
          <Problem error={error} retry={() => void refetch()} />
        ) : (
          <div className="skeleton screen-room" aria-busy />
        )}
      </main>
    </div>
  );
}
