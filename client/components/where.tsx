import { NativeSelect } from '@mantine/core';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { View } from '../view.ts';
import { SearchEstablishment } from './search-establishment.tsx';

/**
 * Where and when: these choices follow the reader from screen to screen. One place needs no choice. Lists are the browser's
 * own: one drawn by the page brings 21 kB that a first frame does not need.
 */
export function Where({ view }: { view: View }) {
  const { change } = useChoice();
  const { labels } = useWords();
  const { regions, region, years, year, defaultYear, establishment } = view;
  const goTo = (code: string) => {
    const stays = establishment?.region === code;
    change({
      region: code === regions[0]?.code ? undefined : code,
      ...(stays ? {} : { establishment: undefined }),
    });
  };
  return (
    <>
      {regions.length > 1 && (
        <NativeSelect
          label={labels.region}
          data={regions.map(({ code, name }) => ({ value: code, label: name }))}
          value={region.code}
          onChange={({ currentTarget }) => goTo(currentTarget.value)}
          className="where-region"
        />
      )}
      {view.establishments.length > 1 && <SearchEstablishment view={view} />}
      <NativeSelect
        label={labels.year}
        // A year that nothing is published of may come by the address: it is shown for what it is.
        data={(years.includes(year) ? years : [...years, year].toSorted((a, b) => b - a)).map(String)}
        value={String(year)}
        onChange={({ currentTarget }) => {
          const value = Number(currentTarget.value);
          change({ year: value === defaultYear ? undefined : value });
        }}
        className="where-year"
      />
    </>
  );
}
