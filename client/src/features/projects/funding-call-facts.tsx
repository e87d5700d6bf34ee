import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ProjectFactsQuery } from '../../platform/graphql/generated/graphql.ts';
import { formatDate, formatDateTime, formatMoney, formatPartialDate } from '../../platform/i18n/format.ts';
import { FactsList } from '../../ui/facts-list.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';

type Call = NonNullable<NonNullable<ProjectFactsQuery['project']>['fundingCall']>;

/** The call as its authority published it, in Finnish; what was noted of it is in English. */
export function FundingCallFacts({ call }: { call: Call }) {
  const { t } = useTranslation('projects');
  const finnish = (text: string) => <span lang="fi">{text}</span>;
  return (
    <Section title={t('project.call.title')}>
      <Prose quiet>{t('project.call.language')}</Prose>
      <FactsList
        facts={[
          { label: t('project.call.name'), value: finnish(call.titleFi) },
          { label: t('project.call.authority'), value: finnish(call.authorityFi) },
          {
            label: t('project.call.applications'),
            value: `${formatDateTime(call.applicationsFrom)} – ${formatDateTime(call.applicationsUntil)}`,
          },
          { label: t('project.call.amount'), value: `${formatMoney(call.amountFrom)} – ${formatMoney(call.amountTo)}` },
          { label: t('project.call.use'), value: `${formatDate(call.useFrom)} – ${formatDate(call.useTo)}` },
          { label: t('project.call.decisions'), value: formatPartialDate(call.decisionsAimedAt) },
          { label: t('project.call.recipient'), value: <span lang="en">{call.recipient}</span> },
          {
            label: t('project.call.acts'),
            value: call.acts.length > 0 && (
              <Box component="ul" lang="fi" sx={{ m: 0, pl: 2 }}>
                {call.acts.map((act) => (
                  <li key={act}>{act}</li>
                ))}
              </Box>
            ),
          },
          { label: t('project.call.note'), value: call.note && <span lang="en">{call.note}</span> },
        ]}
      />
    </Section>
  );
}
