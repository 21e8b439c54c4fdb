import './content-security.js';

import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'govuk-frontend/dist/govuk/govuk-frontend.min.css';

import { makeQueryClient } from './app/query-client.js';
import { Router } from './app/router.js';
import './plumbline.css';

const root = document.getElementById('plumbline');
if (!root) throw new Error('The page has no place for Plumbline');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <Router />
    </QueryClientProvider>
  </StrictMode>,
);
