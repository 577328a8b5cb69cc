import type { Term, TermName } from './glossary-fr.ts';

export const glossaryEn: Record<TermName, Term> = {
  phev: {
    word: /PHEV/,
    meaning:
      'Hospital prescriptions dispensed in the community: medicines and devices (LPP) that hospitals prescribe and town pharmacies dispense.',
  },
  repertoire: {
    word: /répertoire/i,
    meaning:
      'The register of generic groups kept by the ANSM. The share counts boxes of generics and of their originators, among all boxes prescribed.',
  },
  les: {
    word: /add-on list/i,
    meaning:
      'Costly medicines and devices paid to hospitals on top of the stay’s tariff (liste en sus, art. L162-22-7 of the social security code).',
  },
  lpp: {
    word: /LPP/,
    meaning:
      'List of reimbursed devices and services (liste des produits et prestations). Its title III holds the implantable devices.',
  },
  finess: {
    word: /FINESS/,
    meaning:
      'National number of an establishment: legal entity (EJ) or site (ET). The contract is signed by the EJ of public hospitals, by the ET of private ones.',
  },
  reference: {
    word: /reference/i,
    meaning: 'Threshold of relevance set nationally (référentiel), against which each contract is measured.',
  },
  provisional: {
    word: /provisional/i,
    meaning: 'Months that the source still completes with each delivery: the result may move.',
  },
  notConcerned: {
    word: /not applicable/i,
    meaning:
      'The establishment has no such activity (psychiatry has no add-on list): it leaves counts and ranks.',
  },
};
