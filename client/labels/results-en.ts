import type { resultsFr } from './results-fr.ts';

export const resultsEn: typeof resultsFr = {};
