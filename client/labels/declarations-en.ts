import type { declarationsFr } from './declarations-fr.ts';

export const declarationsEn: typeof declarationsFr = {};
