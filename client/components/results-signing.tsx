import { IconSignature, IconSignatureOff } from '@tabler/icons-react';
import { useWords } from '../language.ts';
import type { Signing } from '../signing.ts';

/** Whether a contract, or a volet of it, is signed; and what follows where it is not, or where nobody told. */
export function ResultsSigning({ signing: { signed, since, earlier } }: { signing: Signing }) {
  const { year } = useWords().labels.results;
  if (signed === null) return <p className="quiet signing">{year.signedUnknown}</p>;
  return (
    <p className="quiet signing">
      {signed ? <IconSignature size={16} aria-hidden /> : <IconSignatureOff size={16} aria-hidden />}
      {signed && since !== null
        ? earlier
          ? year.signedLeast(since)
          : year.signedSince(since)
        : year.unsigned}
    </p>
  );
}
