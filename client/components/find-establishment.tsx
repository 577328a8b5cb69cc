import { Select } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useLocation, useNavigate } from 'react-router';
import { paths, useChoice, type Path } from '../choice.ts';
import { useWords } from '../language.ts';
import type { View } from '../view.ts';
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

/** Goes to an establishment, of any region, by its name, town or FINESS. */
export function FindEstablishment({ view }: { view: View }) {
  const { link } = useChoice();
  const { labels } = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
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
      label={labels.findEstablishment}
      placeholder={labels.findHint}
      data={view.establishments.map(({ establishment, name, town }) => ({
        value: establishment ?? '',
        label: [name ?? establishment, town, establishment].filter(Boolean).join(' · '),
      }))}
      value={view.establishment?.establishment ?? null}
      onChange={open}
      searchable
      filter={everyWord}
      limit={shown}
      nothingFoundMessage={labels.findNothing}
      leftSection={<IconSearch size={16} aria-hidden />}
      className="where-establishment"
    />
  );
}
