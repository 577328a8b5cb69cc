/**
 * The two pairs of limits of a funnel (Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 2005;24:1185-1202): `alpha`, both tails together, and the normal deviate of the same.
 */
export const levels = {
  95: { alpha: 0.05, z: 1.959963984540054 },
  99.8: { alpha: 0.002, z: 3.090232306167813 },
} as const;
export type Level = keyof typeof levels;
