import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { plain } from '../view.ts';

/** Options that hold every word typed; accents and case do not matter. A group left empty is left out. */
export const everyWord: OptionsFilter = ({ options, search, limit }) => {
  const words = plain(search).split(/\s+/).filter(Boolean);
  let room = limit;
  const found = ({ label }: ComboboxItem) => {
    const kept = room > 0 && words.every((word) => plain(label).includes(word));
    if (kept) room -= 1;
    return kept;
  };
  return options.flatMap((option): ComboboxParsedItem[] => {
    if ('value' in option) return found(option) ? [option] : [];
    const items = option.items.filter(found);
    return items.length > 0 ? [{ ...option, items }] : [];
  });
};
