import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  json,
  numeric,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { rightsOf, roles, type Access, type Right, type Role, type Territory } from '#api/access.ts';
import { id, listed, moment, some } from './columns.ts';

export { annotations, ownGroups } from './schema-events.ts';

// After a change here: docs/store.md says how its migration is made.

const holding = (held: (role: Role) => boolean) => listed(roles.filter(held));
const withRight = (right: Right) => holding((role) => rightsOf[role][right] === true);
const inTerritory = (territory: Territory) => holding((role) => rightsOf[role].territory === territory);

/** Accesses opened, as `grantRequest` of api/access.ts checked them; a trigger lets nothing change but a revocation. */
export const grants = pgTable(
  'access_grant',
  {
    id: id(),
    iss: text().notNull(),
    sub: text().notNull(),
    name: text().notNull(),
    role: text({ enum: roles }).notNull(),
    regions: text().array().notNull(),
    departements: text().array().notNull(),
    establishments: text().array().notNull(),
    rpps: text(),
    clear_rpps: boolean().notNull(),
    from: date('from_day', { mode: 'string' }).notNull(),
    to: date('to_day', { mode: 'string' }),
    granted_by: text().notNull(),
    granted_at: moment().notNull(),
    revoked_by: text(),
    revoked_at: moment(),
  },
  (grant) => [
    index('access_grant_person').on(grant.iss, grant.sub),
    check('access_grant_role', sql`${grant.role} in (${holding(() => true)})`),
    check(
      'access_grant_regions',
      sql`(${some(grant.regions)}) = (${grant.role} in (${inTerritory('regions')}))`,
    ),
    check(
      'access_grant_departements',
      sql`(${some(grant.departements)}) = (${grant.role} in (${inTerritory('departements')}))`,
    ),
    check(
      'access_grant_establishments',
      sql`(${some(grant.establishments)}) = (${grant.role} in (${inTerritory('establishments')}))`,
    ),
    check(
      'access_grant_rpps',
      sql`${grant.rpps} is null or (${grant.rpps} ~ '^[0-9]{11}$' and ${grant.role} in (${withRight('own')}))`,
    ),
    check(
      'access_grant_clear_rpps',
      sql`not ${grant.clear_rpps} or ${grant.role} in (${withRight('pseudonyms')})`,
    ),
    check('access_grant_days', sql`${grant.to} is null or ${grant.to} >= ${grant.from}`),
    check('access_grant_revoked', sql`(${grant.revoked_by} is null) = (${grant.revoked_at} is null)`),
  ],
);

/** The lists (`Access`) of each fingerprint that the trace names. */
export const traceScopes = pgTable('trace_scope', {
  fingerprint: text().primaryKey(),
  lists: json().$type<Access>().notNull(),
});

/** Answers given; a trigger refuses that a row be changed, or erased before its time (`forgetTrace`). */
export const trace = pgTable(
  'trace',
  {
    id: id(),
    request: text().notNull(),
    at: moment().notNull(),
    iss: text().notNull(),
    sub: text().notNull(),
    name: text().notNull(),
    /** Name and subject as the filter compares them: lower case, no accents, alike in every locale. */
    sought: text().notNull(),
    roles: text().array().notNull(),
    question: text().notNull(),
    // json, not jsonb: jsonb refuses text that a hostile reader may send (\u0000, half a surrogate pair).
    parameters: json().$type<Readonly<Record<string, unknown>>>().notNull(),
    scope: text()
      .notNull()
      .references(() => traceScopes.fingerprint),
    outcome: text().notNull(),
    rows: bigint({ mode: 'number' }),
    masked: bigint({ mode: 'number' }),
    format: text().notNull(),
    publication: text(),
  },
  (entry) => [
    index('trace_at').on(entry.at),
    index('trace_person').on(entry.iss, entry.sub, entry.id),
    index('trace_lists').on(entry.scope),
  ],
);

