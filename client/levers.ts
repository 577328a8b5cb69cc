import type { Lever } from '#api/questions/simulation.ts';

/** Shares in %, 1 to 100; of groups and products one each. A lever that is not moved is not there. */
export type Levers = {
  readonly generics?: number;
  readonly repertoire?: number;
  readonly price?: number;
  readonly biosimilars?: Shares;
  readonly back?: Shares;
};
type Shares = Readonly<Record<string, number>>;

const single = { generics: 'generiques', repertoire: 'repertoire', price: 'prix' } as const;
const keyed = { biosimilars: 'biosimilaires', back: 'retour' } as const;
type Single = keyof typeof single;
type Keyed = keyof typeof keyed;
const shapes: Record<Keyed, RegExp> = { biosimilars: /^[a-z_]{2,40}$/, back: /^[0-9]{7,13}$/ };
/** As many as the question takes. */
const most = 40;

const shareIn = (text: string | null | undefined) =>
  text && /^([1-9][0-9]?|100)$/.test(text) ? Number(text) : undefined;

/** The levers that an address carries: `generiques=50&biosimilaires=adalimumab:30`; the rest is left out. */
export function readLevers(query: URLSearchParams): Levers | undefined {
  const entries = [
    ...Object.entries(single).map(([lever, name]) => [lever, shareIn(query.get(name))] as const),
    ...Object.entries(keyed).map(([lever, name]) => {
      const pairs = (query.get(name) ?? '').split(',').flatMap((pair) => {
        const [key = '', text] = pair.split(':');
        const share = shareIn(text);
        return share !== undefined && shapes[lever as Keyed].test(key) ? [[key, share] as const] : [];
      });
      return [lever, pairs.length > 0 ? Object.fromEntries(pairs.slice(0, most)) : undefined] as const;
    }),
  ].filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Levers) : undefined;
}

/** The same as an address writes them. */
export const leverEntries = (levers: Levers = {}): [string, string | number | undefined][] => [
  ...Object.entries(single).map(([lever, name]): [string, number | undefined] => [
    name,
    levers[lever as Single],
  ]),
  ...Object.entries(keyed).map(([lever, name]): [string, string] => [
    name,
    pairsOf(levers[lever as Keyed]).join(','),
  ]),
];

const pairsOf = (shares: Shares = {}) => Object.entries(shares).map(([key, share]) => `${key}:${share}`);

/** The share of one lever; 0 where it is not moved. */
export const shareOf = (levers: Levers | undefined, lever: Lever, key: string | null): number =>
  isKeyed(lever) ? (levers?.[lever]?.[key ?? ''] ?? 0) : (levers?.[lever] ?? 0);

/** The levers with one of them moved; at 0 it goes. Undefined: none is left. */
export function moved(
  levers: Levers | undefined,
  lever: Lever,
  key: string | null,
  share: number,
): Levers | undefined {
  const { [lever]: former, ...others } = levers ?? {};
  const left = Object.entries(typeof former === 'object' ? former : {}).filter(([one]) => one !== key);
  const shares = Object.fromEntries(share > 0 ? [...left, [key ?? '', share]] : left);
  const held = isKeyed(lever) ? (Object.keys(shares).length > 0 ? shares : undefined) : share || undefined;
  const all = held === undefined ? others : { ...others, [lever]: held };
  return Object.keys(all).length > 0 ? all : undefined;
}

const isKeyed = (lever: Lever): lever is Keyed => lever in keyed;

/** Those that are moved, one by one. */
export const movedLevers = (levers: Levers = {}): { lever: Lever; key: string | null }[] =>
  Object.entries(levers).flatMap(([lever, held]) =>
    (typeof held === 'number' ? [null] : Object.keys(held)).map((key) => ({ lever: lever as Lever, key })),
  );

/** What the simulator is asked. */
export const leversAsked = (levers: Levers = {}, establishment: string, year: number) => ({
  ...{ establishment, year, generics: levers.generics, repertoire: levers.repertoire, price: levers.price },
  ...{ biosimilars: pairsOf(levers.biosimilars), back: pairsOf(levers.back) },
});
