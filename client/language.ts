import { useChoice } from './choice.ts';
import { words, type Words } from './words.ts';

/** The words of the language that the address names; French unless English is chosen. */
export function useWords(): Words {
  const { choice } = useChoice();
  return words[choice.language ?? 'fr'];
}
