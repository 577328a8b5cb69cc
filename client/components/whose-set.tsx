import '../zod-without-eval.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { groupEntry } from '#api/event.ts';
import { useChoice } from '../choice.ts';
import { useDeleteGroup, useSaveGroup } from '../groups.ts';
import { useWords } from '../language.ts';
import { plain, type Establishment } from '../view.ts';
import type { GroupChoice } from '../whose-groups.ts';

type Props = {
  establishments: readonly Establishment[];
  groups: readonly GroupChoice[];
  chosen: GroupChoice | undefined;
};

/** A set of one's own: picked from the list, kept under a name, replaced by writing that name again, or deleted. */
export function WhoseSet({ establishments, groups, chosen }: Props) {
  const { labels, format } = useWords();
  const { group } = labels.whose;
  const { change } = useChoice();
  const save = useSaveGroup();
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => chosen?.members ?? new Set());
  const [name, setName] = useState(chosen?.kind === 'mien' ? chosen.name : '');
  const [search, setSearch] = useState('');
  const [tried, setTried] = useState(false);
  const own = groups.filter(({ kind }) => kind === 'mien');
  const entry = groupEntry.safeParse({ name, establishments: [...picked] });
  const replaced = own.find((one) => one.name === name.trim());
  const found = establishments.filter(({ name: said, town, establishment }) =>
    plain(`${said} ${town} ${establishment}`).includes(plain(search.trim())),
  );
  const toggle = (finess: string) => {
    const next = new Set(picked);
    if (!next.delete(finess)) next.add(finess);
    setPicked(next);
  };
  const keep = () => {
    setTried(true);
    if (!entry.success) return;
    save.mutate(entry.data, { onSuccess: () => change({ group: `mien:${entry.data.name}` }) });
  };
  return (
    <details className="whose-set">
      <summary>{group.edit}</summary>
      <form
        aria-label={group.edit}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <label className="grant-field">
          <span>{group.find}</span>
          <input type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        </label>
        <fieldset className="whose-picks">
          <legend>{group.selection}</legend>
          {found.map(({ establishment, name: said, category, town }) => (
            <label key={establishment}>
              <input
                type="checkbox"
                checked={picked.has(establishment ?? '')}
                onChange={() => toggle(establishment ?? '')}
              />
              <span>{said ?? establishment}</span>
              <span className="quiet">{[category, town].filter(Boolean).join(', ')}</span>
            </label>
          ))}
        </fieldset>
        <p role="status" className="quiet">
          {group.selected(format.count(picked.size), format.many(picked.size))}
          {replaced && ` ${group.replaces(replaced.name)}`}
        </p>
        <label className="grant-field">
          <span>{group.name}</span>
          <input
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {tried && !entry.success && <p role="alert">{picked.size === 0 ? group.nobody : group.nameShort}</p>}
        {save.error && <p role="alert">{group.failed}</p>}
        {save.isSuccess && <p role="status">{group.saved(save.variables.name)}</p>}
        <p className="grant-actions">
          <Button type="submit" size="compact-sm" loading={save.isPending}>
            {group.save}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => setPicked(new Set())}>
            {group.clear}
          </Button>
          {own.map(({ key, name: said }) => (
            <Remove
              key={key}
              name={said}
              done={() => {
                if (chosen?.key === key) change({ group: undefined });
              }}
            />
          ))}
        </p>
      </form>
    </details>
  );
}

/** Asked twice: nothing brings it back. */
function Remove({ name, done }: { name: string; done: () => void }) {
  const { group } = useWords().labels.whose;
  const remove = useDeleteGroup();
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <Button variant="default" size="compact-sm" onClick={() => setSure(true)}>
        {group.remove(name)}
      </Button>
    );
  return (
    <span className="revoke">
      <Button
        size="compact-sm"
        autoFocus
        aria-label={group.remove(name)}
        loading={remove.isPending}
        onClick={() => remove.mutate(name, { onSuccess: done })}
      >
        {group.yes}
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => setSure(false)}>
        {group.no}
      </Button>
    </span>
  );
}
