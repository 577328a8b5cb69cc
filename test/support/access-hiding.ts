/**
 * The slow, obvious second opinion on what figures hide: the rules at the head of sql/figures.sql, on whole numbers, one
 * total at a time.
 */
export type HiddenPart = {
  readonly establishment: string;
  readonly category: string;
  readonly n: number;
  readonly d: number;
  readonly assessable: boolean;
  /** May be named; of those, may not be read. */
  readonly inScope: boolean;
  readonly masked: boolean;
};

export type Shown = 'exact' | 'anonymous' | 'masked' | 'empty';

/** How the region's total and each category's are shown; by month or rolling window, no category that hides others is. */
export const plainShown = (parts: readonly HiddenPart[], yearly: boolean): Map<string, Shown> => {
  const categories = [...new Set(parts.map(({ category }) => category))];
  const membersOf = (category: string) => parts.filter((part) => part.category === category);
  const isTold = (category: string) =>
    isSafe(membersOf(category)) && (yearly || others(membersOf(category)).length === 0);
  const unsafe = categories.filter((category) => !isTold(category));
  const restIsSafe = isSafe(unsafe.flatMap(membersOf));
  const shown = new Map<string, Shown>([['region', how(parts, isSafe(parts))]]);
  for (const category of categories)
    shown.set(category, how(membersOf(category), isTold(category) && restIsSafe));
  return shown;
};

const how = (members: readonly HiddenPart[], isTold: boolean): Shown => {
  if (!members.some((part) => part.assessable)) return 'empty';
  if (hiddenOf(members).length === 0) return 'exact';
  return isTold ? 'anonymous' : 'masked';
};

const weighs = (part: HiddenPart) => part.n !== 0 || part.d !== 0;
const others = (members: readonly HiddenPart[]) => members.filter((part) => part.assessable && !part.inScope);
const masked = (members: readonly HiddenPart[]) =>
  members.filter((part) => part.assessable && part.inScope && part.masked && weighs(part));
const hiddenOf = (members: readonly HiddenPart[]) => [...others(members), ...masked(members)];

const isSafe = (members: readonly HiddenPart[]): boolean => {
  const strangers = others(members);
  if (strangers.length > 0)
    return (
      strangers.filter(weighs).length >= 5 &&
      noneDominates(strangers.map(({ n }) => n)) &&
      noneDominates(strangers.map(({ d }) => d))
    );
  if (masked(members).length === 0) return true;
  return masked(members).length >= 2 && members.filter((part) => part.assessable && weighs(part)).length >= 5;
};

/** None above 85 % of their sum, without signs. */
const noneDominates = (amounts: readonly number[]): boolean => {
  const sizes = amounts.map(Math.abs);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.every((size) => size * 100 <= whole * 85);
};

/** Those that the figure of a group is of: of a category with others that are not named, these and the masked ones alone. */
export const shownParts = (parts: readonly HiddenPart[], group: string): readonly HiddenPart[] => {
  const members = parts.filter((part) => part.assessable && (group === 'region' || part.category === group));
  return group !== 'region' && others(members).length > 0 ? hiddenOf(members) : members;
};
