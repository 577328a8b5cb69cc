import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '#server/build.ts';
import { productQuestions } from '#server/questions.ts';
import { openBrowser, seriousFaults } from '#test/support/browser.ts';
import { publishCorrected } from '#test/support/corrected.ts';
import { plain } from '#test/support/french.ts';
import { secondId, temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { clean, settled, visitAs, type Opened, type Visit } from '#test/support/visit.ts';

// The fixture's first hospital: a file argues a line within the référentiel, another that no file has. On screen two more
// are argued, before files corrected since say otherwise of them.

const own = '330000001';
const line = (i: number) => createHash('sha256').update(`${own}${i}`).digest('hex');

let server: TestServer;
let opened: Opened;
let pharmacist: Visit;

beforeAll(async () => {
  // Another file's product may be building: that is no fault here.
  await buildIfStale(() => undefined);
  const folder = await temporaryWarehouse();
  await writePublication(folder);
  server = await startServer({ folder, questions: productQuestions(), client: 'dist/client' });
  const reader = await server.as('pui');
  for (const i of [40, 45]) {
    const said = { documented: true, rcp_held: false, argument: `Avis SFRO ${i}` };
    const reply = await server.post(
      '/api/argumentations',
      { establishment: own, line_id: line(i), ...said },
      reader,
    );
    expect(reply.status).toBe(201);
  }
  await publishCorrected(folder, secondId, { gone: line(40), inside: line(45) });
  await server.warehouse.refresh();
  opened = {
    browser: await openBrowser(),
    product: { url: server.url, stop: server.close },
    close: async () => {
      await opened.browser.close();
      await server.close();
    },
  };
  pharmacist = await visitAs(opened, 'pui');
}, 300_000);

afterAll(() => opened.close());

describe('the pharmacist whose files were corrected after he argued', () => {
  it('is told how many argumentations have lost their line, and reads each with why and what to do', async () => {
    const { page, open } = pharmacist;
    await open('/argumentation');
    const tab = page.getByRole('button', { name: /^À revoir/ });
    await expect.poll(async () => plain(await tab.textContent())).toBe('À revoir (4)');
    await tab.click();
    await settled(page);
    const entries = page.locator('.argument-entry');
    expect(await entries.count()).toBe(4);
    const told = async (argument: string) => {
      const entry = entries.filter({ hasText: argument });
      return [await entry.getAttribute('data-status'), plain(await entry.textContent())];
    };
    expect(await told('Avis SFRO 40')).toEqual([
      'gone',
      expect.stringContaining('La ligne n’est plus dans les fichiers reçus'),
    ]);
    expect(await told('Avis SFRO 45')).toEqual([
      'inside',
      expect.stringContaining('la ligne est maintenant dans le référentiel'),
    ]);
    // Neither is argued again here; what was said stands, with its day, under the line's own date and product.
    expect(await entries.getByRole('button', { name: /^Remplacer/ }).count()).toBe(0);
    expect(plain(await entries.filter({ hasText: 'SFRO 40' }).textContent())).toMatch(
      /^PRODUIT 1, 29\/08\/2018.*Saisie le .* par Pharmacien de la PUI/,
    );
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('finds neither among the lines that wait nor among those argued', async () => {
    const { page } = pharmacist;
    await page.getByRole('button', { name: /^Déjà saisies/ }).click();
    await settled(page);
    const shown = await page
      .locator('[data-line]')
      .evaluateAll((all: HTMLElement[]) => all.map((one) => one.dataset.line));
    // By file, one of them to say that there is nothing.
    expect(shown.toSorted()).toEqual([line(50), line(55)].toSorted());
    await page.getByRole('button', { name: /^À argumenter/ }).click();
    await settled(page);
    for (const i of [40, 45]) expect(await page.locator(`[data-line="${line(i)}"]`).count()).toBe(0);
    expect(pharmacist.seen).toEqual(clean);
  });
});
