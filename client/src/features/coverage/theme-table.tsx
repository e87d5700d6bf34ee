import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Percent } from '../../ui/figures.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { coverageAddress } from './coverage-address.ts';
import { declaredShare, verifiedShare } from './coverage-share.ts';
import type { Coverage } from './coverage.query.ts';
import { FigureLink } from './figure-link.tsx';

type Row = Coverage['byTheme'][number];
type Props = { rows: readonly Row[]; asOf: string; inside: boolean };

/** Coverage of each theme; a theme's name narrows the whole page to it. */
export function ThemeTable({ rows, asOf, inside }: Props) {
  const { t } = useTranslation('coverage');
  const behind = ({ theme }: Row) => ({
    place: localName(theme),
    within: { theme: theme.code, asOf },
    linked: inside,
  });
  return (
    <Section title={t('themes.title')}>
      <DataTable
        caption={t('themes.title')}
        rows={rows}
        rowKey={(row) => row.theme.id}
        columns={[
          {
            key: 'theme',
            label: t('themes.theme'),
            render: ({ theme }) => (
              <LinkText to={coverageAddress({ theme: theme.code, asOf })} label={t('themes.show', { theme: localName(theme) })}>
                {localName(theme)}
              </LinkText>
            ),
          },
          {
            key: 'inUse',
            label: t('table.inUse'),
            align: 'right',
            render: (row) => (
              <FigureLink standing="IN_USE" value={row.figures.inUse} of={row.figures.licensed} {...behind(row)} />
            ),
          },
          {
            key: 'share',
            label: t('table.share'),
            align: 'right',
            render: ({ figures }) => <Percent value={declaredShare(figures)} />,
          },
          {
            key: 'verified',
            label: t('table.verified'),
            align: 'right',
            render: (row) => <FigureLink standing="VERIFIED" value={row.figures.verified} {...behind(row)} />,
          },
          {
            key: 'verifiedShare',
            label: t('table.verifiedShare'),
            align: 'right',
            render: ({ figures }) => <Percent value={verifiedShare(figures)} />,
          },
          {
            key: 'noData',
            label: t('table.noData'),
            align: 'right',
            render: (row) => <FigureLink standing="NO_DATA" value={row.figures.noData} {...behind(row)} />,
          },
        ]}
      />
    </Section>
  );
}
