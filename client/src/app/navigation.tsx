import AdoptionsIcon from '@mui/icons-material/GridOnOutlined';
import EventsIcon from '@mui/icons-material/EventOutlined';
import CoverageIcon from '@mui/icons-material/MapOutlined';
import DashboardIcon from '@mui/icons-material/SpaceDashboardOutlined';
import HarvestsIcon from '@mui/icons-material/MoveToInboxOutlined';
import MaterialsIcon from '@mui/icons-material/LibraryBooksOutlined';
import NetworkIcon from '@mui/icons-material/GroupsOutlined';
import OutboxIcon from '@mui/icons-material/OutboxOutlined';
import OrganisationsIcon from '@mui/icons-material/ApartmentOutlined';
import PeopleIcon from '@mui/icons-material/ManageAccountsOutlined';
import ProjectIcon from '@mui/icons-material/AssignmentOutlined';
import SourcesIcon from '@mui/icons-material/AccountTreeOutlined';
import Box from '@mui/material/Box';
import type SvgIcon from '@mui/material/SvgIcon';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../platform/auth/session.tsx';

type Item = {
  key:
    | 'dashboard'
    | 'materials'
    | 'adoptions'
    | 'coverage'
    | 'events'
    | 'network'
    | 'project'
    | 'organisations'
    | 'sources'
    | 'people'
    | 'outbox'
    | 'harvests';
  to: string;
  icon: typeof SvgIcon;
  inProject?: true;
  /** For those only who can do something there. */
  care?: true;
};
type Group = { key: 'first' | 'content' | 'activities' | 'background' | 'care'; items: Item[] };

const groups: Group[] = [
  { key: 'first', items: [{ key: 'dashboard', to: '/', icon: DashboardIcon }] },
  {
    key: 'content',
    items: [
      { key: 'materials', to: '/materials', icon: MaterialsIcon },
      { key: 'adoptions', to: '/adoptions', icon: AdoptionsIcon, inProject: true },
      { key: 'coverage', to: '/coverage', icon: CoverageIcon, inProject: true },
    ],
  },
  {
    key: 'activities',
    items: [
      { key: 'events', to: '/dissemination', icon: EventsIcon, inProject: true },
      { key: 'network', to: '/network', icon: NetworkIcon, inProject: true },
      { key: 'project', to: '/project', icon: ProjectIcon, inProject: true },
    ],
  },
  {
    key: 'background',
    items: [
      { key: 'organisations', to: '/organisations', icon: OrganisationsIcon },
      { key: 'sources', to: '/sources', icon: SourcesIcon },
    ],
  },
  {
    key: 'care',
    items: [
      { key: 'people', to: '/admin', icon: PeopleIcon, care: true },
      { key: 'harvests', to: '/harvests', icon: HarvestsIcon, care: true },
      { key: 'outbox', to: '/outbox', icon: OutboxIcon, care: true },
    ],
  },
];

/** The pages that there are for this reader. */
export function Navigation() {
  const { t } = useTranslation('app');
  const { project, viewer, demonstration } = useSession();
  const cares = viewer?.viewerCan.managePeople.allowed || viewer?.viewerCan.invite.allowed;
  const isThere = ({ key, inProject, care }: Item) =>
    (!inProject || project) && (!care || cares) && (key !== 'outbox' || demonstration);
  return (
    <Box component="nav" aria-label={t('menu.label')} sx={{ py: 1 }}>
      {groups.map(({ key, items }) => {
        const shown = items.filter(isThere);
        if (!shown.length) return null;
        return (
          <Box key={key} sx={{ mb: 0.5 }}>
            {key !== 'first' && (
              <Box
                component="p"
                id={`nav-${key}`}
                sx={{ m: 0, px: 2, pt: 1, pb: 0.5, fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary' }}
              >
                {t(`group.${key}`)}
              </Box>
            )}
            <Box
              component="ul"
              aria-labelledby={key === 'first' ? undefined : `nav-${key}`}
              sx={{ listStyle: 'none', m: 0, p: 0 }}
            >
              {shown.map(({ key: name, to, icon: Icon }) => (
                <li key={name}>
                  <Box
                    component={NavLink}
                    to={to}
                    end={to === '/'}
                    sx={{
                      display: 'flex',
                      alignItems: 'center',
                      gap: 1.5,
                      px: 2,
                      pl: '19px',
                      py: 1,
                      fontSize: '0.9375rem',
                      color: 'text.primary',
                      textDecoration: 'none',
                      '&:hover': { bgcolor: 'grey.100' },
                      // No edge at all beside the others: in the user's own colours a transparent one would be seen.
                      '&[aria-current]': {
                        bgcolor: 'primary.light',
                        pl: 2,
                        borderLeft: '3px solid',
                        borderLeftColor: 'primary.main',
                        fontWeight: 650,
                      },
                      '&:focus-visible': { outlineOffset: -3 },
                    }}
                  >
                    <Icon sx={{ fontSize: 20, color: 'primary.main' }} aria-hidden="true" />
                    {t(`nav.${name}`)}
                  </Box>
                </li>
              ))}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
