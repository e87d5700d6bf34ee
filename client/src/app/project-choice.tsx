import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/auth/session.tsx';
import { localName } from '../platform/i18n/language.ts';
import { LinkText } from '../ui/link-text.tsx';

/** The project that the pages speak of; a choice where there are several. */
export function ProjectChoice() {
  const { t } = useTranslation('app');
  const { projects, project, chooseProject } = useSession();
  if (!project) return null;
  if (projects.length === 1) {
    return (
      <Box
        component="span"
        sx={{
          fontSize: '0.875rem',
          fontWeight: 600,
          minWidth: 0,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: { lg: 'nowrap' },
        }}
      >
        <LinkText to="/project">{localName(project)}</LinkText>
      </Box>
    );
  }
  return (
    <Box
      component="select"
      aria-label={t('project')}
      value={project.id}
      onChange={(event) => chooseProject(event.target.value)}
      sx={{
        font: 'inherit',
        fontSize: '0.875rem',
        fontWeight: 600,
        height: 38,
        maxWidth: 320,
        width: '100%',
        px: 1,
        border: 1,
        borderColor: 'grey.500',
        borderRadius: 1,
        bgcolor: 'background.paper',
        color: 'inherit',
      }}
    >
      {projects.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {localName(choice)}
        </option>
      ))}
    </Box>
  );
}
