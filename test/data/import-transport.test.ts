import { expect, test } from 'vitest';
import { ask, fileOf, importInto, newFolder, treeOf } from '#test/support/warehouse.ts';

const header = 'mois;finess;mode;trajets;montant_rembourse';
const transport = (...lines: string[]) => fileOf('transport.csv', [header, ...lines].join('\n'));

test('modes as extracts write them are ambulance, taxi or vsl; totals and coverage', async () => {
  const modes = [
    ['Ambulance', 'ambulance'],
    ['AMBULANCES', 'ambulance'],
    ['taxi', 'taxi'],
    ['Taxi conventionné', 'taxi'],
    ['TAXIS CONVENTIONNES', 'taxi'],
    ['VSL', 'vsl'],
    ['véhicule sanitaire léger', 'vsl'],
    ['VÉHICULES SANITAIRES LÉGERS (VSL)', 'vsl'],
  ] as const;
  const warehouse = newFolder();
  const lines = modes.map(([mode], at) => `2024-0${at + 1};33078119;${mode};${at + 1};1.000,5`);
  const { batch } = await importInto(warehouse, 'transport', transport(...lines));
  expect(batch.sensitivity).toBe('restricted');
  expect(batch.rows).toMatchObject({ kept: 8, quarantined: 0 });
  expect(batch.totals).toEqual({ amount_reimbursed: '8004.000', trips: '36' });
  expect(batch.coverage).toMatchObject({ scope: 'seen', from: '2024-01', to: '2024-08', partial: false });
  const kept = await ask(
    warehouse,
    batch,
    'select mode, trips, amount_reimbursed from {lines} order by line',
  );
  expect(kept).toEqual(
    modes.map(([, mode], at) => ({ mode, trips: String(at + 1), amount_reimbursed: '1000.500' })),
  );
});

test('names of DCIR, corrections below zero, Windows-1252, a region that is said to be whole', async () => {
  const warehouse = newFolder();
  const text =
    'EXE_SOI_DTD;ETB_PRE_FIN;Mode;Trajets;BSE_REM_MNT\n202401;33078119;Taxi conventionné;-2;-12,50\n';
  const file = fileOf('transport.csv', Buffer.from(text, 'latin1'));
  const { batch } = await importInto(warehouse, 'transport', file, { regions: ['75'], to: '2024-12' });
  expect(batch.totals).toEqual({ amount_reimbursed: '-12.500', trips: '-2' });
  expect(batch.coverage).toMatchObject({ scope: 'region', regions: ['75'], from: '2024-01', to: '2024-12' });
  expect(batch.notes).toEqual(['Décodé de Windows-1252.']);
});

test('what is quarantined, line by line, and when it is too much', async () => {
  const good = '2024-01;33078119;taxi;1;10,00';
  const file = transport(
    good,
    '2024-01;33078119;hélicoptère;1;10,00',
    '2024-01;33078119;taxi;1,5;10,00',
    '2024-01;33078119;taxi;1;10.5',
    '2024-13;33078119;taxi;1;10,00',
    '2024-01;330;taxi;1;10,00',
    '2024-01;33078119;;1;10,00',
  );
  const warehouse = newFolder();
  await expect(importInto(warehouse, 'transport', file)).rejects.toThrow('6 sur 7');
  expect(treeOf(warehouse)).toEqual({});
  const { batch } = await importInto(warehouse, 'transport', file, { maxBad: 90 });
  expect(await ask(warehouse, batch, 'select line::integer as line, reason from {quarantine}')).toEqual([
    { line: 3, reason: 'mode: pas un mode de transport (ambulance, taxi ou VSL)' },
    { line: 4, reason: 'trajets: nombre entier illisible' },
    { line: 5, reason: 'montant_rembourse: montant illisible (attendu 1.234,56, trois décimales au plus)' },
    { line: 6, reason: 'mois: mois illisible, avant 2000 ou à venir (attendu AAAA-MM)' },
    { line: 7, reason: 'finess: pas un numéro FINESS (8 ou 9 caractères)' },
    { line: 8, reason: 'mode: vide' },
  ]);
});
