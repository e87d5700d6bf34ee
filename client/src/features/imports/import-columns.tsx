import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../platform/errors/failure.ts';
import { formatNumber } from '../../platform/i18n/format.ts';
import type { ImportTableQuery } from '../../platform/graphql/generated/graphql.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterRow } from '../../ui/filter-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { CheckImportDocument, ImportTableDocument, type ImportedFile } from './import.query.ts';
import { useImportWords } from './use-import-words.ts';

type Table = NonNullable<ImportTableQuery['import']>['table'];

/** The second step: which field stands in which column. Guessed, to be corrected, and remembered. */
export function ImportColumns({ one }: { one: ImportedFile }) {
  const { t } = useTranslation('imports');
  const [place, setPlace] = useState<{ sheet?: number; headerRow?: number }>({});
  const { data, error, loading, refetch } = useQuery(ImportTableDocument, {
    variables: { id: one.id, sheet: place.sheet ?? null, headerRow: place.headerRow ?? null },
    fetchPolicy: 'network-only',
  });
  const table = data?.import?.table;
  return (
    <Section title={t('columns.title')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!table && loading && <TableSkeleton rows={5} />}
      {table && (
        <>
          <FilterRow label={t('columns.title')}>
            {table.sheets.length > 1 && (
              <SelectInput
                label={t('columns.sheet')}
                value={String(table.sheet)}
                onChange={(sheet) => setPlace({ sheet: Number(sheet) })}
                options={table.sheets.map(({ name, rowCount }, i) => ({
                  value: String(i),
                  label: t('columns.sheetRows', { name, count: formatNumber(rowCount) }),
                }))}
              />
            )}
            <SelectInput
              label={t('columns.header')}
              value={String(table.headerRow)}
              onChange={(row) => setPlace({ sheet: table.sheet, headerRow: Number(row) })}
              options={[
                ...table.headerRows.map(({ line, text }) => ({
                  value: String(line),
                  label: t('columns.headerRow', { line, text: text.slice(0, 80) }),
                })),
                { value: '0', label: t('columns.noHeader') },
              ]}
            />
          </FilterRow>
          {table.sheets.length > 1 && <Notice tone="info">{t('columns.otherSheets')}</Notice>}
          <ColumnChoice key={`${table.sheet} ${table.headerRow}`} one={one} table={table} />
        </>
      )}
    </Section>
  );
}

function ColumnChoice({ one, table }: { one: ImportedFile; table: Table }) {
  const { t } = useTranslation('imports');
  const word = useImportWords();
  const [chosen, setChosen] = useState(() => table.columns.map(({ field }) => field ?? null));
  const [check, { loading, error }] = useMutation(CheckImportDocument, {
    errorPolicy: 'none',
    refetchQueries: ['ImportPage'],
    awaitRefetchQueries: true,
  });
  const { code, params } = error ? failureOf(error) : { code: '', params: {} as Record<string, unknown> };
  const problem = String(params['problem']);
  const known = code === 'BAD_USER_INPUT' && (problem === 'REQUIRED' || problem === 'CHOSEN_TWICE') ? problem : undefined;
  const nameOf = ({ header, index }: Table['columns'][number]) => header.trim() || t('columns.unnamed', { number: index + 1 });
  const choose = (index: number, field: string) => setChosen(chosen.map((one, i) => (i === index ? field || null : one)));
  const submit = () => {
    const { id, version: expectedVersion } = one;
    const input = { id, expectedVersion, sheet: table.sheet, headerRow: table.headerRow, columns: chosen };
    void check({ variables: { input } }).catch(() => undefined);
  };
  return (
    <>
      <DataTable
        caption={t('columns.caption')}
        rows={table.columns}
        rowKey={({ index }) => String(index)}
        columns={[
          { key: 'column', label: t('columns.column'), render: nameOf },
          { key: 'samples', label: t('columns.samples'), render: ({ samples }) => samples.join(' · ') || '–' },
          {
            key: 'field',
            label: t('columns.field'),
            width: 260,
            render: (column) => (
              <SelectInput
                label={t('columns.fieldOf', { column: nameOf(column) })}
                value={chosen[column.index] ?? ''}
                onChange={(field) => choose(column.index, field)}
                options={[
                  { value: '', label: t('columns.leftOut') },
                  ...table.fields.map(({ name, required }) => ({
                    value: name,
                    label: required ? t('columns.required', { field: word('field', name) }) : word('field', name),
                  })),
                ]}
              />
            ),
          },
        ]}
      />
      {known && <Notice tone="warning">{t(`problem.${known}`, { field: word('field', String(params['name'])) })}</Notice>}
      {error && !known && <ErrorState error={error} />}
      <p>{t('columns.rows', { count: table.rowCount, value: formatNumber(table.rowCount) })}</p>
      <ActionButton can={one.viewerCan.check} busy={loading} onClick={submit}>
        {t('columns.check')}
      </ActionButton>
    </>
  );
}
