import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { Suspense, useEffect, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { SessionProvider } from '../platform/auth/session-provider.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { later } from '../ui/later.tsx';
import { Footer } from './footer.tsx';
import { LineNotice } from './line-notice.tsx';
import { Navigation } from './navigation.tsx';
import { TopBar } from './top-bar.tsx';
import { SkipLink } from './skip-link.tsx';
import { Starting } from './starting.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { usePagePlace } from './use-page-place.ts';

const SIDE = 236;
// Only narrow screens open it.
const NavigationDrawer = later(() => import('./navigation-drawer.tsx'));

/** What stands around every page. */
export function Shell() {
  return (
    <SessionProvider
      waiting={<Starting />}
      failed={(error, retry) => (
        <Box component="main" sx={{ p: 2.5 }}>
          <ErrorState error={error} onRetry={retry} />
        </Box>
      )}
    >
      <Frame />
    </SessionProvider>
  );
}

function Frame() {
  const wide = useMediaQuery(useTheme().breakpoints.up('lg'));
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  usePagePlace();
  // The page is there; the menu comes before it is asked for.
  useEffect(() => {
    if (!wide) NavigationDrawer.bring();
  }, [wide]);
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <SkipLink />
      <TopBar onMenu={wide ? undefined : () => setOpen(true)} menuOpen={open} />
      <Box sx={{ flex: 1, display: 'flex', minWidth: 0 }}>
        {wide ? (
          <Box sx={{ width: SIDE, flexShrink: 0, bgcolor: 'background.paper', borderRight: 1, borderColor: 'divider' }}>
            <Box sx={{ position: 'sticky', top: 56, maxHeight: 'calc(100vh - 56px)', overflowY: 'auto' }}>
              <Navigation />
            </Box>
          </Box>
        ) : (
          <Suspense>{open && <NavigationDrawer onClose={() => setOpen(false)} />}</Suspense>
        )}
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          <LineNotice />
          <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, minWidth: 0 }}>
            <PageBoundary key={pathname}>
              <Suspense fallback={<Starting />}>
                <Outlet />
              </Suspense>
            </PageBoundary>
          </Box>
          <Footer />
        </Box>
      </Box>
    </Box>
  );
}
