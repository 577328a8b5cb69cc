import { send } from './api.ts';

/** Ends the session; the page is left for another, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  const reply = await send<{ redirect: string }>('/auth/logout', {});
  location.assign(reply?.redirect ?? '/');
}

/** Becomes another reader of the demo. The page is loaded anew: no figure of the reader before outlives it. */
export async function becomePersona(persona: string, language: 'fr' | 'en'): Promise<void> {
  await send('/api/session/persona', { persona });
  location.assign(language === 'en' ? '/?langue=en' : '/');
}
