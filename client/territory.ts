/** Regions by INSEE code, as an administrator names them: who reads no figures is not asked for the publication's. */
export const regionNames: Readonly<Record<string, string>> = {
  '84': 'Auvergne-Rhône-Alpes',
  '27': 'Bourgogne-Franche-Comté',
  '53': 'Bretagne',
  '24': 'Centre-Val de Loire',
  '94': 'Corse',
  '44': 'Grand Est',
  '01': 'Guadeloupe',
  '03': 'Guyane',
  '32': 'Hauts-de-France',
  '11': 'Île-de-France',
  '04': 'La Réunion',
  '02': 'Martinique',
  '06': 'Mayotte',
  '28': 'Normandie',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '52': 'Pays de la Loire',
  '93': 'Provence-Alpes-Côte d’Azur',
};

/** Codes typed one after another, whatever parts them; each once. */
export function codesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .toUpperCase()
        .split(/[^0-9A-Z]+/)
        .filter(Boolean),
    ),
  ];
}

export const departementShape = /^([0-9]{2}|2[AB]|9[0-9A-Z][0-9A-Z]?)$/;
export const finessShape = /^[0-9][0-9AB][0-9A-Z]{6,7}$/;
