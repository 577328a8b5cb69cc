import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const whole = (least: number, most: number, fallback: string) =>
  z
    .string()
    .regex(/^[0-9]{1,6}$/, 'un nombre entier est attendu')
    .default(fallback)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `un nombre entier de ${least} à ${most} est attendu`);

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
  /** Cells of 1 to this many persons are masked; under 10 it would break the rule of the SNDS. */
  CAQES_MASKING_THRESHOLD: whole(10, 1_000, '10'),
  /** Days that the text of lines set aside is kept. */
  CAQES_QUARANTINE_DAYS: whole(0, 36_500, '30'),
  /** Days that a publication no longer served, and a batch that none refers to, are kept. */
  CAQES_PUBLICATION_DAYS: whole(0, 36_500, '400'),
});

export type Config = {
  readonly warehouse: string | null;
  readonly insideSndsSystem: boolean;
  readonly memory: string;
  readonly threads: number;
  readonly maskingThreshold: number;
  readonly quarantineDays: number;
  readonly publicationDays: number;
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
    maskingThreshold: parsed.data.CAQES_MASKING_THRESHOLD,
    quarantineDays: parsed.data.CAQES_QUARANTINE_DAYS,
    publicationDays: parsed.data.CAQES_PUBLICATION_DAYS,
  };
};
