import type { EstablishmentGroup } from '#api/event.ts';

export const groupKinds = ['categorie', 'ght', 'autre', 'mien'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** A group that the reader may choose; `key` is what the address says. */
export type GroupChoice = {
  readonly key: string;
  readonly kind: GroupKind;
  readonly name: string;
  readonly members: ReadonlySet<string>;
};

type Member = { readonly establishment: string | null; readonly category: string | null };

const kindOf = { ght: 'ght', other: 'autre', own: 'mien' } as const;

/** The categories of these establishments, then the groups that hold some of them, by kind and name. */
export function groupChoices(
  groups: readonly EstablishmentGroup[],
  establishments: readonly Member[],
): GroupChoice[] {
  const here = new Set(establishments.map(({ establishment }) => establishment ?? ''));
  const categories = [...new Set(establishments.flatMap(({ category }) => category ?? []))].map((name) =>
    choiceOf(
      'categorie',
      name,
      establishments
        .filter(({ category }) => category === name)
        .map(({ establishment }) => establishment ?? ''),
    ),
  );
  const others = groups
    .map(({ kind, name, establishments: members }) => choiceOf(kindOf[kind], name, members))
    .filter(({ members }) => [...members].some((one) => here.has(one)));
  const rank = (kind: GroupKind) => groupKinds.indexOf(kind);
  return [...categories, ...others].sort(
    (a, b) => rank(a.kind) - rank(b.kind) || a.name.localeCompare(b.name, 'fr'),
  );
}

function choiceOf(kind: GroupKind, name: string, members: readonly string[]): GroupChoice {
  return { key: `${kind}:${name}`, kind, name, members: new Set(members) };
}
