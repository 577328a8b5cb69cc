/** Establishments against engagements. */
export const matrixFr = {};
