import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { Columns } from '../../ui/columns.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateTimeText } from '../../ui/dates.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { formatNumber } from '../../platform/i18n/format.ts';
import { BringFile } from './bring-file.tsx';
import { ImportListDocument } from './import.query.ts';
import { useImportWords } from './use-import-words.ts';

/** The spreadsheets that were brought, and the way to bring another one. */
export default function Imports() {
  const { t } = useTranslation('imports');
  const word = useImportWords();
  const { data, error, loading, fetchMore, refetch } = useQuery(ImportListDocument, {
    variables: { first: 20 },
    fetchPolicy: 'cache-and-network',
  });
  const imports = data?.imports;
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      <Columns aside={<BringFile />}>
        <Section title={t('list.title')}>
          {error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!imports && loading && <TableSkeleton rows={3} />}
          {imports && (
            <DataTable
              caption={t('list.title')}
              rows={imports.nodes}
              rowKey={({ id }) => id}
              empty={<Prose>{t('list.empty')}</Prose>}
              columns={[
                {
                  key: 'name',
                  label: t('list.name'),
                  render: ({ id, fileName }) => (
                    <LinkText to={`/imports/${id}`} strong>
                      {fileName}
                    </LinkText>
                  ),
                },
                { key: 'what', label: t('list.what'), render: ({ target }) => word('target', target) },
                {
                  key: 'state',
                  label: t('list.state'),
                  render: ({ state, work }) => (work ? word('work', work) : word('state', state)),
                },
                { key: 'rows', label: t('list.rows'), align: 'right', render: ({ rowCount }) => formatNumber(rowCount) },
                {
                  key: 'by',
                  label: t('list.by'),
                  render: ({ createdBy, organisation }) => [createdBy?.name, localName(organisation)].filter(Boolean).join(', '),
                },
                { key: 'when', label: t('list.when'), render: ({ createdAt }) => <DateTimeText value={createdAt} /> },
              ]}
            />
          )}
          {imports?.pageInfo.hasNextPage && (
            <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: imports.pageInfo.endCursor } })} />
          )}
        </Section>
      </Columns>
    </Page>
  );
}
