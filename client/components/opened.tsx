import { Link, Outlet, useLocation } from 'react-router';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import { homeOf, opensTo } from '../screens.ts';
import { useSession } from '../session.ts';

/** Around every screen: one that the reader's roles do not open is not made at all, so that it asks nothing. */
export function Opened() {
  const { pathname } = useLocation();
  const { link } = useChoice();
  const { labels } = useWords();
  const { roles } = useSession();
  if (opensTo(roles, pathname)) return <Outlet />;
  return (
    <div className="empty screen-room">
      <h1>{labels.failures.question_forbidden}</h1>
      <Link to={link(homeOf(roles))}>{labels.backHome}</Link>
    </div>
  );
}
