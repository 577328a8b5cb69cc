import { z } from 'zod';

const claimText = z.string().catch('').default('');
const namesClaimed = z.object({
  name: claimText,
  given_name: claimText,
  family_name: claimText,
  usual_name: claimText,
});

/**
 * The name to show: `name`, else first name and name as Pro Santé Connect (`family_name`) and ProConnect (`usual_name`)
 * give them, else the subject. 120 characters at most, no control character.
 */
export const nameOf = (claims: Readonly<Record<string, unknown>>, subject: string): string => {
  const { name, given_name, family_name, usual_name } = namesClaimed.parse(claims);
  const whole = shown(name) || shown(`${given_name} ${usual_name || family_name}`) || shown(subject);
  return whole.slice(0, 120);
};

/**
 * The RPPS number in a claim: eleven digits, or those after the 8 that says "RPPS" in the national identifier of
 * Pro Santé Connect (type digit, then number). Any other value, such as an establishment's or ADELI: null.
 */
export const rppsOf = (claim: unknown): string | null =>
  typeof claim === 'string' && /^8?[0-9]{11}$/.test(claim) ? claim.slice(-11) : null;

const shown = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim();
