import { ComboboxChevron, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useWords } from '../language.ts';
import { searchedAs, type View } from '../view.ts';
import { late, Late } from './late.tsx';

const find = late(() => import('./find-establishment.tsx'));

/** The field before it is used: the list that it opens comes with the first focus, and takes over what was typed. */
export function SearchEstablishment({ view }: { view: View }) {
  const { labels } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [used, setUsed] = useState(false);
  // A file that does not come is asked for again with the next focus.
  const ask = () =>
    find.ask().then(
      () => setUsed(document.activeElement === field.current),
      () => undefined,
    );
  if (used)
    return (
      <Late part={find} room={null}>
        {(Find) => <Find view={view} typed={typed} />}
      </Late>
    );
  const { establishment } = view;
  return (
    <TextInput
      ref={field}
      label={labels.findEstablishment}
      placeholder={labels.findHint}
      value={typed ?? (establishment ? searchedAs(establishment) : '')}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onFocus={() => void ask()}
      onBlur={() => setTyped(undefined)}
      autoComplete="off"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded={false}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={<ComboboxChevron />}
      rightSectionPointerEvents="none"
      className="where-establishment"
    />
  );
}
