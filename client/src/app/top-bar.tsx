import MenuIcon from '@mui/icons-material/Menu';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useSession } from '../platform/auth/session.tsx';
import { NotificationBell } from '../features/notifications/notification-bell.tsx';
import { Brand } from './brand.tsx';
import { DemonstrationClock } from './demonstration-clock.tsx';
import { Languages } from './languages.tsx';
import { PersonButton } from './person-button.tsx';
import { ProjectChoice } from './project-choice.tsx';
import { SearchBox } from './search-box.tsx';

const bar = {
  display: 'flex',
  alignItems: 'center',
  minHeight: 56,
  px: { xs: 1, md: 2.5 },
  gap: { xs: 0.5, sm: 1, md: 2 },
  bgcolor: 'background.paper',
  borderBottom: 1,
  borderColor: 'divider',
} as const;
const onlyWide = { display: { xs: 'none', lg: 'flex' }, alignItems: 'center', gap: 2 } as const;

/** Where one is, what one seeks, in which language, and as whom. */
export function TopBar({ onMenu, menuOpen }: { onMenu: (() => void) | undefined; menuOpen: boolean }) {
  const { t } = useTranslation('app');
  const { viewer } = useSession();
  const { pathname, search } = useLocation();
  const address = pathname === '/' ? '' : `?return=${encodeURIComponent(pathname + search)}`;
  return (
    <Box component="header" sx={{ ...bar, position: 'sticky', top: 0, zIndex: 'appBar' }}>
      {onMenu && (
        <IconButton onClick={onMenu} aria-label={t('menu.open')} aria-expanded={menuOpen} edge="start">
          <MenuIcon />
        </IconButton>
      )}
      <Box sx={{ width: { lg: 200 }, flexShrink: 0 }}>
        <Brand />
      </Box>
      <Box sx={{ ...onlyWide, minWidth: 0 }}>
        <ProjectChoice />
      </Box>
      <SearchBox />
      <Box sx={{ flex: 1 }} />
      <Box sx={{ flexShrink: 0, display: { xs: 'block', xl: 'none' } }}>
        <DemonstrationClock narrow />
      </Box>
      <Box sx={{ flexShrink: 0, display: { xs: 'none', xl: 'block' } }}>
        <DemonstrationClock />
      </Box>
      <Box sx={{ ...onlyWide, flexShrink: 0 }}>
        <Languages />
      </Box>
      {viewer && <NotificationBell />}
      {viewer ? (
        <PersonButton viewer={viewer} />
      ) : (
        !pathname.startsWith('/sign-in') && (
          <Button
            component={Link}
            to={`/sign-in${address}`}
            variant="contained"
            // On the narrowest screens in two lines.
            sx={{ flexShrink: { xs: 1, md: 0 }, minWidth: 0, px: { xs: 1.25, md: 2 }, lineHeight: 1.2 }}
          >
            {t('signIn')}
          </Button>
        )
      )}
    </Box>
  );
}
