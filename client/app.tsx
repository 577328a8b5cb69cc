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
import { lazy } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { paths } from './choice.ts';
import { Figures } from './components/figures.tsx';
import { Frame } from './components/frame.tsx';
import { Home } from './components/home.tsx';
import { Opened } from './components/opened.tsx';
import { createClient } from './query-client.ts';
import './styles/index.css';
import { styleNonce, theme } from './theme.ts';

const RegionScreen = lazy(() => import('./screens/region.tsx'));
const MatrixScreen = lazy(() => import('./screens/matrix.tsx'));
const EstablishmentsScreen = lazy(() => import('./screens/establishments.tsx'));
const EstablishmentScreen = lazy(() => import('./screens/establishment.tsx'));
const ResultsScreen = lazy(() => import('./screens/results.tsx'));
const IndicatorScreen = lazy(() => import('./screens/indicator.tsx'));
const GapScreen = lazy(() => import('./screens/gap.tsx'));
const OwnScreen = lazy(() => import('./screens/own.tsx'));
const AddOnScreen = lazy(() => import('./screens/add-on.tsx'));
const OffLabelScreen = lazy(() => import('./screens/off-label.tsx'));
const ServicesScreen = lazy(() => import('./screens/services.tsx'));
const LinesScreen = lazy(() => import('./screens/lines.tsx'));
const ArgumentationScreen = lazy(() => import('./screens/argumentation.tsx'));
const DeclarationsScreen = lazy(() => import('./screens/declarations.tsx'));
const GrantsScreen = lazy(() => import('./screens/grants.tsx'));
const JournalScreen = lazy(() => import('./screens/journal.tsx'));
const ImportsScreen = lazy(() => import('./screens/imports.tsx'));
const ConsultationsScreen = lazy(() => import('./screens/consultations.tsx'));

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
                <Route element={<Figures />}>
                  <Route path={paths.region} element={<RegionScreen />} />
                  <Route path={paths.matrix} element={<MatrixScreen />} />
                  <Route path={paths.establishments} element={<EstablishmentsScreen />} />
                  <Route path={paths.establishment} element={<EstablishmentScreen />} />
                  <Route path={paths.results} element={<ResultsScreen />} />
                  <Route path={paths.indicator} element={<IndicatorScreen />} />
                  <Route path={paths.gap} element={<GapScreen />} />
                  <Route path={paths.own} element={<OwnScreen />} />
                  <Route path={paths.addOn} element={<AddOnScreen />} />
                  <Route path={paths.offLabel} element={<OffLabelScreen />} />
                  <Route path={paths.services} element={<ServicesScreen />} />
                  <Route path={paths.lines} element={<LinesScreen />} />
                  <Route path={paths.argumentation} element={<ArgumentationScreen />} />
                  <Route path={paths.declarations} element={<DeclarationsScreen />} />
                </Route>
                <Route path={paths.grants} element={<GrantsScreen />} />
                <Route path={paths.journal} element={<JournalScreen />} />
                <Route path={paths.imports} element={<ImportsScreen />} />
                <Route path={paths.consultations} element={<ConsultationsScreen />} />
              </Route>
              <Route path="*" element={<Home />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </MantineProvider>
    </QueryClientProvider>
  );
}
