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
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { paths } from './choice.ts';
import { Frame } from './components/frame.tsx';
import './styles/index.css';
import { theme } from './theme.ts';

const RegionScreen = lazy(() => import('./screens/region.tsx'));
const EstablishmentsScreen = lazy(() => import('./screens/establishments.tsx'));
const EstablishmentScreen = lazy(() => import('./screens/establishment.tsx'));

// « Réessayer » is the reader's: a silent second try would only hide the first failure for longer.
const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });

export function App() {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <BrowserRouter>
          <Routes>
            <Route element={<Frame />}>
              <Route path={paths.region} element={<RegionScreen />} />
              <Route path={paths.establishments} element={<EstablishmentsScreen />} />
              <Route path={paths.establishment} element={<EstablishmentScreen />} />
              <Route path="*" element={<Navigate to={paths.region} replace />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </MantineProvider>
    </QueryClientProvider>
  );
}
