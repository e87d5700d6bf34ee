import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { useFigureColumns, type FigureRow } from './figure-columns.tsx';

/** A group with the address that narrows the page to it. */
export type Group = FigureRow & { to?: string | undefined; toLabel?: string };
type Props = { title: string; group: string; rows: readonly Group[] };

/** Figures by theme, source project or type of provider; the name of a group narrows the whole page to it. */
export function GroupTable({ title, group, rows }: Props) {
  const columns = useFigureColumns<Group>();
  if (!rows.length) return null;
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'group',
            label: group,
            render: ({ label, to, toLabel }) =>
              to ? (
                <LinkText to={to} {...(toLabel && { label: toLabel })}>
                  {label}
                </LinkText>
              ) : (
                label
              ),
          },
          ...columns,
        ]}
      />
    </Section>
  );
}
