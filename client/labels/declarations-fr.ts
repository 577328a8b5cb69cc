/** What an establishment declares of itself. */
export const declarationsFr = {};
