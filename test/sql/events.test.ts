import { expect, test } from 'vitest';
import { noAccess } from '#api/access.ts';
import { addFacts, publishAll, reader, type Line } from '#test/support/facts.ts';
import { fewIndicators } from '#test/support/few-indicators.ts';
import {
  afar,
  clinics,
  lawFolder,
  one,
  percent,
  phev,
  three,
  two,
  versionOf,
} from '#test/support/results-world.ts';

const law = await lawFolder([
  versionOf({
    ...{ version: 'essai', from: '2016-01-01', to: '2018-12-31' },
    engagements: [{ engagement: 'phev', conditions: [percent('phev_evolution', '<=', 4)] }],
  }),
]);
const indicators = await fewIndicators('phev_evolution');
const enacted = ['2016-01-01', 'contract', 'Entrée en vigueur : essai', null, null, null];

const event = (day: string, text: string, rest: Line = {}): Line => ({ day, kind: 'price', text, ...rest });
const signed = (volet: string, rest: Line = {}): Line => ({
  ...{ establishment: two, contract: 'test', volet, from_day: '2017-03-01' },
  ...rest,
});

const world = async () => {
  const path = await clinics(
    [one, two, three, afar].flatMap((finess) => [2015, 2016, 2017].map((year) => phev(finess, year, 10))),
    2018,
    // `three` joins `one` in 2017.
    { section: 'successor', finess: three, successor: one, effective: '2017-01-01' },
  );
  await addFacts(path, 'contracts', [
    signed('transport', { signed_on: '2017-02-01' }),
    signed('socle', { signed_on: '2017-02-01' }),
    signed('socle', { establishment: afar }),
  ]);
  await addFacts(path, 'events', [
    event('2016-02-01', 'ancien, partout'),
    event('2016-02-01', 'ancien, région 75', { region: '75' }),
    event('2016-02-01', 'ancien, un', { establishment: one }),
    event('2016-02-01', 'région 27', { region: '27' }),
    // Without its key.
    event('2016-03-01', 'loin', { establishment: afar.slice(0, 8) }),
  ]);
  await addFacts(path, 'events', [
    event('2016-05-01', 'région 75', { region: '75' }),
    event('2016-05-01', 'région 75', { region: '75' }),
    // Before the merger and after it, under the number of the one that went; and of one that no fact names.
    event('2016-06-01', 'avant', { establishment: three, indicator: 'phev_evolution' }),
    event('2017-06-01', 'après', { establishment: three }),
    event('2030-06-01', 'bien après', { establishment: three }),
    event('2016-06-01', 'inconnu', { establishment: '339999999' }),
  ]);
  await addFacts(path, 'groups', [
    { kind: 'ght', name: 'Ancien', establishment: two },
    { kind: 'ght', name: 'Loin', establishment: afar },
  ]);
  await addFacts(path, 'groups', [
    { kind: 'ght', name: 'GHT A', establishment: three },
    { kind: 'ght', name: 'GHT A', establishment: three },
    { kind: 'ght', name: 'GHT A', establishment: '339999999' },
    { kind: 'other', name: 'GHT A', establishment: two },
  ]);
  return reader(path, (await publishAll(path, { law, indicators })).id);
};
const asked = await world();

const events = async (region: string, establishment: string | null, access?: object) =>
  (await asked.ask('events', { region, establishment }, access && { ...noAccess, ...access })).map(
    ({ date, kind, text, ...place }) => [
      date,
      kind,
      text,
      place.region,
      place.establishment,
      place.indicator,
    ],
  );
const groups = async (region: string, access?: object) =>
  (await asked.ask('groups', { region }, access && { ...noAccess, ...access })).map((row) =>
    Object.values(row),
  );

const everywhere = ['2016-02-01', 'price', 'ancien, partout', null, null, null];
const ofRegion = ['2016-05-01', 'price', 'région 75', '75', null, null];
const merger = (text: string) => ['2017-01-01', 'merger', text, '75', one, null];
const named = merger(`Fusion : CLINIQUE ${three} rejoint CLINIQUE ${one}`);
const after = ['2017-06-01', 'price', 'après', '75', one, null];
const late = ['2030-06-01', 'price', 'bien après', '75', one, null];

test('of a place, the newest file holds; an establishment is the one in force; mergers, contracts and the law are known', async () => {
  expect(await events('75', null)).toEqual([enacted, everywhere, ofRegion]);
  expect(await events('75', one)).toEqual([enacted, everywhere, ofRegion, named, after, late]);
  expect(await events('75', three)).toEqual([
    ...[enacted, everywhere, ofRegion],
    ['2016-06-01', 'price', 'avant', '75', three, 'phev_evolution'],
  ]);
  expect(await events('75', two)).toEqual([
    ...[enacted, everywhere, ofRegion],
    ['2017-02-01', 'contract', 'Contrat signé : Socle, Transport', '75', two, null],
  ]);
  expect(await events('27', afar)).toEqual([
    ...[enacted, everywhere],
    ['2016-02-01', 'price', 'région 27', '27', null, null],
    ['2016-03-01', 'price', 'loin', '27', afar, null],
    ['2017-03-01', 'contract', 'Contrat en vigueur : Socle', '27', afar, null],
  ]);
});

test('an event is told to who may name its place, or reads its region; a neighbour’s name is not', async () => {
  expect(await events('75', one, { scope: [one] })).toEqual([
    ...[enacted, everywhere, ofRegion],
    ...[merger(`Fusion : un établissement rejoint CLINIQUE ${one}`), after, late],
  ]);
  expect(await events('75', one, { scope: [two] })).toEqual([enacted, everywhere, ofRegion]);
  expect(await events('75', one, { release: ['75'] })).toEqual([enacted, everywhere, ofRegion]);
  expect(await events('27', afar, { scope: [one], release: ['75'], peers: [one, afar] })).toEqual([]);
  expect(await events('75', one, {})).toEqual([]);
});

test('groups: the newest file of a region, the merged beside its successor, and only members that one may name', async () => {
  const ours = [
    ['ght', 'GHT A', one],
    ['ght', 'GHT A', three],
    ['other', 'GHT A', two],
  ];
  expect(await groups('75')).toEqual(ours);
  expect(await groups('27')).toEqual([['ght', 'Loin', afar]]);
  expect(await groups('75', { scope: [two, afar], peers: [one, two, three], release: ['75'] })).toEqual([
    ours[2],
  ]);
  expect(await groups('27', { scope: [one], release: ['27'] })).toEqual([]);
});
