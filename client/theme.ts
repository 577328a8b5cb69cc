import { createTheme } from '@mantine/core';

/**
 * Props only: colours, fonts and radii are CSS variables in styles/theme.css, so that no style tag is written at run
 * time and the content security policy may refuse them.
 */
export const theme = createTheme({
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 0 } }, maxDropdownHeight: 360 } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, multiline: true, withArrow: true } },
  },
});

/** The one style that Mantine still writes carries the page's nonce, which the server puts in index.html. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
