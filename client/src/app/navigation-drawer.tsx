import CloseIcon from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import { useTranslation } from 'react-i18next';
import { DemonstrationClock } from './demonstration-clock.tsx';
import { Languages } from './languages.tsx';
import { Navigation } from './navigation.tsx';
import { ProjectChoice } from './project-choice.tsx';

/** Where the screen is narrow: the menu, and what the top bar has no room for. */
export default function NavigationDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Drawer open onClose={onClose} slotProps={{ paper: { sx: { width: 'min(300px, 88vw)' }, 'aria-label': t('menu.label') } }}>
      <Box sx={{ p: 1.5, display: 'grid', gap: 1.5, borderBottom: 1, borderColor: 'divider' }}>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
          <Languages />
          <IconButton onClick={onClose} aria-label={t('menu.close')}>
            <CloseIcon />
          </IconButton>
        </Box>
        <ProjectChoice />
        <DemonstrationClock />
      </Box>
      <Navigation />
    </Drawer>
  );
}
