import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Source } from '#data/importers/layout.ts';
import { ask, fileOf, importInto, newFolder } from '#test/support/warehouse.ts';

/** The columns of lines.parquet that docs/batches.md promises of a source. */
const promised = (source: string) => {
  const text = readFileSync(fileURLToPath(new URL('../../docs/batches.md', import.meta.url)), 'utf8');
  const row = new RegExp(`^\\| \`${source}\` *\\|(.*)\\|$`, 'm').exec(text)?.[1] ?? '';
  return row
    .replaceAll(/\((?!18)[^)]*\)/g, '')
    .split(/, (?![0-9])/)
    .map((column) => {
      const [name = '', type = 'decimal(18,3)'] = column.trim().split(/\s+/);
      return `${name} ${type.toUpperCase()}`;
    });
};

const phev = 'mois;finess;code;boites;rembourse;beneficiaires\n202401;33078119;1102126;1;1,00;\n';
const les =
  'date;finess;service;rpps;sejour;patient;code;quantite;montant_achat;montant_rembourse;indication\n' +
  '01/01/2024;330781196;;;s;p;9206536;1;1,00;1,00;\n';
const targets =
  'indicateur;niveau;region;etablissement;annee_debut;annee_fin;operateur;valeur;unite;texte;article;source;note\n' +
  'phev_evolution;national;;;2016;2016;<=;4,2;%;arrêté;;JO;\n';
const transport = 'mois;finess;mode;trajets;montant_rembourse\n202401;33078119;taxi;1;1,00\n';
const declarations =
  'finess;annee;indicateur;valeur;numerateur;denominateur;preuve;declare_par;declare_le\n330781196;2019;dci;;1;2;;;\n';
const contracts =
  'etablissement;contrat;volet;date_signature;date_effet;date_fin;note\n330781196;caqes-v1;socle;;2018-01-01;;\n';
const argumentations = `finess;ligne_id;date;code;documente;argument\n330781196;${'a'.repeat(64)};2019-03-02;9206536;oui;Avis\n`;
const rpps =
  "Type d'identifiant PP|Identifiant PP|Code profession|Code secteur d'activité|\n8|10000000016|10|SA01|\n";
const events = 'date;nature;texte;region\n01/03/2016;prix;Baisse de prix;75\n';
const groups = 'nature;nom;finess\nght;GHT A;330781196\n';
const flat =
  'nofinesset;nofinessej;rs;alias;code_postal;ville;departement_derive;categetab;codesph\n010000024;;A;;;;;;\n';
const successors = 'predecesseur;successeur;date_effet\n330000001;330000002;2018-01-01\n';
const official = 'finess;etalab;1;2026-01-01\ngeolocalisation;010000024;1.5;2;3,LAMBERT_93;2026-01-01\n';
const snapshot = 'ucd7,code_les,inscription,periode,datedebut\n9000024,I000029,oui,202007,05/06/2020\n';
const period =
  'ucd_7;indication;inscription_liste_en_sus;date_debut;date_fin\n9000024;I000029;TRUE;2020-06-05;NA\n';
const listing = 'ucd_7;evenement;date_effet;date_publication\n9000024;inscription;;2020-06-05\n';
const device =
  'dmi_en_sus_code;dmi_en_sus_evenement;dmi_en_sus_date_effet;dmi_en_sus_date_publication\n3100334;inscription;2019-11-01;\n';
const compassionate =
  'ucd_7;indication;indication_libelle;date_debut;date_fin\n9000024;CBEVA01;;2020-06-06;\n';

test.each<[Source['name'], string]>([
  ['phev', phev],
  ['les', les],
  ['transport', transport],
  ['declarations', declarations],
  ['contracts', contracts],
  ['argumentations', argumentations],
  ['rpps', rpps],
  ['events', events],
  ['groups', groups],
  ['targets', targets],
  ['finess', flat],
  ['finess', successors],
  ['finess', official],
  ['les-reference', snapshot],
  ['les-reference', period],
  ['les-reference', listing],
  ['les-reference', device],
  ['les-reference', compassionate],
])('lines of %s have the columns that docs/batches.md promises', async (source, content) => {
  const warehouse = newFolder();
  const { batch } = await importInto(warehouse, source, fileOf('x.csv', content));
  const columns = await ask(warehouse, batch, 'describe from {lines}');
  expect(columns.map((c) => `${String(c.column_name)} ${String(c.column_type)}`)).toEqual(promised(source));
});
