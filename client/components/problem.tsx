import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { RequestFailed } from '../api.ts';
import { useWords } from '../language.ts';

/** One sentence, the identifier that finds it in the log, and a way to try again; where the figure would be. */
export function Problem({ error, retry, height }: { error: Error; retry: () => void; height?: number }) {
  const { labels } = useWords();
  // A newer server may have codes that this page does not know yet.
  const known: Partial<Record<string, string>> = labels.failures;
  const failed = error instanceof RequestFailed ? error : undefined;
  return (
    <div className="problem" role="alert" style={{ minHeight: height }}>
      <IconAlertTriangle size={20} aria-hidden />
      <p>{failed ? (known[failed.code] ?? labels.failures.unreachable) : labels.screenBroken}</p>
      {failed?.id !== undefined && <p className="quiet">{labels.errorId(failed.id)}</p>}
      <Button variant="default" size="xs" onClick={retry}>
        {labels.retry}
      </Button>
    </div>
  );
}
