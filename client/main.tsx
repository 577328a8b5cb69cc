import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { firstWords } from './language.ts';

// A page that Back takes out of the browser's cache may be another reader's by now.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
firstWords().then(
  () =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  () => {
    root.textContent =
      'La page n’est pas arrivée entière : rechargez-la. The page did not come whole: reload it.';
  },
);
