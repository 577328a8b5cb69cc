import type { Situation, ToldSituation } from '#api/situation.ts';

type Many = Record<string, string>;

/** What a line of the liste en sus is prescribed for. */
export const situationsFr: Many & Record<Situation | ToldSituation, string> = {
  amm: 'AMM, inscrite',
  mirror: 'AMM miroir',
  early_access: 'Accès précoce ou compassionnel',
  rtu: 'RTU ou CPC',
  rtu_ended: 'RTU terminée',
  amm_not_listed: 'AMM, non inscrite',
  off_label: 'Hors AMM',
  research: 'Essai clinique',
  absent: 'Code absent',
  invalid: 'Code invalide',
  to_check: 'À vérifier',
  no_reference: 'Référence absente à cette date',
  not_due: 'Code non exigé (avant 09/2018)',
  device: 'Dispositif',
  device_in: 'Dispositif, conforme LPP',
  device_out: 'Dispositif, non conforme LPP',
  device_untold: 'Dispositif, LPP non dite',
  pooled: 'Situations rares regroupées',
};

/** Inside the liste en sus, a hospital and its prescribers. */
export const detailFr = {
  ofRegion: 'établissements de la région',
  betterThan: (share: string, others: string, who: string, median: string) =>
    `Mieux que ${share} des ${others} autres ${who} (médiane ${median})`,
  peersMedian: (others: string, who: string, median: string) =>
    `Les ${others} autres ${who} : médiane ${median}`,
  noPeers:
    'Position non montrée : moins de cinq autres établissements ont un résultat, ou l’un d’eux pèse plus de 85\u00a0%.',
  quartiles: {
    first_quartile: '1er quartile',
    median: 'Médiane',
    third_quartile: '3e quartile',
    value: 'Établissement',
  },

  view: 'Vue',
  periods: {
    year: (year: number) => `Année ${year}`,
    s1: (year: number) => `1er semestre ${year}`,
    s2: (year: number) => `2e semestre ${year}`,
  },
  /** The same inside a sentence. */
  when: {
    year: (year: number) => String(year),
    s1: (year: number) => `1er semestre ${year}`,
    s2: (year: number) => `2e semestre ${year}`,
  },
  situation: 'Situation',
  contract: 'Contrat (art. 6)',
  allSituations: 'Toutes les situations',
  stays: 'Séjours',
  patients: 'Patients',
  lines: 'Lignes',
  quantity: 'Quantité',
  amount: 'Montant remboursé',
  euros: 'Montant',
  unknown: 'non connu',
  by: { establishment: 'Établissement', product: 'Produit', specialty: 'Spécialité' },
  byTitle: { establishment: 'Par établissement', product: 'Par produit', specialty: 'Par spécialité' },
  keys: { establishment: 'FINESS', product: 'UCD ou LPP', specialty: 'Code' },
  rowCount: (shown: string, all: string, many: boolean) =>
    many ? `${shown} lignes affichées sur ${all}` : `${shown} ligne affichée sur ${all}`,
  nothingReleased: (place: string, when: string) => `${place}, ${when} : aucune ligne de liste en sus`,
  medicines: (total: string) => `${total} de médicaments`,
  medicinesOffLabel: (total: string, share: string) =>
    `${total} de médicaments, dont ${share} codés hors AMM`,
  offLabelAmount: (amount: string) => `${amount} codés hors AMM`,
  offLabelBetween: (said: string, low: string, high: string) =>
    `${said} (de ${low} à ${high} selon les situations inconnues)`,
  offLabelPooled: (low: string, high: string) =>
    `part hors AMM de ${low} à ${high}, des situations rares étant regroupées`,
  offLabelUnknown: 'part hors AMM non connue, aucune situation ne l’étant',
  medicinesMasked: (n: string, many: boolean) =>
    many
      ? `${n} situations de médicaments masquées, donc ni total ni part hors AMM`
      : `${n} situation de médicaments masquée, donc ni total ni part hors AMM`,
  devices: (total: string) => `${total} de dispositifs`,
  devicesMasked: 'dispositifs masqués',
  offLabelNote: 'La part hors AMM est à suivre : aucune cible ne la juge.',

  tabs: { services: 'Services', prescripteurs: 'Prescripteurs', repartition: 'Répartition anonyme' },
  unit: 'Service',
  units: 'Services et situations',
  noUnit: 'Sans service',
  noUnits: 'Aucune ligne de liste en sus de cet établissement n’est connue cette année.',
  notTransmitted: (period: string) =>
    `L’établissement n’a pas transmis l’analyse de cette période (${period}). Ses services paraîtront ici dès qu’il l’aura fait.`,
  otherTransmitted: (period: string) => `Voir ce qui est transmis : ${period}`,
  nothingShown: 'Rien à montrer de cette période : aucune ligne, ou toutes masquées à la publication.',
  transmission: 'Transmission à l’ARS et à l’OMEDIT',
  whatAgenciesRead:
    'L’ARS, l’Assurance Maladie (DRSM) et l’OMEDIT liront les montants et les séjours de liste en sus par service et par situation, cellules de 1 à 10 personnes masquées ; jamais un prescripteur ni un patient. Retirer referme cette lecture.',
  transmitted: 'Analyses transmises',
  noneTransmitted:
    'Aucun établissement n’a encore transmis d’analyse par service : chacun le décide, semestre par semestre, et elle paraîtra ici.',
  sentOn: (day: string) => `transmis le ${day}`,
  notSent: 'non transmis',
  transmit: 'Transmettre',
  withdraw: 'Retirer',

  prescriber: 'Prescripteur (pseudonyme)',
  prescribers: 'Prescripteurs',
  rpps: 'RPPS',
  noRpps: 'Non rapproché',
  specialty: 'Spécialité',
  allSpecialties: 'Toutes les spécialités',
  phevAmount: 'PHEV, montant',
  phevBoxes: 'PHEV, boîtes',
  repertoire: 'Part du répertoire',
  lesAmount: 'Liste en sus',
  offLabelLines: 'Lignes hors AMM',
  namedNote: 'Tous les prescripteurs de l’établissement, PHEV et liste en sus.',
  pseudonymNote:
    'PHEV seulement, sous un pseudonyme propre à cette publication, par spécialité : cette liste ne classe personne. Un prescripteur de 1 à 10 patients est masqué.',
  noPrescribers: 'Aucune prescription de cet établissement n’est connue cette année.',

  group: 'Spécialité ou service',
  dimensions: { specialty: '(spécialité)', unit: '(service)' } as Many,
  spread: 'Répartition',
  phev: 'PHEV',
  les: 'Liste en sus',
  mine: 'Moi',
  myPlace: 'Ma place',
  moreThan: (share: string) => `plus que ${share} des autres`,
  moreThanAll: 'le plus élevé',
  moreThanNone: 'le moins élevé',
  noDistribution:
    'Aucune répartition à montrer : il faut six prescripteurs au moins, dont aucun ne pèse plus de 85\u00a0%.',
  noPlace:
    'Aucune place à montrer : votre spécialité et votre service comptent moins de six prescripteurs, ou l’un d’eux pèse plus de 85\u00a0%.',
  otherGroups: 'Autres spécialités et services',
  noPhev: 'Aucune prescription exécutée en ville (PHEV) n’est connue sous votre RPPS cette année.',
  noLes: 'Aucune ligne de liste en sus n’est connue sous votre RPPS cette année.',
  nothingMine: 'Aucune prescription sous votre RPPS cette année dans cet établissement.',
  seeMyLines: 'Voir mes lignes de liste en sus',
  inEstablishment: 'Dans l’établissement',
  inRegion: 'Dans la région',
  distributionNote:
    'Euros remboursés par prescripteur : la barre va du 1er au 3e quartile, le trait est la médiane, le disque est votre montant.',

  product: 'Produit',
  date: 'Date',
  stay: 'Séjour',
  indication: 'Indication',
  code: 'Code UCD ou LPP',
  linesNote: 'Toutes les lignes de liste en sus de l’établissement, de la plus récente à la plus ancienne.',
  ownLinesNote: 'Les lignes de liste en sus que vous avez prescrites, de la plus récente à la plus ancienne.',
  noLines: 'Aucune ligne de liste en sus ne correspond, cette année, à ces filtres.',
  lineCount: (shown: string, all: string) => `${shown} lignes affichées sur ${all}`,
  moreLines: (n: string) => `Charger ${n} lignes de plus`,
};
