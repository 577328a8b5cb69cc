import '@fontsource-variable/inter';
// The order matters: a component's sheet overrides those of what it is made of.
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Tooltip.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Figures } from './components/figures.tsx';
import { Frame } from './components/frame.tsx';
import { Home } from './components/home.tsx';
import { Late } from './components/late.tsx';
import { Opened } from './components/opened.tsx';
import { createClient } from './query-client.ts';
import { screenParts } from './screen-parts.ts';
import { screens, type Screen } from './screens.ts';
import './styles/index.css';
import { styleNonce, theme } from './theme.ts';

const client = createClient();

export function App() {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
        getStyleNonce={styleNonce}
      >
        <BrowserRouter>
          <Routes>
            <Route element={<Frame />}>
              <Route element={<Opened />}>
                <Route element={<Figures />}>{screens.filter(({ figures }) => figures).map(routeOf)}</Route>
                {screens.filter(({ figures }) => !figures).map(routeOf)}
              </Route>
              <Route path="*" element={<Home />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </MantineProvider>
    </QueryClientProvider>
  );
}

function routeOf({ name, path }: Screen) {
  const screen = <Late part={screenParts[name]}>{(Come) => <Come />}</Late>;
  return <Route key={path} path={path} element={screen} />;
}
