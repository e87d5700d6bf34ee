import { useTranslation } from 'react-i18next';
import type { ProjectFactsQuery } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';

type Row = NonNullable<ProjectFactsQuery['project']>['workPackages'][number];

/** How the project's work is divided, and who leads each part. */
export function WorkPackages({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('projects');
  return (
    <Section title={t('project.workPackages.title')}>
      <DataTable
        caption={t('project.workPackages.title')}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('project.workPackages.none')} />}
        columns={[
          { key: 'code', label: t('project.workPackages.code'), render: ({ code }) => code },
          { key: 'name', label: t('project.workPackages.name'), render: (row) => localName(row) },
          {
            key: 'theme',
            label: t('project.workPackages.theme'),
            render: ({ theme }) => (theme ? localName(theme) : t('project.workPackages.noTheme')),
          },
          {
            key: 'lead',
            label: t('project.workPackages.lead'),
            render: ({ leadOrganisation: lead }) =>
              lead ? <LinkText to={`/organisations/${lead.id}`}>{localName(lead)}</LinkText> : t('project.workPackages.noLead'),
          },
        ]}
      />
    </Section>
  );
}
