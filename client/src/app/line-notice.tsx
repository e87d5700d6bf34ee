import Box from '@mui/material/Box';
import OfflineIcon from '@mui/icons-material/CloudOffOutlined';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/auth/session.tsx';
import { useLine } from '../platform/live/line.ts';
import { useProjectEvents } from '../platform/live/use-project-events.ts';

/** Holds the line of the current project open on every page, and says when it is lost. */
export function LineNotice() {
  const { t } = useTranslation('app');
  const { project, viewer } = useSession();
  const line = useLine();
  useProjectEvents(viewer ? project?.id : null, () => undefined, project?.historyCursor);
  return (
    <Box role="status">
      {line === 'lost' && (
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            alignItems: 'center',
            px: 2.5,
            py: 1,
            bgcolor: '#FFF4DC',
            color: 'warning.main',
            borderBottom: 1,
            borderColor: 'divider',
            fontSize: '0.875rem',
            fontWeight: 600,
          }}
        >
          <OfflineIcon fontSize="small" aria-hidden="true" />
          {t('offline')}
        </Box>
      )}
    </Box>
  );
}
