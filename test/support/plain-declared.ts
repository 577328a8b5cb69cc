/**
 * The slow, obvious second implementation of what is declared: it says what docs/declarations.md says, in the order in
 * which a person would read the declarations.
 */
export type PlainKind = 'rate' | 'score' | 'level' | 'amount';
export type PlainDeclaration = {
  readonly finess: string;
  readonly indicator: string;
  readonly year: number;
  /** Whole numbers; a rate has both, the others a numerator alone. */
  readonly n: number;
  readonly d: number | null;
  /** When it was declared; null: not said, thus before all that say it. */
  readonly declared_at: string | null;
};
export type PlainDeclared = { readonly n: number; readonly d: number | null };
export type PlainTarget = { readonly op: '<=' | '>='; readonly value: number };

/** What holds for an establishment's year: the newest declaration; of those declared at once, the last received. */
export const plainDeclared = (
  batches: readonly (readonly PlainDeclaration[])[],
  finess: string,
  indicator: string,
  year: number,
): PlainDeclared | undefined => {
  let kept: PlainDeclaration | undefined;
  for (const each of batches.flat()) {
    if (each.finess !== finess || each.indicator !== indicator || each.year !== year) continue;
    if (kept === undefined || (each.declared_at ?? '') >= (kept.declared_at ?? '')) kept = each;
  }
  return kept;
};

/** The value that a person would print, or null. A level of 0 is an answer. */
export const plainDeclaredValue = (kind: PlainKind, declared: PlainDeclared | undefined): number | null => {
  if (declared === undefined) return null;
  if (kind !== 'rate') return declared.n;
  return declared.d === null || declared.d <= 0 ? null : declared.n / declared.d;
};

/** What a value is worth against a target (percent of a rate, else the number itself), on whole numbers. */
export const plainDeclaredVerdict = (
  kind: PlainKind,
  declared: PlainDeclared | undefined,
  target: PlainTarget | null,
): string => {
  if (plainDeclaredValue(kind, declared) === null) return 'non évaluable';
  if (target === null) return 'sans cible';
  const left = (declared?.n ?? 0) * 100;
  const right = kind === 'rate' ? (declared?.d ?? 0) * target.value : target.value * 100;
  return (target.op === '<=' ? left <= right : left >= right) ? 'atteint' : 'non atteint';
};

/** Of several: those that declared are summed, then divided; a score or a level has no total. */
export const plainDeclaredTotal = (
  kind: PlainKind,
  parts: readonly (PlainDeclared | undefined)[],
): PlainDeclared | undefined => {
  const told = parts.flatMap((each) => each ?? []);
  if (told.length === 0 || kind === 'score' || kind === 'level') return undefined;
  const sum = (side: (each: PlainDeclared) => number) => told.reduce((all, each) => all + side(each), 0);
  return { n: sum(({ n }) => n), d: kind === 'rate' ? sum(({ d }) => d ?? 0) : null };
};
