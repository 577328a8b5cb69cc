import type { Request, Response } from 'express';
import { failures } from '#api/failure.ts';
import { Refusal, idOf, sendFailure } from '#server/failure.ts';

/** 401, as a page to people and as the one error body to programs. It says nothing of what was received. */
export const sendRefused = (request: Request, response: Response): void => {
  if (request.accepts(['html', 'json']) !== 'html') {
    sendFailure(response, new Refusal('sign_in_refused'));
    return;
  }
  response
    .status(failures.sign_in_refused.status)
    .set(
      'Content-Security-Policy',
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    .type('html')
    .send(page(idOf(response)));
};

const page = (id: string): string => `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Connexion refusée</title>
<h1>Connexion refusée</h1>
<p>${failures.sign_in_refused.message}</p>
<p lang="en">The identity provider refused the sign-in, or it could not be verified; please start again.</p>
<p>Identifiant à transmettre à l’administrateur : ${id}</p>
<p><a href="/">Revenir à l’observatoire</a></p>
</html>
`;
