import { useTranslation } from 'react-i18next';
import { localName } from '../../platform/i18n/language.ts';
import { coverageAddress, type Within } from './coverage-address.ts';
import type { Coverage } from './coverage.query.ts';
import { GroupTable } from './group-table.tsx';

type Props = { coverage: Coverage; within: Within; place: string | undefined; inside: boolean };

/** The same providers' figures by theme, by source project and by type of provider. */
export function GroupTables({ coverage, within, place, inside }: Props) {
  const { t } = useTranslation(['coverage', 'terms']);
  const narrowed = (more: Within) => coverageAddress({ ...within, ...more }, place);
  const behind = (more: Within) => (inside ? { ...within, ...more } : null);
  return (
    <>
      <GroupTable
        title={t('themes.title')}
        group={t('themes.theme')}
        rows={coverage.byTheme.map(({ theme, figures, change }) => ({
          ...{ key: theme.id, label: localName(theme), figures, change, within: behind({ theme: theme.code }) },
          to: narrowed({ theme: theme.code }),
          toLabel: t('themes.show', { theme: localName(theme) }),
        }))}
      />
      <GroupTable
        title={t('sources.title')}
        group={t('sources.source')}
        rows={coverage.bySourceProject.map(({ sourceProject: { code, acronym }, figures, change }) => ({
          ...{ key: code, label: acronym, figures, change, within: behind({ source: code }) },
          to: narrowed({ source: code }),
          toLabel: t('sources.show', { source: acronym }),
        }))}
      />
      <GroupTable
        title={t('types.title')}
        group={t('types.type')}
        rows={coverage.byProviderType.map(({ providerType, figures, change }) => {
          const label = providerType ? t(`terms:providerType.${providerType}`) : t('types.unknown');
          return {
            ...{ key: providerType ?? 'unknown', label, figures, change },
            within: providerType ? behind({ type: providerType }) : null,
            ...(providerType && { to: narrowed({ type: providerType }), toLabel: t('types.show', { type: label }) }),
          };
        })}
      />
    </>
  );
}
