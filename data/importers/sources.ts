import { argumentations } from './argumentations.ts';
import { contracts } from './contracts.ts';
import { declarations } from './declarations.ts';
import { events } from './events.ts';
import { finess } from './finess.ts';
import { groups } from './groups.ts';
import type { Source } from './layout.ts';
import { les } from './les.ts';
import { lesReference } from './les-reference.ts';
import { openPhmev } from './open-phmev.ts';
import { phev } from './phev.ts';
import { rpps } from './rpps.ts';
import { targets } from './targets.ts';
import { transport } from './transport.ts';

export const sources: readonly Source[] = [
  openPhmev,
  phev,
  les,
  transport,
  declarations,
  finess,
  targets,
  contracts,
  lesReference,
  argumentations,
  rpps,
  events,
  groups,
];
