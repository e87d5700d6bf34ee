import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '../../platform/auth/session.tsx';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { AwaitedPage } from '../../ui/awaited-page.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Page } from '../../ui/page.tsx';
import { versionPath } from './version-address.ts';
import { VersionChip } from './version-chip.tsx';
import { VersionPage, type Version } from './version.query.ts';

type Props = {
  /** What is done with the version on this page. */
  title?: (version: Version) => string;
  /** The same in a word. */
  place?: string;
  actions?: (version: Version) => ReactNode;
  children: (version: Version, refetch: () => Promise<unknown>) => ReactNode;
};

/** A page about one version: its place, its name and state, and that it follows what others do. */
export function VersionFrame({ title, place, actions, children }: Props) {
  const { t } = useTranslation(['versions', 'materials']);
  const { id = '', number = '' } = useParams();
  const { viewer } = useSession();
  const wanted = Number(number);
  const { data, error, loading, refetch } = useQuery(VersionPage, {
    variables: { materialId: id, number: Number.isSafeInteger(wanted) ? wanted : 0 },
  });
  const version = data?.materialVersion;
  useLiveRefetch(viewer && version?.material.project?.id, ['version.', 'proposal.'], refetch);
  const crumbs = [{ label: t('materials:title'), to: '/materials' }];
  if (!version) {
    return (
      <AwaitedPage
        title={t('title')}
        crumbs={crumbs}
        asked={{ error, loading, refetch }}
        missing={{
          title: t('missing.title'),
          hint: t('missing.hint'),
          action: <LinkText to={`/materials/${id}`}>{t('missing.action')}</LinkText>,
        }}
      />
    );
  }
  const { material } = version;
  const name = t('name', { number: version.number });
  return (
    <Page
      title={title ? title(version) : t('titleOf', { title: material.title, number: version.number })}
      place={place ?? name}
      crumbs={[
        ...crumbs,
        { label: material.title, to: `/materials/${material.id}` },
        ...(title ? [{ label: name, to: versionPath(material.id, version.number) }] : []),
      ]}
      subtitle={<VersionChip state={version.state} />}
      actions={actions?.(version)}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {children(version, refetch)}
    </Page>
  );
}
