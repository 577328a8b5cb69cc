import { Button } from '@mantine/core';
import { IconLock, IconLogin } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { useWords } from '../language.ts';
import { useLeave } from '../leave.ts';
import { signInAddress, useSession } from '../session.ts';
import { signOut } from '../sign-out.ts';

/** Where nobody is known, or no longer: the address is kept for after. */
export function SignIn({ refused }: { refused: boolean }) {
  const { labels } = useWords();
  const { access, failures } = labels;
  const here = useLocation();
  return (
    <div className="empty screen-room">
      <IconLock size={32} aria-hidden />
      <h1>{access.signInTitle}</h1>
      <p>{refused ? failures.sign_in_refused : access.signInWhy}</p>
      <Button component="a" href={signInAddress(here)} leftSection={<IconLogin size={18} aria-hidden />}>
        {access.signIn}
      </Button>
    </div>
  );
}

/** A person whom nothing is open to yet: who one is, so that the administrator knows whom to let in. */
export function NoGrant() {
  const { labels } = useWords();
  const { access } = labels;
  const { name, mode } = useSession();
  const { leave } = useLeave();
  return (
    <div className="empty screen-room">
      <IconLock size={32} aria-hidden />
      <h1>{access.noGrantTitle}</h1>
      <p>{access.noGrant}</p>
      <p>{labels.pair(access.signedInAs, name)}</p>
      {mode === 'oidc' && (
        <Button variant="default" onClick={() => void leave(signOut)}>
          {access.signOut}
        </Button>
      )}
    </div>
  );
}
