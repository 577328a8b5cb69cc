import { use } from 'react';
import { chosenNow, useChoice } from './choice.ts';
import type { Language } from './format.ts';
import { wordsIn, type Words } from './words.ts';

/** The words of the language that the address names; French unless English is chosen. Waits for them where they are new. */
export function useWords(): Words {
  const { choice } = useChoice();
  const language = choice.language ?? 'fr';
  return known.get(language) ?? use(learn(language));
}

/** Those of the address as it is, before the first screen: it is drawn once. */
export const firstWords = (): Promise<Words> => learn(chosenNow().language ?? 'fr');

const known = new Map<Language, Words>();
const learning = new Map<Language, Promise<Words>>();

const learn = (language: Language): Promise<Words> => {
  const begun = learning.get(language);
  if (begun) return begun;
  const words = wordsIn[language]().then((found) => {
    known.set(language, found);
    return found;
  });
  learning.set(language, words);
  // A file that did not come is asked for again.
  words.catch(() => learning.delete(language));
  return words;
};
