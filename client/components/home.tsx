import { Navigate } from 'react-router';
import { useChoice } from '../choice.ts';
import { homeOf } from '../screens.ts';
import { useSession } from '../session.ts';

/** The bare address, and any that is no screen: where this reader arrives. */
export function Home() {
  const { link } = useChoice();
  const { roles } = useSession();
  return <Navigate to={link(homeOf(roles))} replace />;
}
