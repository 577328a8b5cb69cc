import { expect, test } from 'vitest';
import type { DatedEvent } from '#api/event.ts';
import { folded } from '#client/event-text.ts';
import { mergeEvents } from '#client/events.ts';
import { groupsOf } from '#client/groups.ts';

const told = (date: string, text: string, indicator: string | null = null) => ({
  ...{ date, kind: 'price', text, region: null, establishment: null, indicator },
});
const written = (date: string, text: string, indicator: string | null = null): DatedEvent => ({
  ...told(date, text, indicator),
  ...{ kind: 'other', id: 3, author: 'Anne (ars)', shared: false },
});

test('what files and readers tell is one list, by date then text, of one indicator or of all', () => {
  const files = [
    told('2016-05-01', 'b'),
    told('2018-01-01', 'd', 'dci'),
    told('2019-01-01', 'e', 'phev_evolution'),
  ];
  const readers = [written('2016-05-01', 'a', 'dci'), written('2015-01-01', 'c')];
  const texts = (indicator?: string) => mergeEvents(files, readers, indicator).map(({ text }) => text);
  expect(texts()).toEqual(['c', 'a', 'b', 'd', 'e']);
  expect(texts('dci')).toEqual(['c', 'a', 'b', 'd']);
  expect(texts('phev_evolution')).toEqual(['c', 'b', 'e']);
  expect(mergeEvents(files, readers, 'dci').map(({ id, author, kind }) => [id, author, kind])).toEqual([
    [3, 'Anne (ars)', 'other'],
    [3, 'Anne (ars)', 'other'],
    [null, null, 'price'],
    [null, null, 'price'],
  ]);
});

test('a long list shows five, the nearest to its year and the reader’s own; one more alone is not folded', () => {
  const years = [2010, 2012, 2014, 2016, 2017, 2018, 2019, 2021];
  const list = mergeEvents(
    years.map((year) => told(`${year}-03-01`, 'a')),
    [],
    undefined,
  );
  const dates = (events: readonly DatedEvent[]) => events.map(({ date }) => Number(date.slice(0, 4)));
  expect(dates(folded(list, 2018).first)).toEqual([2016, 2017, 2018, 2019, 2021]);
  expect(dates(folded(list, 2018).rest)).toEqual([2010, 2012, 2014]);
  // Under a chart, in the order of its numbers.
  expect(dates(folded(list).first)).toEqual([2010, 2012, 2014, 2016, 2017]);
  expect(folded(list.slice(0, 6), 2018).rest).toEqual([]);
  const own = mergeEvents(
    years.map((year) => told(`${year}-03-01`, 'a')),
    [written('2001-01-01', 'b')],
    undefined,
  );
  expect(dates(folded(own, 2018).first)).toEqual([2001, 2016, 2017, 2018, 2019]);
  expect(folded(own, 2018).first).toHaveLength(5);
});

test('a group is its rows; two kinds may bear one name', () => {
  const row = (kind: string, group: string, establishment: string) => ({ kind, group, establishment });
  expect(groupsOf([row('ght', 'A', '1'), row('ght', 'A', '2'), row('other', 'A', '1')])).toEqual([
    { name: 'A', kind: 'ght', establishments: ['1', '2'] },
    { name: 'A', kind: 'other', establishments: ['1'] },
  ]);
  expect(groupsOf([])).toEqual([]);
});
