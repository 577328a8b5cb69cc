import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const environment = z.object({
  /** Folder of the warehouse; null where the environment does not say. */
  CAQES_WAREHOUSE: z.string().min(1).nullable().default(null),
  /** Declares that this instance runs inside a system meeting the SNDS security référentiel (arr. 6/05/2024). */
  CAQES_SNDS_SYSTEM: z.enum(['yes', 'no']).default('no'),
  /** Memory that the build's engine may take before it spills to disk. */
  CAQES_BUILD_MEMORY: z
    .string()
    .regex(/^[0-9]+(MB|GB)$/)
    .default('4GB'),
});

export type Config = {
  readonly warehouse: string | null;
  readonly insideSndsSystem: boolean;
  readonly memory: string;
  readonly threads: number;
};

/** The one reading of the environment by the data commands. @throws Refusal naming the wrong variable */
export const readConfig = (env: NodeJS.ProcessEnv): Config => {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refusal(
      `Variable d’environnement ${String(issue?.path[0])} refusée : ${issue?.message ?? ''}.`,
    );
  }
  return {
    warehouse: parsed.data.CAQES_WAREHOUSE,
    insideSndsSystem: parsed.data.CAQES_SNDS_SYSTEM === 'yes',
    memory: parsed.data.CAQES_BUILD_MEMORY,
    threads: availableParallelism(),
  };
};
