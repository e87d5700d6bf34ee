import Checkbox from '@mui/material/Checkbox';
import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Marked } from '../../ui/marked.tsx';
import { StageChip } from '../adoptions/stage-chip.tsx';
import type { MaterialRow } from './material-list.query.ts';
import { MaterialMarks, MaterialStateChip } from './material-marks.tsx';

type Props = {
  rows: readonly MaterialRow[];
  caption: string;
  use: 'ownStage' | 'inUse' | 'hidden';
  /** The rows that can be chosen, and those that are; left out where there is nothing to choose for. */
  choice?: { possible: (row: MaterialRow) => boolean; chosen: ReadonlySet<string>; onToggle: (id: string) => void };
};

/** Materials as rows. A provider sees its own stage; of the others the parties of the project see how many use the material. */
export function MaterialTable({ rows, caption, use, choice }: Props) {
  const { t } = useTranslation(['materials', 'maintenance', 'terms']);
  const ownStage: Column<MaterialRow> = {
    key: 'ownStage',
    label: t('column.ownStage'),
    render: (row) => (row.provenance === 'PLANNED_OUTPUT' ? '–' : <StageChip stage={row.ownAdoption?.stage ?? 'NOT_STARTED'} />),
  };
  const inUse: Column<MaterialRow> = {
    key: 'inUse',
    label: t('column.inUse'),
    render: ({ inUseCount }) => (typeof inUseCount === 'number' ? t('inUse', { count: inUseCount }) : '–'),
  };
  const choose: Column<MaterialRow> = {
    key: 'choose',
    label: t('maintenance:bulk.select'),
    width: 64,
    render: (row) =>
      choice?.possible(row) ? (
        <Checkbox
          checked={choice.chosen.has(row.id)}
          onChange={() => choice.onToggle(row.id)}
          slotProps={{ input: { 'aria-label': t('maintenance:bulk.selectOne', { title: row.title }) } }}
          sx={{ p: 0.25, m: -0.25 }}
        />
      ) : (
        '–'
      ),
  };
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        ...(choice ? [choose] : []),
        {
          key: 'title',
          label: t('column.title'),
          width: '38%',
          render: (row) => (
            <Marked marks={<MaterialMarks provenance={row.provenance} linkOnly={row.linkOnly} />}>
              <LinkText to={`/materials/${row.id}`} strong>
                {row.title}
              </LinkText>
            </Marked>
          ),
        },
        { key: 'kind', label: t('column.kind'), render: (row) => t(`terms:kind.${row.kind}`) },
        { key: 'theme', label: t('column.theme'), render: (row) => localName(row.theme) },
        { key: 'sourceProject', label: t('column.sourceProject'), render: (row) => row.sourceProject?.acronym ?? '–' },
        { key: 'state', label: t('column.state'), render: (row) => <MaterialStateChip state={row.state} /> },
        ...(use === 'ownStage' ? [ownStage] : use === 'inUse' ? [inUse] : []),
      ]}
    />
  );
}
