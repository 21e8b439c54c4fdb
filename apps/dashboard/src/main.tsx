import './content-security.js';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'govuk-frontend/dist/govuk/govuk-frontend.min.css';

import { prepare } from './app/prepare.js';
import { makeQueryClient } from './app/query-client.js';
import { Router } from './app/router.js';
import { PATIENCE_MS } from './govuk/patience.js';
import './plumbline.css';

const root = document.getElementById('plumbline');
if (!root) throw new Error('The page has no place for Plumbline');

const queries = makeQueryClient();
const page = createRoot(root);
const show = () =>
  page.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Router />
      </QueryClientProvider>
    </StrictMode>,
  );

// A moment's wait spares most people a skeleton.
void Promise.race([prepare(queries), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]).then(show);
