import WaitIcon from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';

export type Waiting = {
  key:
    | 'ownUndeclared'
    | 'ownNotConfirmed'
    | 'ownHandovers'
    | 'ownReviewDue'
    | 'ownProblems'
    | 'ownEventReports'
    | 'ownFollowUps'
    | 'ownInvitations'
    | 'ownNudge'
    | 'targetsMissed'
    | 'placesToConfirm'
    | 'eventReports'
    | 'ownEvidenceAsked'
    | 'ownEvidenceMissing'
    | 'ownUpdates'
    | 'evidenceAnswered'
    | 'samplesOpen'
    | 'orphaned'
    | 'reviewDue'
    | 'problems'
    | 'notConfirmed'
    | 'unconfirmed';
  count: number;
  to: string;
  /** Of a row that there are several of: which one, and what it is called. */
  of?: { id: string; theme: string; note: string | null };
};

/** What the reader can do something about: a row each, with one button. */
export function WaitsForYou({ waiting }: { waiting: Waiting[] }) {
  const { t } = useTranslation('dashboards');
  const rows = waiting.filter(({ count }) => count > 0);
  return (
    <Section title={t('waits.title', { count: rows.length })}>
      {rows.length === 0 && <Prose quiet>{t('waits.none')}</Prose>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map(({ key, count, to, of }) => (
          <Box
            component="li"
            key={of?.id ?? key}
            sx={{ display: 'flex', gap: 1.25, alignItems: 'center', py: 1.25, borderTop: 1, borderColor: 'divider' }}
          >
            <WaitIcon aria-hidden="true" sx={{ color: 'warning.main', fontSize: 20, flexShrink: 0 }} />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box
                component="p"
                id={`waits-${of?.id ?? key}`}
                sx={{ m: 0, fontWeight: 600, fontSize: '0.9375rem', lineHeight: 1.35 }}
              >
                {t(`waits.${key}.title`, { count, theme: of?.theme })}
              </Box>
              <Box component="p" sx={{ m: 0, fontSize: '0.8125rem', color: 'text.secondary' }}>
                {of?.note ?? t(`waits.${key}.hint`)}
              </Box>
            </Box>
            <Button
              component={Link}
              to={to}
              variant="outlined"
              size="small"
              aria-describedby={`waits-${of?.id ?? key}`}
              sx={{ flexShrink: 0 }}
            >
              {t(`waits.${key}.action`)}
            </Button>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
