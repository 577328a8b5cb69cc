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
  masked: {
    word: /masked/i,
    meaning:
      'Hidden at publication: the cell counts 1 to 10 persons, or would let another one be deduced. The same cells are masked everywhere.',
  },
  situation: {
    word: /situation/i,
    meaning:
      'What an add-on list line is prescribed for, by its indication code and the reference valid at its date: licensed and listed or not, early access, RTU or CPC, off-label, clinical trial, code missing or invalid; or device.',
  },
  contractSituation: {
    word: /Contract \(art\. 6\)/,
    meaning:
      'Situations of article 6 of the model contract of proper use: 1° within the marketing authorisation, or the conditions of the LPP; 2° within an RTU, a CPC or an early access; 3° by exception, justified in the patient’s file. A dash: research, device, situation not known or put together.',
  },
  offLabel: {
    word: /off-label/i,
    meaning:
      'Outside the marketing authorisation (hors AMM): coded I999999, to be justified in the patient’s file.',
  },
  pseudonym: {
    word: /pseudonym/i,
    meaning:
      'A borrowed name of a prescriber: the same throughout this publication, another in the next; nothing outside leads back to the person.',
  },
  transmission: {
    word: /transmission/i,
    meaning:
      'The act by which an establishment lets agencies read its units for a semester; it may be withdrawn.',
  },
};
