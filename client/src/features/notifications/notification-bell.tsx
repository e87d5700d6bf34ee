import BellIcon from '@mui/icons-material/NotificationsOutlined';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { tellingKinds, UnreadNotifications } from './notification.query.ts';

/** How much one has not read yet, and the way to it. */
export function NotificationBell() {
  const { t } = useTranslation('notifications');
  const { project } = useSession();
  const { data, refetch } = useQuery(UnreadNotifications);
  useLiveRefetch(project?.id, tellingKinds, refetch);
  const count = data?.notifications.unreadCount ?? 0;
  return (
    <IconButton
      component={Link}
      to="/notifications"
      aria-label={t('bell', { count })}
      sx={{ flexShrink: 0, p: { xs: 0.25, md: 1 } }}
    >
      <Badge badgeContent={count || null} color="error" max={999} slotProps={{ badge: { 'aria-hidden': true } }}>
        <BellIcon />
      </Badge>
    </IconButton>
  );
}
