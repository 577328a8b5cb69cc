/** An expectation met a million times a suite: `expect` itself takes most of the time. */
export const insist = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what);
};