/** Analyses of a semester that establishments transmitted to the agencies; a trigger lets nothing change but a withdrawal. */
export const transmissions = pgTable(
  'transmission',
  {
    id: id(),
    establishment: text().notNull(),
    semester: text().notNull(),
    transmitted_by: text().notNull(),
    transmitted_at: moment().notNull(),
    withdrawn_by: text(),
    withdrawn_at: moment(),
  },
  (transmission) => [
    uniqueIndex('transmission_in_force')
      .on(transmission.establishment, transmission.semester)
      .where(sql`${transmission.withdrawn_at} is null`),
    check('transmission_semester', sql`${transmission.semester} ~ '^20[0-9]{2}-S[12]$'`),
    check(
      'transmission_withdrawn',
      sql`(${transmission.withdrawn_by} is null) = (${transmission.withdrawn_at} is null)`,
    ),
  ],
);

// As declarationValue has them: a JavaScript number holds any of them whole.
const figure = () => numeric({ precision: 18, scale: 3, mode: 'number' });

/** What establishments declared, as `declarationValue` of api/declaration.ts checked it; a trigger lets nothing change. */
export const declarations = pgTable(
  'declaration',
  {
    id: id(),
    establishment: text().notNull(),
    year: integer().notNull(),
    indicator: text().notNull(),
    value: figure(),
    numerator: figure(),
    denominator: figure(),
    proof: text().notNull(),
    /** For people: the name, and the role. `identity` is who it was, for whoever must know. */
    declared_by: text().notNull(),
    identity: text().notNull(),
    declared_at: moment().notNull(),
  },
  (declaration) => [
    index('declaration_place').on(declaration.establishment, declaration.year, declaration.indicator),
    check('declaration_year', sql`${declaration.year} between 2000 and 2100`),
    check('declaration_indicator', sql`${declaration.indicator} ~ '^[a-z][a-z0-9_]{1,62}$'`),
    check(
      'declaration_figures',
      sql`(${declaration.value} >= 0 and ${declaration.numerator} is null and ${declaration.denominator} is null)
        is true
        or (${declaration.value} is null and ${declaration.numerator} between 0 and ${declaration.denominator})
        is true`,
    ),
  ],
);

/**
 * Argumentations of lines hors référentiel, as `argumentationRequest` of api/argumentation.ts checked them; a trigger lets
 * nothing change. `line_date` and `product` are the line's own, part of what `line_id` is made from: an orphan keeps them.
 */
export const argumentations = pgTable(
  'argumentation',
  {
    id: id(),
    establishment: text().notNull(),
    line_id: text().notNull(),
    line_date: date({ mode: 'string' }).notNull(),
    product: text().notNull(),
    documented: boolean().notNull(),
    rcp_held: boolean(),
    rcp_level: integer(),
    patient_informed: integer(),
    icd10: text().notNull(),
    stage: text().notNull(),
    therapy_line: text().notNull(),
    argument: text().notNull(),
    /** For people: the name, and the role. `identity` is who it was, for whoever must know. */
    entered_by: text().notNull(),
    identity: text().notNull(),
    entered_at: moment().notNull(),
  },
  (argumentation) => [
    index('argumentation_place').on(argumentation.establishment, argumentation.line_id, argumentation.id),
    check('argumentation_line', sql`${argumentation.line_id} ~ '^[0-9a-f]{32,64}$'`),
    check('argumentation_rcp', sql`${argumentation.rcp_level} between 0 and 4`),
    check('argumentation_informed', sql`${argumentation.patient_informed} between 0 and 2`),
    check('argumentation_text', sql`length(${argumentation.argument}) <= 500`),
  ],
);

/** Sessions of signed-in readers; `id` is the SHA-256 of the number in the cookie. `data` null: ended before its time. */
export const sessions = pgTable(
  'session',
  {
    id: text().primaryKey(),
    data: json().$type<Record<string, unknown>>(),
    expires: moment().notNull(),
  },
  (session) => [index('session_expires').on(session.expires)],
);
