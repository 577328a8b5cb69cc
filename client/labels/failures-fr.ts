import type { FailureCode } from '#api/failure.ts';

export const failuresFr: Record<FailureCode | 'unreachable', string> = {
  parameter_invalid: 'Ce choix n’est pas compris par le serveur.',
  question_unknown: 'Le serveur ne connaît pas cette question : rechargez la page.',
  establishment_unknown: 'Aucun établissement de votre périmètre ne porte ce numéro FINESS.',
  region_unknown: 'Aucun établissement de votre périmètre n’est dans cette région.',
  indicator_unknown: 'Cet indicateur n’est pas dans la publication.',
  line_unknown: 'Aucune ligne de votre périmètre ne porte cet identifiant.',
  method_refused: 'Le serveur a refusé la demande.',
  format_refused: 'Le serveur a refusé la demande.',
  sign_in_needed: 'Votre session est terminée : connectez-vous pour continuer.',
  sign_in_refused:
    'Le fournisseur d’identité a refusé la connexion, ou elle n’a pas pu être vérifiée : recommencez.',
  no_grant: 'Aucun accès ne vous est ouvert : adressez-vous à l’administrateur.',
  question_forbidden: 'Votre rôle n’ouvre pas cet écran.',
  origin_refused: 'Le serveur a refusé la demande : rechargez la page.',
  body_refused: 'Le serveur a refusé ce qui lui est envoyé.',
  file_refused: 'Fichier refusé : rien n’en est gardé.',
  body_too_large: 'Ce qui est envoyé est trop grand.',
  too_many_requests: 'Trop de demandes en peu de temps : attendez une minute.',
  not_found: 'Rien à cette adresse.',
  conflict: 'Cela est déjà fait, ou ne peut plus l’être.',
  trace_failure:
    'La réponse ne peut pas être tracée, donc pas donnée : réessayez, puis prévenez l’administrateur.',
  store_failure: 'Le registre des accès ne répond pas : réessayez dans un instant.',
  host_refused: 'Ce serveur ne répond qu’à localhost.',
  query_timeout: 'Le calcul a dépassé le temps permis et a été arrêté.',
  engine_failure: 'Le calcul a échoué ; transmettez l’identifiant à l’administrateur.',
  publication_missing: 'Aucune publication à montrer : importez des fichiers, puis publiez.',
  unreachable: 'Le serveur ne répond pas.',
};
