import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

type Questions = typeof import('../../../server/questions.ts');
type Publications = typeof import('../../../server/publication.ts');

/** The server's own modules, as vite reads them: they take sql/ in by imports that Node alone does not know. */
export const productCode = async () => {
  const vite = await createServer({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    ...{ configFile: false, appType: 'custom', logLevel: 'error' },
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const questions = (await vite.ssrLoadModule('/server/questions.ts')) as Questions;
  const publications = (await vite.ssrLoadModule('/server/publication.ts')) as Publications;
  await vite.close();
  return { ...questions, ...publications };
};
