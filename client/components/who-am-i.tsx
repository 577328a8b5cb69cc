import { Button } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import { useSession } from '../session.ts';
import { signOut } from '../sign-out.ts';

/** The reader's name and roles; with an identity provider, the way out. */
export function WhoAmI() {
  const { labels } = useWords();
  const { mode, name, roles } = useSession();
  return (
    <div className="who">
      <IconUser size={18} aria-hidden />
      <p>
        <span className="visually-hidden">{labels.access.signedInAs} </span>
        <strong data-field="who">{name}</strong>
        <span className="quiet" data-field="roles">
          {roles.map((role) => labels.access.roles[role].long).join(', ')}
        </span>
      </p>
      {mode === 'oidc' && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void signOut()}
        >
          {labels.access.signOut}
        </Button>
      )}
    </div>
  );
}
