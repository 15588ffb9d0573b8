import { LogtoProvider, UserScope } from '@logto/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.jsx';
import './style.css';

const config = {
  endpoint: import.meta.env.VITE_LOGTO_ENDPOINT,
  appId: import.meta.env.VITE_LOGTO_APP_ID,
  scopes: [UserScope.Email, UserScope.Identities],
};

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <LogtoProvider config={config}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </LogtoProvider>
  </StrictMode>,
);
