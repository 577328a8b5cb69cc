import { Navigate, useLocation } from 'react-router';
import { homeOf } from '../screens.ts';
import { useSession } from '../session.ts';

/** The bare address, and any that is no screen: where this reader arrives, with what the address chose. */
export function Home() {
  const { search } = useLocation();
  const { roles } = useSession();
  return <Navigate to={{ pathname: homeOf(roles), search }} replace />;
}
