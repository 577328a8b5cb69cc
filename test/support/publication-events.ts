/**
 * Events of each scope, with a merger that tells of a neighbour, and a group: the first two establishments are of region
 * 75, where the third is too; the fourth is of region 27.
 */
export const eventTables = (): Record<string, string> => ({
  event: `select * from (values
    (date '2016-03-01', 'price', 'Baisse de prix nationale', null, null, 'phev_evolution', null, null),
    (date '2017-01-01', 'merger', 'Fusion : Hôpital 2 rejoint Hôpital 1', '75', '330000001', null, '330000002',
      'Fusion : un établissement rejoint Hôpital 1'),
    (date '2017-06-01', 'file', 'Fichier tardif de la région 75', '75', null, null, null, null),
    (date '2017-07-01', 'list', 'Sortie de liste chez le deuxième', '75', '330000002', null, null, null),
    (date '2018-01-01', 'contract', 'Contrat de la région 27', '27', null, null, null, null)
  ) t(date, kind, text, region, establishment, indicator, names, otherwise)`,
  establishment_group: `select * from (values
    ('ght', 'GHT du fleuve', '330000001'), ('ght', 'GHT du fleuve', '330000002'),
    ('other', 'Centres du sud', '330000001'), ('ght', 'GHT de la plaine', '210000004')
  ) t(kind, name, establishment)`,
});
