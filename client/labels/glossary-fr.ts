/** A word of the trade, as it stands in a text, and what it means. */
export type Term = { word: RegExp; meaning: string };

export const glossaryFr = {
  phev: {
    word: /PHEV/,
    meaning:
      'Prescriptions hospitalières exécutées en ville : médicaments et dispositifs (LPP) prescrits à l’hôpital et délivrés par les pharmacies de ville.',
  },
  repertoire: {
    word: /répertoire/i,
    meaning:
      'Répertoire des groupes génériques de l’ANSM. Le taux compte les boîtes de génériques et de leurs princeps, parmi toutes les boîtes prescrites.',
  },
  les: {
    word: /liste en sus/i,
    meaning:
      'Médicaments et dispositifs coûteux, payés à l’hôpital en sus des tarifs de séjour (art. L162-22-7 du Code de la sécurité sociale).',
  },
  lpp: {
    word: /LPP/,
    meaning:
      'Liste des produits et prestations remboursables : les dispositifs médicaux et les prestations associées. Le titre III est celui des dispositifs implantables.',
  },
  finess: {
    word: /FINESS/,
    meaning:
      'Numéro national d’un établissement : entité juridique (EJ) ou site géographique (ET). Le signataire du contrat est l’EJ des hôpitaux publics, l’ET des privés.',
  },
  reference: {
    word: /référentiel/i,
    meaning: 'Seuil de pertinence arrêté nationalement, auquel chaque contrat se mesure.',
  },
  provisional: {
    word: /provisoires?/i,
    meaning: 'Mois que la source complète encore à chaque envoi : le résultat peut bouger.',
  },
  notConcerned: {
    word: /sans objet/i,
    meaning:
      'L’établissement n’a pas cette activité (en psychiatrie, pas de liste en sus) : il sort des comptes et des rangs.',
  },
  masked: {
    word: /masquée?s?/i,
    meaning:
      'Caché à la publication : la cellule compte de 1 à 10 personnes, ou elle permettrait d’en déduire une autre. Les mêmes cellules sont masquées partout.',
  },
  situation: {
    word: /situation/i,
    meaning:
      'Ce pour quoi une ligne de liste en sus est prescrite, d’après son code indication et le référentiel valable à sa date : AMM inscrite ou non, accès précoce, RTU ou CPC, hors AMM, essai clinique, code absent ou invalide ; ou dispositif.',
  },
  contractSituation: {
    word: /Contrat \(art\. 6\)/,
    meaning:
      'Situations de l’article 6 du contrat type de bon usage : 1° dans l’AMM, ou dans les conditions de la LPP ; 2° dans une RTU, un CPC ou un accès précoce ; 3° par exception, argumentée au dossier du patient. Un tiret : recherche, dispositif, situation non connue ou regroupée.',
  },
  offLabel: {
    word: /hors AMM/i,
    meaning:
      'Hors autorisation de mise sur le marché : ligne codée I999999, que le dossier du patient doit argumenter.',
  },
  pseudonym: {
    word: /pseudonyme/i,
    meaning:
      'Nom d’emprunt d’un prescripteur : le même dans toute cette publication, un autre dans la suivante ; rien au-dehors ne ramène à la personne.',
  },
  transmission: {
    word: /transmission/i,
    meaning:
      'Geste par lequel un établissement ouvre aux agences la lecture de ses services pour un semestre ; il peut le retirer.',
  },
} satisfies Record<string, Term>;

export type TermName = keyof typeof glossaryFr;
