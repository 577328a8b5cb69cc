import { Select } from '@mantine/core';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';
import type { View } from '../view.ts';
import { FindEstablishment } from './find-establishment.tsx';

/** Where and when: these choices follow the reader from screen to screen. One place needs no choice. */
export function Where({ view }: { view: View }) {
  const { change } = useChoice();
  const { labels } = useWords();
  const { regions, region, years, year, defaultYear, establishment } = view;
  const goTo = (code: string | null) => {
    const stays = establishment?.region === code;
    change({
      region: code === regions[0]?.code || code === null ? undefined : code,
      ...(stays ? {} : { establishment: undefined }),
    });
  };
  return (
    <>
      {regions.length > 1 && (
        <Select
          label={labels.region}
          data={regions.map(({ code, name }) => ({ value: code, label: name }))}
          value={region.code}
          allowDeselect={false}
          onChange={goTo}
          className="where-region"
        />
      )}
      {view.establishments.length > 1 && <FindEstablishment view={view} />}
      <Select
        label={labels.year}
        // A year that nothing is published of may come by the address: it is shown for what it is.
        data={(years.includes(year) ? years : [...years, year].toSorted((a, b) => b - a)).map(String)}
        value={String(year)}
        allowDeselect={false}
        onChange={(value) => change({ year: Number(value) === defaultYear ? undefined : Number(value) })}
        className="where-year"
      />
    </>
  );
}
