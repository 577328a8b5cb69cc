import { formatIn, type Format, type Language } from './format.ts';
import type { Labels } from './labels/fr.ts';

/** What a screen or a chart needs to speak one language. */
export type Words = { language: Language; labels: Labels; format: Format };

/** The words of one language, fetched when it is first spoken. */
export const wordsIn: Record<Language, () => Promise<Words>> = {
  fr: async () => ({ language: 'fr', labels: (await import('./labels/fr.ts')).fr, format: formatIn('fr') }),
  en: async () => ({ language: 'en', labels: (await import('./labels/en.ts')).en, format: formatIn('en') }),
};
