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
  method_refused: { status: 405, message: 'Seule la lecture (GET) est permise ici.' },
  format_refused: {
    status: 406,
    message: 'Formats servis : application/vnd.apache.arrow.stream, application/json, text/csv.',
  },
  host_refused: { status: 421, message: 'Ce serveur ne répond qu’à localhost.' },
  query_timeout: { status: 504, message: 'La question a dépassé le temps permis et a été arrêtée.' },
  engine_failure: {
    status: 500,
    message: 'Le calcul a échoué ; transmettez l’identifiant à l’administrateur.',
  },
  publication_missing: { status: 503, message: 'Aucune publication à servir.' },
} as const;

export type FailureCode = keyof typeof failures;

/** The body of every refused or failed answer. `parameter` names the wrong one; `id` finds it in the log. */
export const failureBody = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(failures) as [FailureCode, ...FailureCode[]]),
    message: z.string(),
    parameter: z.string().optional(),
    id: z.string(),
  }),
});
export type FailureBody = z.infer<typeof failureBody>;
