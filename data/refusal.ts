/** What a person can mend: printed as one sentence, exit code 2, nothing changed. */
export class Refusal extends Error {
  override name = 'Refusal';
}
