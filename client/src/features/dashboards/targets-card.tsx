import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { FactsList } from '../../ui/facts-list.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import type { TargetRow } from './use-dashboard.ts';

const tones: Record<TargetRow['progress']['state'], Tone> = { REACHED: 'success', ON_THE_WAY: 'info', MISSED: 'warning' };

/** What the project aims at from today on, and how far it has come; nothing where it aims at nothing. */
export function TargetsCard({ targets }: { targets: readonly TargetRow[] }) {
  const { t } = useTranslation('dashboards');
  const { today } = useSession();
  const ahead = targets.filter(({ onDate }) => onDate >= today);
  if (!ahead.length) return null;
  return (
    <Section title={t('targets.title')} action={<LinkText to="/coverage">{t('targets.open')}</LinkText>}>
      <FactsList
        facts={ahead.map(({ theme, onDate, progress: { state, inUse, wanted } }) => ({
          label: theme ? localName(theme) : t('targets.all'),
          value: (
            <>
              {t('targets.tile', { inUse, wanted, date: formatDate(onDate) })}{' '}
              <StatusChip tone={tones[state]} label={t(`targets.state.${state}`)} />
            </>
          ),
        }))}
      />
    </Section>
  );
}
