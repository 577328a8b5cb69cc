import { Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useChoice } from '../choice.ts';
import { useWords } from '../language.ts';

/** Language, kept in the address; light or dark, kept in the browser. */
export function Preferences() {
  const { change } = useChoice();
  const { labels, language } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const hint = dark ? labels.toLight : labels.toDark;
  return (
    <div className="preferences">
      <div className="languages" role="group" aria-label={labels.language}>
        {(['fr', 'en'] as const).map((code) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === language}
            onClick={() => change({ language: code === 'en' ? 'en' : undefined })}
          >
            {code.toUpperCase()}
          </button>
        ))}
      </div>
      <Button
        variant="default"
        size="xs"
        px={8}
        aria-label={hint}
        title={hint}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
      </Button>
    </div>
  );
}
