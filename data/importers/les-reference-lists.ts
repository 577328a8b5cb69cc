import type { Layout } from './layout.ts';
import {
  anyDay,
  indicationCode,
  inOrder,
  label,
  likelyDay,
  referenceLines,
  reserved,
  text,
  ucd7,
} from './les-reference-lines.ts';

const startAndEnd = [likelyDay('date_debut', 'from_day'), likelyDay('date_fin', 'to_day'), inOrder];

/** Indications with the days they hold, of one reading of the register. */
export const periods: Layout = {
  title: 'indications datées (ucd_indication)',
  mark: 'inscription_liste_en_sus',
  missing: 'NA',
  quote: '"',
  columns: [
    { name: 'ucd_7', field: 'ucd', type: ucd7, empty: true, doc: 'Médicament ; vide pour un code réservé' },
    { name: 'indication', field: 'indication', type: indicationCode, doc: 'Code indication' },
    {
      name: 'inscription_liste_en_sus',
      field: 'listed',
      type: 'boolean',
      empty: true,
      doc: 'Inscrite ou non ; vide : à vérifier',
    },
    anyDay('date_debut', 'from_day', 'Premier jour'),
    anyDay(
      'date_fin',
      'to_day',
      'Dernier jour ; d’une indication non inscrite, le jour où elle cesse de l’être',
    ),
    label('indication_libelle', 'label', 'Libellé de l’indication'),
    label('specialite', 'brand', 'Spécialité'),
    label('denomination_commune_internationale', 'inn', 'Dénomination commune internationale'),
    label('classe_indication_1', 'class_1', 'Classe thérapeutique de l’indication'),
    label('classe_indication_2', 'class_2', 'Sous-classe'),
  ],
  checks: () => [
    {
      reason: 'ucd_7: vide, pour un code qui n’est pas réservé',
      fails: `ucd is null and indication not in ${reserved}`,
    },
    ...startAndEnd,
  ],
  lines: referenceLines({
    kind: "'period'",
    product: 'ucd13(ucd)',
    indication: 'indication',
    inscription: "case when listed then 'oui' when not listed then 'non' end",
    from_day: 'from_day',
    to_day: 'to_day',
    label: 'label',
    brand: 'brand',
    inn: 'inn',
    class_1: 'class_1',
    class_2: 'class_2',
  }),
  order: ['ucd', 'indication', 'from_day', 'line'],
};

/** What happened to an UCD: listed, removed, priced. */
export const listings: Layout = {
  title: 'évènements des UCD (ucd_en_sus)',
  mark: 'evenement',
  missing: 'NA',
  quote: '"',
  columns: [
    { name: 'ucd_7', field: 'ucd', type: ucd7, doc: 'Médicament' },
    {
      name: 'evenement',
      field: 'event',
      type: 'text',
      doc: 'Évènement ; « inscription » et « radiation » seuls changent un classement',
    },
    anyDay('date_effet', 'effective', 'Jour d’effet ; vide : celui de la publication'),
    anyDay('date_publication', 'published', 'Jour de la publication au Journal officiel'),
    label('ucd_libelle', 'label', 'Libellé de l’UCD'),
    label('denomination_commune_internationale', 'inn', 'Dénomination commune internationale'),
    label('atc', 'atc', 'Classe ATC'),
    label('prix_ttc', 'price_text', 'Tarif de responsabilité TTC, en euros ; virgule ou point décimal'),
  ],
  derived: {
    from_day: 'coalesce(effective, published)',
    tariff: 'coalesce(parse_amount_point(price_text), parse_amount_comma(price_text))',
  },
  checks: () => [
    { reason: 'date_effet: vide, comme date_publication', fails: 'from_day is null' },
    likelyDay('date_effet', 'from_day'),
    { reason: 'prix_ttc: montant illisible', fails: 'price_text is not null and tariff is null' },
  ],
  lines: referenceLines({
    kind: "'listing'",
    product: 'ucd13(ucd)',
    event: 'event',
    from_day: 'from_day',
    label: 'label',
    inn: 'inn',
    atc: 'atc',
    tariff: 'tariff',
  }),
  order: ['ucd', 'from_day', 'line'],
};

/** The same of a device, by its LPP code. */
export const devices: Layout = {
  title: 'évènements des dispositifs (dmi_en_sus)',
  mark: 'dmi_en_sus_code',
  missing: 'NA',
  quote: '"',
  columns: [
    {
      name: 'dmi_en_sus_code',
      field: 'device',
      type: { code: '[0-9]{7}', what: 'pas un code LPP (7 chiffres)' },
      doc: 'Dispositif (LPP)',
    },
    { name: 'dmi_en_sus_evenement', field: 'event', type: 'text', doc: 'Évènement, tel qu’imprimé' },
    anyDay('dmi_en_sus_date_effet', 'effective', 'Jour d’effet ; vide : celui de la publication'),
    anyDay('dmi_en_sus_date_publication', 'published', 'Jour de la publication au Journal officiel'),
    label('dmi_en_sus_libelle', 'label', 'Libellé'),
  ],
  derived: { from_day: 'coalesce(effective, published)' },
  checks: () => [
    {
      reason: 'dmi_en_sus_date_effet: vide, comme dmi_en_sus_date_publication',
      fails: 'from_day is null',
    },
    likelyDay('dmi_en_sus_date_effet', 'from_day'),
  ],
  lines: referenceLines({
    kind: "'device'",
    product: 'device',
    event: 'event',
    from_day: 'from_day',
    label: 'label',
  }),
  order: ['device', 'from_day', 'line'],
};

/** Early and compassionate access, and CPC. The last of the layouts: periods have its columns too. */
export const compassionate: Layout = {
  title: 'accès précoce, accès compassionnel et CPC (ucd_ap_ac_cpc)',
  mark: 'indication_libelle',
  missing: 'NA',
  quote: '"',
  columns: [
    { name: 'ucd_7', field: 'ucd', type: ucd7, doc: 'Médicament' },
    {
      name: 'indication',
      field: 'indication',
      type: {
        code: '[NCDRI][A-Z0-9]{6}',
        what: 'pas un code d’accès dérogatoire (N, C, D, R ou I, puis 6 caractères)',
      },
      doc: 'Code : N, C et D, accès précoce, compassionnel ou direct ; R et I, CPC ou RTU',
    },
    anyDay('date_debut', 'from_day', 'Premier jour ; vide : inconnu, sans limite'),
    anyDay('date_fin', 'to_day', 'Dernier jour ; vide : aucun'),
    text('indication_libelle', 'label', 'Libellé de l’indication'),
    label('ucd_libelle', 'brand', 'Libellé de l’UCD'),
  ],
  checks: () => startAndEnd,
  lines: referenceLines({
    kind: "'compassionate'",
    product: 'ucd13(ucd)',
    indication: 'indication',
    from_day: 'from_day',
    to_day: 'to_day',
    label: 'label',
    brand: 'brand',
  }),
  order: ['ucd', 'indication', 'from_day', 'line'],
};
