import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Grant } from '#api/access.ts';
import { DataTable } from '../components/data-table.tsx';
import { GrantForm } from '../components/grant-form.tsx';
import { Problem } from '../components/problem.tsx';
import { Revoke } from '../components/revoke.tsx';
import { stateOf, useGrants } from '../grants.ts';
import { useWords } from '../language.ts';
import { grantColumns } from '../table/grants.ts';

/** Who may see what, since when and by whom; opened and closed here, never erased. */
export default function GrantsScreen() {
  const words = useWords();
  const { access } = words.labels;
  const [adding, setAdding] = useState(false);
  const { known, grant, revoke } = useGrants();
  const today = new Date().toISOString().slice(0, 10);
  const columns = useMemo(() => grantColumns(words, today), [words, today]);
  return (
    <>
      <header className="screen-head">
        <h1>{access.screens.grants}</h1>
        <p className="quiet">{access.grantsNote}</p>
      </header>
      {adding ? (
        <GrantForm
          today={today}
          error={grant.error}
          busy={grant.isPending}
          send={(asked) => grant.mutate(asked, { onSuccess: () => setAdding(false) })}
          close={() => setAdding(false)}
        />
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            grant.reset();
            setAdding(true);
          }}
        >
          {access.addGrant}
        </Button>
      )}
      {revoke.error && <Problem error={revoke.error} retry={() => revoke.reset()} />}
      {known.error ? (
        <Problem error={known.error} retry={() => void known.refetch()} />
      ) : known.data ? (
        <DataTable<Grant>
          label={access.screens.grants}
          lines={known.data}
          columns={columns}
          keyOf={(one) => String(one.id)}
          cell={(column, one) =>
            column.id === 'revoquer' ? (
              stateOf(one, today) === 'revoked' ? (
                ''
              ) : (
                <Revoke name={one.name} busy={revoke.isPending} revoke={() => revoke.mutate(one.id)} />
              )
            ) : undefined
          }
          filter={{ column: 'etat', label: access.state, all: access.allStates }}
          file="acces"
          count={words.labels.detail.rowCount}
        />
      ) : (
        <div className="skeleton" style={{ height: 600 }} />
      )}
    </>
  );
}
