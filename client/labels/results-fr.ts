/** A year of one establishment, and one indicator in full. */
export const resultsFr = {};
