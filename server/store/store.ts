import type { Store as SessionStore } from 'express-session';
import type { Access, Grant, GrantRequest } from '#api/access.ts';
import type { Argumentation, ArgumentationValue } from '#api/argumentation.ts';
import type { Declaration, DeclarationValue } from '#api/declaration.ts';
import type { DatedEvent, EstablishmentGroup, EventEntry, GroupEntry } from '#api/event.ts';
import type { Transmission, TransmissionRequest } from '#api/session.ts';
import type { Trace, TraceEntry, TraceFilter } from '#api/trace.ts';

/** A person, as an identity provider names one: (iss, sub) and nothing else decides. */
export type Identity = { readonly iss: string; readonly sub: string };

/** An argumentation as kept, with the day and the product of its line. */
export type KeptArgumentation = {
  readonly date: string;
  readonly product: string;
  readonly entry: Argumentation & { readonly id: number };
};

/** Identifiers of lines: `argued`, documented; `undocumented`, said to have no argumentation. */
export type ArguedLines = { readonly argued: readonly string[]; readonly undocumented: readonly string[] };

/**
 * What users write and what the server remembers, in PostgreSQL: the server's only door to it. What a method has
 * resolved is on disk. `who` is the name kept beside an act, `<iss> <sub>`.
 */
export type Store = {
  /**
   * Grants of a person in force on `today` (ISO day), oldest first; and, where one of them opens lists by what was
   * transmitted, `<establishment> <semester>` of every transmission in force.
   */
  readonly openedTo: (
    person: Identity,
    today: string,
  ) => Promise<{ readonly grants: readonly Grant[]; readonly transmitted: readonly string[] }>;
  /** Every grant, revoked ones too, newest first. */
  readonly grants: () => Promise<readonly Grant[]>;
  readonly grant: (request: GrantRequest, who: string) => Promise<Grant>;
  /** False where there is no such grant in force. */
  readonly revoke: (id: number, who: string) => Promise<boolean>;

  /** Records an answer; `lists` are kept once per fingerprint (`entry.scope`). */
  readonly record: (entry: TraceEntry, lists: Access) => Promise<void>;
  /** Newest first; `person` limits to one person's own trace. */
  readonly trace: (filter: TraceFilter, person?: Identity) => Promise<readonly Trace[]>;
  /** Removes entries older than this many days, the only way an entry goes; how many went. */
  readonly forgetTrace: (days: number) => Promise<number>;

  /** Every transmission in force, oldest first. */
  readonly transmissions: () => Promise<readonly Transmission[]>;
  /** False where it was transmitted already. */
  readonly transmit: (request: TransmissionRequest, who: string) => Promise<boolean>;
  /** False where there is none. */
  readonly withdraw: (request: TransmissionRequest, who: string) => Promise<boolean>;

  /** Keeps them all or none, in their order; as kept. `name`: what people are told of who declares. */
  readonly declare: (
    values: readonly DeclarationValue[],
    who: { readonly name: string; readonly identity: string },
  ) => Promise<readonly Declaration[]>;
  /** Every declaration of these establishments, of a year or of all, newest first. */
  readonly declarations: (filter: {
    readonly establishments: readonly string[];
    readonly year?: number | undefined;
  }) => Promise<readonly Declaration[]>;
  /** The newest of each establishment, year and indicator, in their order. */
  readonly declarationsInForce: () => Promise<readonly Declaration[]>;

  /** As kept. `line`: of the line's own, as the publication says. `name`: what people are told of who enters it. */
  readonly argue: (
    value: ArgumentationValue,
    line: { readonly date: string; readonly product: string },
    who: { readonly name: string; readonly identity: string },
  ) => Promise<KeptArgumentation>;
  /** Every argumentation of an establishment, of one line or of all, newest first. */
  readonly argumentations: (filter: {
    readonly establishment: string;
    readonly line_id?: string | undefined;
  }) => Promise<readonly KeptArgumentation[]>;
  /** The newest of each line, by establishment and line. */
  readonly argumentationsInForce: () => Promise<readonly KeptArgumentation[]>;
  /** How many argumentations these establishments have: they only grow, so as many are the same ones. */
  readonly argumentationCount: (establishments: readonly string[]) => Promise<number>;
  /** Lines of these establishments, by what the newest argumentation of each says. */
  readonly arguedLines: (establishments: readonly string[]) => Promise<ArguedLines>;

  /** As its author is told. `name`: what people are told of who writes it. */
  readonly annotate: (entry: EventEntry, person: Identity, name: string) => Promise<DatedEvent>;
  /** Events of a region, and of an establishment of it where one is given: the person's own, and shared ones. By date. */
  readonly annotations: (
    place: { readonly region: string; readonly establishment?: string | undefined },
    person: Identity,
  ) => Promise<readonly DatedEvent[]>;
  /** False where the person wrote none of that number, or withdrew it. */
  readonly withdrawAnnotation: (id: number, person: Identity) => Promise<boolean>;

  /** A person's own sets, by name. */
  readonly ownGroups: (person: Identity) => Promise<readonly EstablishmentGroup[]>;
  /** Keeps a set in place of the one of its name; false where the person already has `most` of other names. */
  readonly saveGroup: (entry: GroupEntry, person: Identity, most: number) => Promise<boolean>;
  /** False where there is none of that name. */
  readonly deleteGroup: (name: string, person: Identity) => Promise<boolean>;

  /** Sessions of signed-in readers, for express-session. */
  readonly sessions: SessionStore;
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
};
