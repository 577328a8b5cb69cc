import { Button } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import { useLeave } from '../leave.ts';
import { useSession } from '../session.ts';
import { signOut } from '../sign-out.ts';
import type { View } from '../view.ts';

/** The reader's name, roles and place; with an identity provider, the way out. */
export function WhoAmI({ view }: { view: View | undefined }) {
  const { labels } = useWords();
  const { mode, name, roles } = useSession();
  const { leave } = useLeave();
  const place = view && placeOf(view);
  return (
    <div className="who">
      <IconUser size={18} aria-hidden />
      <p>
        <span className="visually-hidden">{labels.access.signedInAs} </span>
        <strong data-field="who">{name}</strong>
        <span className="quiet" data-field="roles">
          {[
            ...roles.map((role) => labels.access.roles[role].short),
            ...(place === undefined ? [] : [place]),
          ].join(' · ')}
        </span>
      </p>
      {mode === 'oidc' && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void leave(signOut)}
        >
          {labels.access.signOut}
        </Button>
      )}
    </div>
  );
}

/** Where the reader is at home: the only establishment that may be named, or the only region. */
function placeOf({ establishments, regions }: View): string | undefined {
  const [establishment] = establishments;
  if (establishments.length === 1) return establishment?.name ?? establishment?.establishment ?? undefined;
  return regions.length === 1 ? regions[0]?.name : undefined;
}
