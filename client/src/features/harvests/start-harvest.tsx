import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton, type Ability } from '../../ui/action-button.tsx';
import { Stack } from '../../ui/columns.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { StartHarvestDocument } from './harvests.query.ts';

type Props = { can: Ability; onStarted: () => void };

/** Asks for a harvest of everything, or of what changed since a day. */
export function StartHarvest({ can, onStarted }: Props) {
  const { t } = useTranslation('harvests');
  const [since, setSince] = useState('');
  const [start, { loading, error }] = useMutation(StartHarvestDocument, { onCompleted: onStarted });
  return (
    <Section title={t('start.title')}>
      {error && <ErrorState error={error} />}
      {can.reason === 'HARVEST_RUNNING' && <Notice tone="info">{t('start.running')}</Notice>}
      <Stack>
        <DateInput label={t('start.since')} hint={t('start.hint')} value={since} onChange={setSince} />
        <ActionButton
          can={can}
          busy={loading}
          onClick={() => void start({ variables: { input: { changedSince: since || null } } }).catch(() => {})}
        >
          {t('start.action')}
        </ActionButton>
      </Stack>
    </Section>
  );
}
