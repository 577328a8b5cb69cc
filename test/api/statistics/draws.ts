import { chance } from '#test/support/release-world.ts';

/** Draws from a seed: uniform between 0 and 1, and normal (Box & Muller, 1958). */
export const draws = (seed: number) => {
  const uniform = chance(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
};
