import { byFiness, finess } from './codes.ts';
import type { Layout, Source } from './layout.ts';

// As extracts write them, without case: « taxi conventionné », « Véhicules sanitaires légers (VSL) ».
const vsl = 'v\\.?s\\.?l\\.?|v[eé]hicules? sanitaires? l[eé]gers?( \\(vsl\\))?';
const modes = {
  ambulance: 'ambulances?',
  taxi: 'taxis?( conventionn[eé]s?)?',
  vsl,
};

const layout: Layout = {
  title: 'transports mensuels',
  quote: '"',
  columns: [
    {
      name: 'mois',
      aliases: ['EXE_SOI_DTD', 'mois_soin', 'mois_soins'],
      field: 'month',
      type: 'month',
      dcir: 'EXE_SOI_DTD, ramenée au mois',
      doc: 'Mois du transport',
    },
    {
      name: 'finess',
      aliases: ['ETB_PRE_FIN', 'finess_prescripteur'],
      field: 'finess',
      type: finess,
      dcir: 'ETB_PRE_FIN (8 caractères, sans clé)',
      doc: 'Établissement prescripteur',
    },
    {
      name: 'mode',
      aliases: ['mode_transport', 'type_transport'],
      field: 'received_mode',
      type: {
        code: `(?i)${Object.values(modes).join('|')}`,
        what: 'pas un mode de transport (ambulance, taxi ou VSL)',
      },
      doc: 'Ambulance, taxi (ou taxi conventionné), VSL (ou véhicule sanitaire léger), sans casse ni accents',
    },
    {
      name: 'trajets',
      aliases: ['nb_trajets'],
      field: 'trips',
      type: 'whole',
      doc: 'Nombre de trajets ; négatif pour une régularisation',
    },
    {
      name: 'montant_rembourse',
      aliases: ['rembourse', 'BSE_REM_MNT', 'rem'],
      field: 'amount_reimbursed',
      type: 'amount',
      dcir: 'BSE_REM_MNT',
      doc: 'Montant remboursé, en euros ; négatif pour une régularisation',
    },
  ],
  derived: {
    mode: "case lower(received_mode[1]) when 'a' then 'ambulance' when 't' then 'taxi' else 'vsl' end",
  },
  lines: {
    line: 'line',
    month: 'month',
    finess: 'finess',
    mode: 'mode',
    trips: 'trips',
    amount_reimbursed: 'amount_reimbursed',
  },
  order: [byFiness, 'month', 'line'],
};

/** Transport: trips that hospitals prescribe, reimbursed on the town envelope, monthly, by mode. */
export const transport: Source = {
  name: 'transport',
  doc: 'Transports prescrits par un établissement et remboursés en ville, par mois et par mode, extraits de DCIR.',
  sensitivity: 'restricted',
  layouts: [layout],
  parquet: true,
  span: 'month',
  totals: [
    { key: 'amount_reimbursed', field: 'amount_reimbursed', label: 'remboursé' },
    { key: 'trips', field: 'trips', label: 'trajets' },
  ],
};
