/**
 * What a reader may see, as two explicit lists of FINESS that every question receives.
 * scope: establishments that may be named; peers: establishments that may enter a total or a distribution.
 * An empty list is no row; there is no value that means "all".
 */
export type Access = {
  readonly scope: readonly string[];
  readonly peers: readonly string[];
};

/** The one local reader of an instance without identity provider: sees every establishment given. */
export const localReader = (establishments: readonly string[]): Access => ({
  scope: establishments,
  peers: establishments,
});
