import { formatIn, type Format, type Language } from './format.ts';
import { en } from './labels/en.ts';
import { fr, type Labels } from './labels/fr.ts';

/** What a screen or a chart needs to speak one language. */
export type Words = { language: Language; labels: Labels; format: Format };

export const words: Record<Language, Words> = {
  fr: { language: 'fr', labels: fr, format: formatIn('fr') },
  en: { language: 'en', labels: en, format: formatIn('en') },
};
