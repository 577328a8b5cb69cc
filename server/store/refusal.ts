import { CannotStart } from '../config.ts';

/** What a person can mend about the store: one sentence, exit code 2, nothing changed. */
export class StoreRefusal extends CannotStart {
  override name = 'StoreRefusal';
}
