import type { EventKind } from '#api/event.ts';

const kinds: Record<EventKind, string> = {
  price: 'Prix',
  list: 'Liste en sus',
  contract: 'Contrat',
  merger: 'Fusion',
  file: 'Fichier',
  other: 'Autre',
};

/** Dated events on time charts. */
export const eventsFr = {
  kinds,
  title: 'Événements',
  under: (n: string, many: boolean) => `${n} événement${many ? 's' : ''} sur la période`,
  others: (n: string) => `Voir les ${n} autres`,
  none: 'Aucun événement daté sur cette période.',
  noneAtAll: 'Aucun événement daté n’est connu ici.',
  everywhere: 'partout',
  ofRegion: 'la région',
  ofPlace: 'cet établissement',
  allIndicators: 'tous les indicateurs',
  thisIndicator: 'cet indicateur',
  by: (author: string) => `écrit par ${author}`,
  mine: 'visible de moi seul',
  fromFile: 'd’un fichier',
  withdraw: (text: string) => `Retirer « ${text} »`,
  sure: 'Confirmer le retrait',
  keep: 'Garder',
  add: 'Ajouter un événement',
  date: 'Date',
  kind: 'Nature',
  text: 'Ce qui s’est passé',
  textHint: 'De 3 à 160 caractères, sans nom de patient ni de prescripteur.',
  scope: 'Concerne',
  indicator: 'Pour',
  shared: 'Partagé avec ceux qui peuvent nommer ce lieu',
  alone: 'Pour moi seul',
  readers: 'Lecteurs',
  save: 'Ajouter',
  saved: 'Événement ajouté.',
  dateWanted: 'Une date est attendue.',
  textWanted: 'Entre 3 et 160 caractères.',
  failed: 'L’événement n’a pas pu être enregistré.',
};

export type EventLabels = typeof eventsFr;
