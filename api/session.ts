import { z } from 'zod';
import { roles, type Access, type Role } from './access.ts';

/** A reader that the demo offers to be, in one click. `id` is also the subject of its grant. */
export type Persona = { readonly id: string; readonly role: Role; readonly name: string };

/**
 * GET /api/session: who the reader is, and what screens to offer. `mode` local: no identity provider, readers of this
 * machine only. `lists` says which lists of `Access` are not empty, never what they hold.
 */
export type Session = {
  readonly mode: 'local' | 'oidc';
  readonly name: string;
  readonly roles: readonly Role[];
  readonly lists: readonly (keyof Access)[];
  readonly synthetic: boolean;
  /** The roles on offer in local mode, in order, and the one chosen; none with an identity provider. */
  readonly personas: readonly Persona[];
  readonly persona: string | null;
};

/** POST /api/session/persona: becomes another reader of the demo. */
export const personaRequest = z.strictObject({ persona: z.enum(roles) });

/** POST /api/transmissions and /api/transmissions/withdraw: a semester's analysis of an establishment. */
export const transmissionRequest = z.strictObject({
  establishment: z.string().regex(/^[0-9][0-9AB][0-9A-Z]{6,7}$/, 'un numéro FINESS de 9 caractères'),
  semester: z.string().regex(/^20[0-9]{2}-S[12]$/, 'un semestre, par exemple 2018-S1'),
});
export type TransmissionRequest = z.output<typeof transmissionRequest>;

/** GET /api/transmissions: those of the reader's establishments, and those transmitted to the reader. */
export type Transmission = TransmissionRequest & {
  readonly transmitted_by: string;
  readonly transmitted_at: string;
};
