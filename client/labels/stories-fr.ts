/** Sentences that say what a chart shows; each is both its title and the start of its text summary. */
export const storiesFr = {
  above: (gap: string, target: string) => `${gap} au-dessus de la cible de ${target}`,
  below: (gap: string, target: string) => `${gap} au-dessous de la cible de ${target}`,
  equal: (target: string) => `juste à la cible de ${target}`,
  judged: (short: string, value: string, when: string, against: string) =>
    `${short} : ${value} en ${when}, ${against}`,
  unjudged: (short: string, value: string, when: string) => `${short} : ${value} en ${when}, sans cible`,
  stepped: (short: string, value: string, when: string, target: string) =>
    `${short} : « ${value} » en ${when}, pour une cible « ${target} »`,
  missing: (short: string, when: string, why: string) => `${short} : ${why} en ${when}`,
  against: (others: string) => `contre ${others}`,
  inRegion: (value: string) => `${value} dans la région`,
  inCategory: (value: string) => `${value} chez ses pairs`,
  metYears: (met: number, judged: number, from: number, to: number) =>
    `De ${from} à ${to}, cible atteinte ${met} ${met > 1 ? 'années' : 'année'} sur ${judged}.`,
  range: (low: string, lowWhen: string, high: string, highWhen: string) =>
    `Au plus bas ${low} (${lowWhen}), au plus haut ${high} (${highWhen}).`,
  rolling: (short: string, value: string, month: string) =>
    `${short} : ${value} sur les 12 mois finissant en ${month}`,
  rollingNone: (short: string) => `${short} : pas de suivi mensuel`,
  provisional: 'Dernier point provisoire.',
  ranking: (met: string, judged: string, many: boolean, target: string, year: number, short: string) =>
    many
      ? `${short} : ${met} établissements sur ${judged} respectent la cible de ${target} en ${year}`
      : `${short} : ${met} établissement sur ${judged} respecte la cible de ${target} en ${year}`,
  rankingOwn: (met: string, judged: string, many: boolean, year: number, short: string) =>
    many
      ? `${short} : ${met} établissements sur ${judged} respectent leur cible en ${year}`
      : `${short} : ${met} établissement sur ${judged} respecte sa cible en ${year}`,
  rankingNoTarget: (n: string, many: boolean, year: number, short: string) =>
    many
      ? `${short} : ${n} établissements ont un résultat en ${year}, sans cible`
      : `${short} : ${n} établissement a un résultat en ${year}, sans cible`,
  rankingNone: (short: string, year: number) => `${short} : aucun résultat d’établissement en ${year}`,
  gapRange: (least: string, most: string) => `Les écarts vont de ${least} à ${most}.`,
};

export type Stories = typeof storiesFr;
