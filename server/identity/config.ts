import { z } from 'zod';
import { CannotStart } from '#server/config.ts';

/** How people sign in, read once at start. Durations in milliseconds. `url`: the public origin, without final slash. */
export type IdentityConfig = {
  readonly issuer: string;
  /** Where the provider describes itself; Pro Santé Connect has an address of its own. */
  readonly discovery: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** Levels of authentication asked for, and one of which the provider must then vouch for; none: whatever it has. */
  readonly acrValues: readonly string[];
  readonly rppsClaim: string;
  readonly url: string;
  readonly sessionSecret: string;
  readonly sessionMs: number;
  readonly idleMs: number;
};

/**
 * Reads OIDC_* and what goes with it; null when there is no OIDC_* at all: local mode. Settings that are partial, wrong
 * or unknown never fall back to it: throws CannotStart.
 */
export const readIdentityConfig = (environment: NodeJS.ProcessEnv): IdentityConfig | null => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const named = Object.keys(given).filter((name) => name.startsWith('OIDC_'));
  if (named.length === 0) return null;
  // A misspelt OIDC_ACR_VALUES would lower the level of authentication in silence.
  const unknown = named
    .filter((name) => !(name in schema.shape))
    .map((name) => `${name} : variable inconnue`);
  const parsed = schema.safeParse(given);
  const wrong = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} : ${issue.message}`);
  if (!parsed.success || unknown.length > 0)
    throw new CannotStart(`Environnement refusé. ${[...wrong, ...unknown].join(' ; ')}.`);
  const { data } = parsed;
  return {
    issuer: data.OIDC_ISSUER,
    discovery:
      data.OIDC_DISCOVERY ?? `${data.OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: data.OIDC_CLIENT_ID,
    clientSecret: data.OIDC_CLIENT_SECRET,
    scope: data.OIDC_SCOPE,
    acrValues: data.OIDC_ACR_VALUES.split(' ').filter(Boolean),
    rppsClaim: data.OIDC_RPPS_CLAIM,
    url: new URL(data.CAQES_URL).origin,
    sessionSecret: data.CAQES_SESSION_SECRET,
    sessionMs: data.CAQES_SESSION_HOURS * 3_600_000,
    idleMs: data.CAQES_SESSION_IDLE_MINUTES * 60_000,
  };
};

/** True for an address that never leaves the machine: plain http is allowed there only. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

const required = (what: string) => z.string(`${what} attendu`).min(1, `${what} attendu`);

const address = (what: string) => {
  const sentence = `${what} attendue, en https (http sur cette machine seulement), sans paramètre`;
  return z.string(sentence).refine((text) => {
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
    return safe && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  }, sentence);
};

const whole = (what: string, min: number, max: number) => {
  const sentence = `${what} attendu, entier de ${min} à ${max}`;
  return z
    .string()
    .regex(/^\d+$/, sentence)
    .transform(Number)
    .pipe(z.number().min(min, sentence).max(max, sentence));
};

const schema = z.object({
  OIDC_ISSUER: address('adresse de l’émetteur'),
  OIDC_DISCOVERY: address('adresse de la description du fournisseur')
    .refine((text) => text.includes('/.well-known/'), 'adresse en /.well-known/ attendue')
    .optional(),
  OIDC_CLIENT_ID: required('identifiant du client'),
  OIDC_CLIENT_SECRET: required('secret du client'),
  OIDC_SCOPE: z
    .string()
    .refine((text) => text.split(' ').includes('openid'), 'liste qui contient « openid » attendue')
    .default('openid profile'),
  OIDC_ACR_VALUES: z.string().default(''),
  OIDC_RPPS_CLAIM: z.string().default('SubjectNameID'),
  CAQES_URL: address('adresse publique').refine(
    (text) => !URL.canParse(text) || new URL(text).pathname === '/',
    'adresse publique attendue sans chemin, par exemple https://caqes.example.fr',
  ),
  CAQES_SESSION_SECRET: z
    .string('secret d’au moins 32 caractères attendu')
    .min(32, 'secret d’au moins 32 caractères attendu'),
  CAQES_SESSION_HOURS: whole('nombre d’heures', 1, 24).default(10),
  CAQES_SESSION_IDLE_MINUTES: whole('nombre de minutes', 1, 720).default(60),
});
