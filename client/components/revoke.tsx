import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language.ts';

type Props = { name: string; busy: boolean; revoke: () => void };

/** Closes an access; asked twice, since nothing reopens it. */
export function Revoke({ name, busy, revoke }: Props) {
  const { access, cancel } = useWords().labels;
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <Button variant="default" size="compact-sm" onClick={() => setSure(true)}>
        {access.revoke}
        <span className="visually-hidden"> {name}</span>
      </Button>
    );
  return (
    <span className="revoke">
      <Button size="compact-sm" loading={busy} autoFocus onClick={revoke}>
        {access.confirm}
        <span className="visually-hidden">
          {' '}
          {access.confirmed} {name}
        </span>
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setSure(false)}>
        {cancel}
      </Button>
    </span>
  );
}
