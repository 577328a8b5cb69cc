import { late, type Part } from './components/late.tsx';
import type { Screen } from './screens.ts';

/** Each screen, in a file of its own. */
export const screenParts: Record<Screen['name'], Part<object>> = {
  region: late(() => import('./screens/region.tsx')),
  matrix: late(() => import('./screens/matrix.tsx')),
  establishments: late(() => import('./screens/establishments.tsx')),
  establishment: late(() => import('./screens/establishment.tsx')),
  results: late(() => import('./screens/results.tsx')),
  indicator: late(() => import('./screens/indicator.tsx')),
  gap: late(() => import('./screens/gap.tsx')),
  own: late(() => import('./screens/own.tsx')),
  addOn: late(() => import('./screens/add-on.tsx')),
  offLabel: late(() => import('./screens/off-label.tsx')),
  services: late(() => import('./screens/services.tsx')),
  lines: late(() => import('./screens/lines.tsx')),
  argumentation: late(() => import('./screens/argumentation.tsx')),
  declarations: late(() => import('./screens/declarations.tsx')),
  grants: late(() => import('./screens/grants.tsx')),
  journal: late(() => import('./screens/journal.tsx')),
  imports: late(() => import('./screens/imports.tsx')),
  consultations: late(() => import('./screens/consultations.tsx')),
};

/** Before it is drawn: whether it fails is told where it is. */
export function askScreen(name: Screen['name']): void {
  screenParts[name].ask().catch(() => undefined);
}
