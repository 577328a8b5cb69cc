import { Select } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths, useChoice, type Path } from '../choice.ts';
import { useWords } from '../language.ts';
import { searchedAs, type View } from '../view.ts';
import { everyWord } from './every-word.ts';

const shown = 40;
/** Screens that are themselves about one establishment: a choice stays there. */
const inside: readonly Path[] = [
  paths.results,
  paths.indicator,
  paths.gap,
  paths.services,
  paths.lines,
  paths.declarations,
];

/** Goes to an establishment, of any region, by its name, town or FINESS. `typed`: before it came, in the field that it follows. */
export default function FindEstablishment({ view, typed }: { view: View; typed: string | undefined }) {
  const { link } = useChoice();
  const { labels } = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  useTakeOver(field, typed, setSearch);
  const open = (finess: string | null) => {
    if (finess === null) return;
    const region = view.establishments.find((one) => one.establishment === finess)?.region ?? undefined;
    void navigate(
      link(inside.find((path) => path === pathname) ?? paths.establishment, {
        establishment: finess,
        region: region === view.regions[0]?.code ? undefined : region,
      }),
    );
  };
  return (
    <Select
      ref={field}
      label={labels.findEstablishment}
      placeholder={labels.findHint}
      data={view.establishments.map((one) => ({
        value: one.establishment ?? '',
        label: searchedAs(one),
      }))}
      value={view.establishment?.establishment ?? null}
      onChange={open}
      searchValue={search}
      onSearchChange={setSearch}
      searchable
      filter={everyWord}
      limit={shown}
      nothingFoundMessage={labels.findNothing}
      leftSection={<IconSearch size={16} aria-hidden />}
      className="where-establishment"
    />
  );
}

/** Once: it stands where the field stood that had the focus. */
function useTakeOver(
  field: RefObject<HTMLInputElement | null>,
  typed: string | undefined,
  setSearch: (text: string) => void,
) {
  const first = useRef(typed);
  useEffect(() => {
    field.current?.focus();
    // After its own start, which writes the name of what is chosen.
    if (first.current === undefined) field.current?.select();
    else setSearch(first.current);
  }, [field, setSearch]);
}
