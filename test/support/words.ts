import { formatIn, type Language } from '#client/format.ts';
import { en } from '#client/labels/en.ts';
import { fr } from '#client/labels/fr.ts';
import type { Words } from '#client/words.ts';

/** Both languages at once, where a test compares what they say. */
export const words: Record<Language, Words> = {
  fr: { language: 'fr', labels: fr, format: formatIn('fr') },
  en: { language: 'en', labels: en, format: formatIn('en') },
};
