// Codes that several sources share, as they are written in extracts.
export const finess = {
  code: '[0-9][0-9AB][0-9]{6}[0-9]?',
  what: 'pas un numéro FINESS (8 ou 9 caractères)',
};
/**
 * Order of the lines of large files: establishment by establishment, as a number, for a text among the keys makes sorting
 * and writing half as long again. Letters are those of Corsica, 2A and 2B: digits to base sixteen.
 */
export const byFiness = "('0x' || finess)::bigint";
export const rpps = { code: '[0-9]{1,11}', what: 'pas un numéro RPPS (11 chiffres au plus)' };
export const year = { code: '20[0-9]{2}', what: 'pas une année' };
export const region = { code: '[0-9]{1,2}', what: 'pas un code de région INSEE (1 ou 2 chiffres)' };
