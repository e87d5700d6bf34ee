import { ApolloProvider } from '@apollo/client/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { BrowserRouter } from 'react-router';
import { toSignIn } from '../platform/auth/leave.ts';
import { createGraphQLClient } from '../platform/graphql/client.ts';
import { language } from '../platform/i18n/language.ts';
import { reportLine } from '../platform/live/line.ts';
import { ProjectFeeds } from '../platform/live/project-feeds.ts';
import { FeedsContext } from '../platform/live/use-project-events.ts';
import { theme } from '../ui/theme.ts';
import { AppRoutes } from './routes.tsx';

const client = createGraphQLClient({ onLine: reportLine, onSignedOut: toSignIn });
const feeds = new ProjectFeeds(client);

export function App() {
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <ApolloProvider client={client}>
        <FeedsContext value={feeds}>
          {/* The language is the address's first part for all that follows, so that no link has to name it. */}
          <BrowserRouter basename={`/${language}`}>
            <AppRoutes />
          </BrowserRouter>
        </FeedsContext>
      </ApolloProvider>
    </ThemeProvider>
  );
}
