/** Who a reader may be (docs/access.md). The order is that of the table of roles and of the switcher. */
export const roles = [
  'ars',
  'drsm',
  'cpam',
  'omedit',
  'working_group',
  'federation',
  'pui',
  'dim',
  'cme',
  'direction',
  'prescriber',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** What a grant names: regions, départements (the circonscription of a CPAM), establishments, or nothing. */
export type Territory = 'regions' | 'departements' | 'establishments' | 'none';

/** What a role may read of its territory; the lists of `Access` say the same, establishment by establishment. */
export type Rights = {
  readonly territory: Territory;
  /** Establishments of the territory may be named; else only the totals of their region. */
  readonly names?: true;
  /** A signatory of the contract: reads its numerators and denominators unmasked. */
  readonly signatory?: true;
  /** Reads the regional release tables. */
  readonly release?: true;
  /** Services, from analyses that establishments transmitted. */
  readonly transmitted?: true;
  /** PHEV by prescriber, under pseudonyms unless the grant says otherwise. */
  readonly pseudonyms?: true;
  /** Services of its own establishment, masked. */
  readonly units?: true;
  /** Crosses the lines of its own establishment freely, prescribers named. */
  readonly detail?: true;
  /** Reads those lines one by one. */
  readonly lines?: true;
  /** Reads its own lines only, by its own RPPS. */
  readonly own?: true;
  /** The anonymous distributions of prescribers. */
  readonly distributions?: true;
  /** May transmit a semester's analysis to the agencies. */
  readonly transmits?: true;
  /** Declares the values of its own establishment. */
  readonly declares?: true;
  /** Enters the argumentation of lines that it may list. */
  readonly argues?: true;
  /** Opens accesses, reads the trace and the list of imports. */
  readonly administers?: true;
};
export type Right = Exclude<keyof Rights, 'territory'>;

const agency: Rights = {
  territory: 'regions',
  names: true,
  signatory: true,
  release: true,
  transmitted: true,
  pseudonyms: true,
  distributions: true,
};
const hospital: Rights = { territory: 'establishments', names: true, signatory: true, distributions: true };

export const rightsOf: Readonly<Record<Role, Rights>> = {
  ars: agency,
  drsm: agency,
  cpam: { territory: 'departements', names: true, signatory: true, release: true },
  omedit: { territory: 'regions', names: true, release: true, transmitted: true, distributions: true },
  working_group: { territory: 'regions', release: true },
  federation: { territory: 'regions', release: true },
  pui: { ...hospital, detail: true, lines: true, transmits: true, declares: true, argues: true },
  dim: { ...hospital, detail: true, lines: true, declares: true, argues: true },
  cme: { ...hospital, detail: true, transmits: true, declares: true },
  direction: { ...hospital, units: true, transmits: true, declares: true },
  prescriber: { ...hospital, own: true, argues: true },
  administrator: { territory: 'none', administers: true },
};

/** Whether one of these roles has one of these rights. */
export const hasRight = (held: readonly Role[], rights: readonly Right[]): boolean =>
  held.some((role) => rights.some((right) => rightsOf[role][right]));
