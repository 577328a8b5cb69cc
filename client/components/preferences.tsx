import { ActionIcon, SegmentedControl, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
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
      <SegmentedControl
        aria-label={labels.language}
        size="xs"
        value={language}
        data={[
          { value: 'fr', label: 'FR' },
          { value: 'en', label: 'EN' },
        ]}
        onChange={(value) => change({ language: value === 'en' ? 'en' : undefined })}
      />
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={hint}
        title={hint}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
      </ActionIcon>
    </div>
  );
}
