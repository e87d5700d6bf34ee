import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Percent } from '../../ui/figures.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Section } from '../../ui/section.tsx';
import { declaredShare, rowsBehind, verifiedShare } from './coverage-share.ts';
import type { Coverage } from './coverage.query.ts';

/** Coverage of each theme; a theme's name narrows the whole page to it. */
export function ThemeTable({ rows, asOf }: { rows: Coverage['byTheme']; asOf: string }) {
  const { t } = useTranslation('coverage');
  const pageOf = (code: string) => `/coverage?${new URLSearchParams({ theme: code, ...(asOf && { asOf }) }).toString()}`;
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
              <LinkText to={pageOf(theme.code)} label={t('themes.show', { theme: localName(theme) })}>
                {localName(theme)}
              </LinkText>
            ),
          },
          {
            key: 'inUse',
            label: t('table.inUse'),
            align: 'right',
            render: ({ theme, figures }) => {
              const shown = `${formatNumber(figures.inUse)} / ${formatNumber(figures.licensed)}`;
              return (
                <LinkText
                  to={rowsBehind({ theme: theme.code })}
                  label={`${t('table.openInUse', { region: localName(theme) })}: ${shown}`}
                >
                  {shown}
                </LinkText>
              );
            },
          },
          {
            key: 'share',
            label: t('table.share'),
            align: 'right',
            render: ({ figures }) => <Percent value={declaredShare(figures)} />,
          },
          {
            key: 'verifiedShare',
            label: t('table.verifiedShare'),
            align: 'right',
            render: ({ figures }) => <Percent value={verifiedShare(figures)} />,
          },
          { key: 'noData', label: t('table.noData'), align: 'right', render: ({ figures }) => formatNumber(figures.noData) },
        ]}
      />
    </Section>
  );
}
