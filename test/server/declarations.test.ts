import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#api/access.ts';
import { declarationColumns, type DeclarationHistory, type DeclarationValue } from '#api/declaration.ts';
import { productQuestions } from '#server/questions.ts';
import { openStore } from '#server/store/open.ts';
import { testDatabase, type TestDatabase } from '#test/support/postgres.ts';
import { temporaryWarehouse, writePublication } from '#test/support/publication.ts';
import { readersOf, refusal, startServer, type TestServer } from '#test/support/server.ts';
import { testStore } from '#test/support/store.ts';

// The pharmacist of 330000001 declares dci (a rate), iqss_basi (a score), annual_report (a level), am_income (euros).

const own = '330000001';
const others = ['330000002', '999999999'];
const dci = (changes: Partial<DeclarationValue> = {}): DeclarationValue => ({
  ...{ establishment: own, year: 2018, indicator: 'dci', value: null, numerator: 170.5, denominator: 200 },
  proof: '',
  ...changes,
});
const header = declarationColumns.slice(0, 7).join(';');
const line = (cells: string) => `${header}\r\n${cells}\r\n`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe.each(['PGlite', 'PostgreSQL'])('declared values on %s', (kind) => {
  let server: TestServer;
  let readers: ReadonlyMap<Role, Record<string, string>>;
  beforeAll(async () => {
    const folder = await temporaryWarehouse();
    await writePublication(folder);
    const store =
      kind === 'PGlite' ? await testStore() : await openStore({ databaseUrl: database.url, folder: '' });
    server = await startServer({ folder, questions: productQuestions(), store });
    readers = await readersOf(server);
  });
  afterAll(async () => {
    await server.close();
    await server.store.close();
  });

  const declare = (values: unknown, role: Role = 'pui') =>
    server.post('/api/declarations', { values }, readers.get(role));
  const deposit = (body: string | Uint8Array<ArrayBuffer>, role: Role = 'pui', type = 'text/csv') =>
    fetch(`${server.url}/api/declarations/file`, {
      method: 'POST',
      headers: { 'content-type': type, origin: server.url, ...readers.get(role) },
      body,
    });
  const history = async (role: Role = 'pui', query = `establishment=${own}`) => {
    const reply = await server.get(`/api/declarations?${query}`, readers.get(role));
    expect(reply.status).toBe(200);
    return (await reply.json()) as DeclarationHistory;
  };
  const stored = () => server.store.declarations({ establishments: [own, ...others, '400000003'] });
  const bare = (kept: DeclarationHistory) =>
    kept.map(({ establishment, year, indicator, value, numerator, denominator, proof, declared_by }) => ({
      ...{ establishment, year, indicator, value, numerator, denominator, proof, declared_by },
    }));

  test('the form and the file, in each of its ways to be written, keep the same rows', async () => {
    const values = [
      dci({ proof: 'Audit « ordonnances » ; page 3' }),
      dci({ indicator: 'iqss_basi', value: 85.5, numerator: null, denominator: null }),
      dci({ indicator: 'annual_report', value: 2, numerator: null, denominator: null }),
      dci({ indicator: 'am_income', value: 1234567.891, numerator: null, denominator: null }),
    ];
    const formed = await declare(values);
    expect(formed.status).toBe(201);
    const kept = (await formed.json()) as DeclarationHistory;
    expect(kept).toMatchObject(values.map((value) => ({ ...value, in_force: true })));
    expect(kept.map((each) => each.declared_by)).toEqual(Array(4).fill('Pharmacien de la PUI (pui)'));
    expect(Math.abs(Date.parse(kept[0]?.declared_at ?? '') - Date.now())).toBeLessThan(60_000);

    const rows = [
      '330000001;2018;dci;;170,5;200;"Audit « ordonnances » ; page 3"',
      '330000001;2018;iqss_basi;85,500;;;',
      '330000001;2018;annual_report;RÉALISÉ;;;',
      '330000001;2018;am_income;1.234.567,891;;;',
    ];
    const text = [header, ...rows, ''].join('\r\n');
    const latin = Uint8Array.from(text, (char) => char.charCodeAt(0));
    const commas = [
      '  Finess,Année,INDICATEUR,preuve,valeur,Numérateur,denominateur,declare_par,declare_le',
      '330000001,2018,dci,Audit « ordonnances » ; page 3,,"170,5",200,Quelqu’un,2001-01-01',
      '330000001,2018,iqss_basi,,"85,5",,,,',
      '330000001,2018,annual_report,,2,,,,',
      '330000001,2018,am_income,,"1 234 567,891",,,,',
      ',,,,,,,,',
    ].join('\n');
    for (const body of [text, `\uFEFF${text}`, latin, commas, `${text}\r\n330000001;2018;dci;;;;\r\n`]) {
      const reply = await deposit(body);
      expect([reply.status, bare((await reply.json()) as DeclarationHistory)]).toEqual([201, bare(kept)]);
    }
    expect(bare(await history())).toEqual(Array.from({ length: 6 }, () => [...bare(kept)].reverse()).flat());
  });

  test('the newest is in force, and nothing of the others is lost', async () => {
    await declare([dci({ year: 2017, numerator: 1 })]);
    await declare([dci({ year: 2017, numerator: 2 })], 'dim');
    const told = await history('ars', `establishment=${own}&year=2017`);
    expect(told).toMatchObject([
      { numerator: 2, in_force: true, declared_by: 'Médecin du DIM (dim)' },
      { numerator: 1, in_force: false, declared_by: 'Pharmacien de la PUI (pui)' },
    ]);
    expect(Object.keys(told[0] ?? {})).not.toContain('identity');
    expect(await server.store.declarationsInForce()).toContainEqual(
      expect.objectContaining({ year: 2017, numerator: 2 }),
    );
  });

  test('no one declares for another establishment, nor reads what it declared', async () => {
    const before = await stored();
    for (const establishment of others) {
      const form = await refusal(await declare([dci(), dci({ establishment })]));
      expect(form).toMatchObject({ status: 404, code: 'establishment_unknown', parameter: 'establishment' });
      const file = await refusal(await deposit(line(`${establishment};2018;dci;;1;2;`)));
      expect(file).toMatchObject({
        status: 400,
        code: 'file_refused',
        faults: [{ line: 2, message: 'finess : cet établissement n’est pas le vôtre' }],
      });
      for (const path of [
        `?establishment=${establishment}`,
        `/template?establishment=${establishment}&year=2018`,
      ]) {
        const reply = await refusal(await server.get(`/api/declarations${path}`, readers.get('pui')));
        expect(reply).toMatchObject({ status: 404, code: 'establishment_unknown' });
      }
    }
    for (const role of ['ars', 'prescriber', 'administrator'] as const) {
      expect((await refusal(await declare([dci()], role))).code).toBe('question_forbidden');
      expect((await refusal(await deposit(line(`${own};2018;dci;;1;2;`), role))).code).toBe(
        'question_forbidden',
      );
      const template = `/api/declarations/template?establishment=${own}&year=2018`;
      expect((await refusal(await server.get(template, readers.get(role)))).code).toBe('question_forbidden');
    }
    for (const role of ['omedit', 'working_group', 'administrator'] as const) {
      const reply = await server.get(`/api/declarations?establishment=${own}`, readers.get(role));
      expect((await refusal(reply)).code).toBe('question_forbidden');
    }
    expect(await stored()).toEqual(before);
  });

  test.each<[unknown, object[]]>([
    [
      [dci({ indicator: 'phev_evolution' })],
      [{ index: 0, message: 'indicateur : « phev_evolution » ne se déclare pas' }],
    ],
    [
      [dci(), dci({ year: 2017, numerator: 201 })],
      [{ index: 1, message: 'numérateur : plus grand que le dénominateur' }],
    ],
    [[dci(), dci()], [{ index: 1, message: 'déjà déclaré dans cet envoi' }]],
    [[dci({ numerator: -1 })], [{ index: 0, field: 'numerator', message: 'un nombre positif ou nul' }]],
    [
      [dci({ numerator: 1.0001 })],
      [{ index: 0, field: 'numerator', message: 'un nombre de trois décimales au plus' }],
    ],
    [[dci({ denominator: 1e13 })], [{ index: 0, field: 'denominator' }]],
    [[dci({ proof: 'x'.repeat(301) })], [{ index: 0, field: 'proof' }]],
    [[dci({ proof: '=1+1' })], [{ index: 0, field: 'proof' }]],
    [[dci({ proof: 'a\u0000b' })], [{ index: 0, field: 'proof' }]],
    [[dci({ year: 2099 })], [{ index: 0, message: 'année : à venir' }]],
    [
      [dci({ year: 1999 }), 'x', dci({ indicator: 'a b' })],
      [{ index: 0, field: 'year' }, { index: 1 }, { index: 2 }],
    ],
    [[{ ...dci(), declared_by: 'moi' }], [{ index: 0 }]],
  ])('a form that is wrong is refused with its faults: %#', async (values, faults) => {
    const before = await stored();
    const told = await refusal(await declare(values));
    expect(told).toMatchObject({ status: 400, code: 'body_refused', parameter: 'values', faults });
    expect(told.fault_count).toBe(faults.length);
    expect(await stored()).toEqual(before);
  });

  test.each([{}, { values: [] }, { values: Array.from({ length: 201 }, () => dci()) }, { values: 'x' }])(
    'a form of another shape is refused: %#',
    async (body) => {
      const reply = await server.post('/api/declarations', body, readers.get('pui'));
      expect(await refusal(reply)).toMatchObject({ status: 400, code: 'body_refused', parameter: 'values' });
    },
  );

  const rows = (...cells: string[]) => [header, ...cells].join('\n');
  test.each<[string, string | Uint8Array<ArrayBuffer>, object[]]>([
    [
      'each line with its fault, the good ones too',
      rows(
        `${own};2018;dci;;1;2;`,
        `${own};2018;dci;85;;;`,
        '',
        `${own};2018;rien;1;;;`,
        `${own};18;dci;;1;2;`,
        `${own};2018;am_income;1.234;;;`,
        `${own};2018;iqss_basi;en cours;;;`,
        `${own};2018;iqss_basi;101;;;`,
        `${own};2018;annual_report;presque;;;`,
        `${own};2018;dci;;1;2;`,
        `${own};2018;dci;;;;une preuve`,
        `${own};2018;dci;;1`,
        `x;2018;dci;;1;2;`,
        `${own};2018;dci;;1;2;a\tb`,
      ),
      [
        { line: 3, message: 'valeur : un taux se déclare par numérateur et dénominateur' },
        { line: 5, message: 'indicateur : « rien » ne se déclare pas' },
        { line: 6, message: 'annee : attendu une année à partir de 2000' },
        { line: 7, message: 'valeur : nombre illisible (attendu 85,5 ou 1 234,5)' },
        { line: 8, message: 'valeur : nombre illisible (attendu 85,5 ou 1 234,5)' },
        { line: 9, message: 'valeur : un score va de 0 à 100' },
        { line: 10, message: 'valeur : nombre illisible (attendu 85,5 ou 1 234,5)' },
        { line: 11, message: 'déjà déclaré à la ligne 2' },
        { line: 12, message: 'numérateur : attendu pour un taux' },
        { line: 13, message: '5 cellules, 7 attendues' },
        { line: 14, message: 'finess : attendu un numéro FINESS de 9 caractères' },
        { line: 15, message: 'caractère de contrôle ou saut de ligne dans une cellule' },
      ],
    ],
    [
      'a quote left open',
      rows(`${own};2018;dci;;1;2;"abc`, 'x'),
      [{ message: expect.stringContaining('guillemet') as string }],
    ],
    [
      'a quote inside',
      rows(`${own};2018;dci;;1;2;a"b`),
      [{ line: 2, message: expect.stringContaining('guillemet') as string }],
    ],
    ['a line in a cell', rows(`${own};2018;dci;;1;2;"a\nb"`), [{ line: 3 }]],
    [
      'no column of the layout',
      'a;b\n1;2',
      [{ line: 1, message: expect.stringContaining('colonne 1 inconnue') as string }],
    ],
    [
      'a column missing',
      'finess;annee\n',
      [{ line: 1, message: expect.stringContaining('colonnes absentes : indicateur') as string }],
    ],
    ['a column twice', `${header};valeur\n`, [{ line: 1, message: 'deux colonnes portent le même nom' }]],
    ['nothing', '', [{ line: 1 }]],
    [
      'a template that no one filled',
      rows(`${own};2018;dci;;;;`),
      [{ line: 1, message: 'aucune ligne ne déclare de valeur' }],
    ],
    ['bytes that are no text', Uint8Array.from({ length: 500 }, (_, n) => n % 256), [{}]],
    ['UTF-16', new Uint8Array(Buffer.from(`\uFEFF${header}\n`, 'utf16le')), [{ line: 1 }]],
    ['a cell without end', rows('x'.repeat(30_000)), [{}]],
    [
      'a formula',
      rows(`${own};2018;dci;;1;2;=HYPERLINK(A1)`),
      [{ line: 2, message: expect.stringContaining('preuve') as string }],
    ],
  ])('a file is refused with its lines, and nothing kept: %s', async (_what, body, faults) => {
    const before = await stored();
    const told = await refusal(await deposit(body));
    expect(told).toMatchObject({ status: 400, code: 'file_refused', faults, fault_count: faults.length });
    expect(await stored()).toEqual(before);
  });

  test('fifty faults are told, and how many there are', async () => {
    const told = await refusal(
      await deposit(rows(...Array.from({ length: 300 }, () => `${own};2018;dci;1;;;`))),
    );
    expect([told.faults?.length, told.fault_count, told.faults?.at(-1)?.line]).toEqual([50, 300, 51]);
    const many = rows(...Array.from({ length: 5001 }, () => `${own};2018;dci;;;;`));
    expect((await refusal(await deposit(many))).message).toContain('plus de 5000 lignes');
  });

  test('a file too large, of another kind, or from another site, is refused', async () => {
    expect(await refusal(await deposit('x'.repeat(1_100_000)))).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
    expect((await refusal(await deposit(line(''), 'pui', 'text/plain'))).code).toBe('file_refused');
    const large = [dci({ proof: 'x'.repeat(600_000) })];
    expect(await refusal(await declare(large))).toMatchObject({ status: 413, code: 'body_too_large' });
    for (const origin of ['https://evil.example', 'null'])
      for (const path of ['', '/file']) {
        const reply = await fetch(`${server.url}/api/declarations${path}`, {
          method: 'POST',
          headers: { 'content-type': 'text/csv', ...readers.get('pui'), origin },
          body: line(`${own};2018;dci;;1;2;`),
        });
        expect((await refusal(reply)).code).toBe('origin_refused');
      }
  });

  test('declared at once, each keeps all its values together', async () => {
    const year = 2016;
    const pair = (n: number) => [
      dci({ year, numerator: n }),
      dci({ year, indicator: 'am_income', value: n, numerator: null, denominator: null }),
    ];
    const replies = await Promise.all(Array.from({ length: 12 }, (_, n) => declare(pair(n))));
    expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(201));
    const told = await history('pui', `establishment=${own}&year=${year}`);
    expect(told).toHaveLength(24);
    const inForce = told.filter((each) => each.in_force);
    expect(inForce).toHaveLength(2);
    // Of the same moment: one of the deposits, whole.
    expect(new Set(inForce.map((each) => each.numerator ?? each.value)).size).toBe(1);
  });

  test('the template has a line for each indicator that is declared, ready for the deposit', async () => {
    const path = `/api/declarations/template?establishment=${own}&year=2018`;
    const reply = await server.get(path, readers.get('dim'));
    expect(reply.headers.get('content-type')).toMatch('text/csv');
    expect(reply.headers.get('content-disposition')).toContain(
      `donnees-fictives-declarations-${own}-2018.csv`,
    );
    const text = Buffer.from(await reply.arrayBuffer()).toString();
    expect(text.split('\r\n')).toEqual([
      `\uFEFF${declarationColumns.join(';')}`,
      ...['dci', 'iqss_basi', 'annual_report', 'am_income'].map((slug) => `${own};2018;${slug};;;;;;`),
      '',
    ]);
    const filled = text.replace('annual_report;;', 'annual_report;En cours;');
    const kept = (await (await deposit(filled)).json()) as DeclarationHistory;
    expect(kept).toMatchObject([{ indicator: 'annual_report', value: 1 }]);
  });

  test('an administrator exports what is in force; deposited again, it is the same', async () => {
    await declare([dci({ year: 2015, proof: 'Réf. "A" ; 12' })]);
    const reply = await server.get('/api/declarations/export', readers.get('administrator'));
    const text = Buffer.from(await reply.arrayBuffer()).toString();
    const inForce = await server.store.declarationsInForce();
    expect(text.split('\r\n')).toHaveLength(inForce.length + 2);
    const [first] = inForce;
    expect(text.split('\r\n')[1]).toBe(
      `${own};2015;dci;;170,5;200;"Réf. ""A"" ; 12";Pharmacien de la PUI (pui);${first?.declared_at ?? ''}`,
    );
    expect((await deposit(text)).status).toBe(201);
    const values = (each: readonly DeclarationValue[]) =>
      each.map(({ establishment, year, indicator, value, numerator, denominator, proof }) => ({
        ...{ establishment, year, indicator, value, numerator, denominator, proof },
      }));
    expect(values(await server.store.declarationsInForce())).toEqual(values(inForce));
    for (const role of ['pui', 'ars', 'omedit'] as const)
      expect((await refusal(await server.get('/api/declarations/export', readers.get(role)))).code).toBe(
        'question_forbidden',
      );
  });

  test('what was declared is traced without its figures, and logged not at all', async () => {
    await declare([dci({ year: 2014, numerator: 123.457, denominator: 987654.321 })]);
    await deposit(line(`${own};2014;am_income;555444,333;;;`));
    const trace = await server.get('/api/trace?limit=2', readers.get('administrator'));
    const said = { establishments: [own], years: [2014], values: 1 };
    expect(await trace.clone().json()).toMatchObject([
      { question: 'declare-file', outcome: 'ok', rows: 1, sub: 'pui', parameters: said },
      { question: 'declare', outcome: 'ok', rows: 1, sub: 'pui', parameters: said },
    ]);
    for (const text of [await trace.text(), JSON.stringify(server.log)])
      for (const figure of ['123.457', '987654', '555444']) expect(text).not.toContain(figure);
  });
});
