import type { lackingFr, reasonsFr, warningsFr } from './missing-fr.ts';

export const reasonsEn: typeof reasonsFr = {
  previous_year_absent: 'the source does not cover the year before',
  current_year_absent: 'the source does not cover the year itself',
  months_missing: 'months of the year are missing',
  lpp_absent: 'the source holds no devices (LPP), and medicines alone are not PHEV',
  medicines_absent: 'the source holds no medicines',
  les_absent: 'the source holds no add-on list',
  transport_absent: 'the source holds no transport',
  declared_absent: 'the source holds no declaration of establishments',
  not_covered: 'no file received covers this period',
  not_declared: 'the establishment has not declared this value',
  not_aggregated: 'a score or a level belongs to one establishment: it has no total',
  term_absent: 'a term of the formula is not published, or not entered',
  not_signatory: 'the contract, or this volet, is not signed that year: a result without verdict',
  denominator_zero: 'the denominator is zero or negative',
  no_activity: 'the establishment has no such activity',
  partial_extract: 'the file is an extract of its source',
  provisional_months: 'provisional months, which the source may still complete',
  partial_perimeter: 'the total leaves out establishments not covered in both years',
  masked: 'too few persons: masked to protect them, or those of another cell',
  anonymous_total: 'total of establishments that you may not name: rounded value, amounts masked',
  below_floor: 'small numbers, read with care; the verdict remains the contract’s',
};

export const lackingEn: typeof lackingFr = {
  previous_year_absent: 'the year before',
  current_year_absent: 'the year itself',
  months_missing: 'the months missing',
  lpp_absent: 'a source that holds devices (a PHEV extract)',
  medicines_absent: 'a source that holds medicines',
  les_absent: 'the declarations of the add-on list',
  transport_absent: 'the transport extract',
  declared_absent: 'the declarations of establishments',
  not_declared: 'the declaration of the establishment',
  term_absent: 'the missing term of the formula',
  not_covered: 'a file that covers this period',
  partial_extract: 'the whole file',
};

export const warningsEn: typeof warningsFr = {
  partial_extract: () => 'Partial extract: the totals are not those of the region.',
  provisional_months: () => 'The last months are provisional: the source may still complete them.',
  finess_missing: () => 'No FINESS register is imported: the establishments are those that the file names.',
  unmatched_finess: ({ n, many, share }) =>
    many
      ? `${n} FINESS numbers are in no register (${share} of the amounts) and remain shown.`
      : `${n} FINESS number is in no register (${share} of the amounts) and remains shown.`,
};
