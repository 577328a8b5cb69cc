import { z } from 'zod';

/** Every failure a reader of the API can meet: its status, and its sentence in French. */
export const failures = {
  parameter_invalid: { status: 400, message: 'Paramètre refusé.' },
  question_unknown: { status: 404, message: 'Cette question n’existe pas.' },
  establishment_unknown: {
    status: 404,
    message: 'Aucun établissement de votre périmètre ne porte ce numéro FINESS.',
  },
  region_unknown: { status: 404, message: 'Aucun établissement de votre périmètre n’est dans cette région.' },
  indicator_unknown: { status: 404, message: 'Cet indicateur n’est pas dans la publication.' },
  line_unknown: { status: 404, message: 'Aucune ligne de votre périmètre ne porte cet identifiant.' },
  method_refused: { status: 405, message: 'Seule la lecture (GET) est permise ici.' },
  format_refused: {
    status: 406,
    message: 'Formats servis : application/vnd.apache.arrow.stream, application/json, text/csv.',
  },
  sign_in_needed: { status: 401, message: 'Connectez-vous pour continuer.' },
  sign_in_refused: {
    status: 401,
    message:
      'La connexion a été refusée par le fournisseur d’identité ou n’a pas pu être vérifiée ; recommencez.',
  },
  no_grant: {
    status: 403,
    message: 'Aucun accès ne vous est ouvert ; adressez-vous à l’administrateur de l’observatoire.',
  },
  question_forbidden: { status: 403, message: 'Votre rôle ne donne pas accès à cette question.' },
  origin_refused: { status: 403, message: 'Cette demande ne vient pas d’une page de ce site.' },
  body_refused: { status: 400, message: 'Corps de la demande refusé : un objet JSON conforme est attendu.' },
  file_refused: { status: 400, message: 'Fichier refusé, rien n’en est gardé.' },
  body_too_large: { status: 413, message: 'Corps de la demande trop grand.' },
  too_many_requests: { status: 429, message: 'Trop de demandes en peu de temps ; attendez une minute.' },
  not_found: { status: 404, message: 'Rien à cette adresse.' },
  conflict: { status: 409, message: 'Demande impossible en l’état.' },
  trace_failure: {
    status: 503,
    message:
      'La réponse ne peut pas être tracée, donc pas donnée ; réessayez, puis prévenez l’administrateur.',
  },
  store_failure: { status: 503, message: 'Le registre des accès ne répond pas ; réessayez dans un instant.' },
  host_refused: { status: 421, message: 'Ce serveur ne répond pas à ce nom d’hôte.' },
  query_timeout: { status: 504, message: 'La question a dépassé le temps permis et a été arrêtée.' },
  engine_failure: {
    status: 500,
    message: 'Le calcul a échoué ; transmettez l’identifiant à l’administrateur.',
  },
  publication_missing: { status: 503, message: 'Aucune publication à servir.' },
} as const;

export type FailureCode = keyof typeof failures;

/** What is wrong where: in the line of a file, or in the value (from 0) of a form and its field. One French sentence. */
const fault = z.strictObject({
  line: z.number().int().optional(),
  index: z.number().int().optional(),
  field: z.string().optional(),
  message: z.string(),
});
export type Fault = z.infer<typeof fault>;

/** So many faults are told of one file or form; `fault_count` says how many there are. */
export const mostFaults = 50;

/**
 * The body of every refused or failed answer. `parameter` names the wrong one; `id` finds it in the log. A refused form of
 * several values (body_refused) and a refused file (file_refused) tell their `faults`.
 */
export const failureBody = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(failures) as [FailureCode, ...FailureCode[]]),
    message: z.string(),
    parameter: z.string().optional(),
    faults: z.array(fault).max(mostFaults).optional(),
    fault_count: z.number().int().optional(),
    id: z.string(),
  }),
});
export type FailureBody = z.infer<typeof failureBody>;
