import { rightsOf, type Right } from '#api/access.ts';
import type { Reader } from './reader.ts';

/** As people are told who wrote it, with the roles that let him: in one line, and nothing that a spreadsheet would run. */
export const writtenBy = ({ name, roles }: Reader, ...rights: readonly Right[]): string => {
  const plain = name.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').replace(/^[\s=+\-@']+/, '');
  return `${plain} (${roles.filter((role) => rights.some((right) => rightsOf[role][right])).join(', ')})`;
};
