import type { matrixFr } from './matrix-fr.ts';

export const matrixEn: typeof matrixFr = {};
