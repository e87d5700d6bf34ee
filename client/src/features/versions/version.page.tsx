import { useTranslation } from 'react-i18next';
import { Columns } from '../../ui/columns.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { comparePath, versionPath } from './version-address.ts';
import { VersionContent } from './version-content.tsx';
import { VersionDiscussion } from './version-discussion.tsx';
import { VersionFacts } from './version-facts.tsx';
import { VersionFrame } from './version-frame.tsx';
import type { Version } from './version.query.ts';

/** One version as it is cited: what it holds, and whether a later one has taken its place. */
export default function VersionPage() {
  return (
    <VersionFrame actions={(version) => <Ways version={version} />}>
      {(version) => (
        <>
          <Standing version={version} />
          <Columns aside={<VersionFacts version={version} />}>
            <VersionContent version={version} />
            <VersionDiscussion version={version} />
          </Columns>
        </>
      )}
    </VersionFrame>
  );
}

/** Where one can go on from here. */
function Ways({ version: { material, number, state, viewerCan } }: { version: Version }) {
  const { t } = useTranslation('versions');
  const { currentVersion } = material;
  return (
    <>
      {viewerCan.edit.allowed && <LinkText to={versionPath(material.id, number, '/edit')}>{t('action.edit')}</LinkText>}
      {state === 'IN_REVIEW' && <LinkText to={versionPath(material.id, number, '/review')}>{t('action.review')}</LinkText>}
      {currentVersion && currentVersion.number !== number && (
        <LinkText to={comparePath(material.id, Math.min(number, currentVersion.number), Math.max(number, currentVersion.number))}>
          {t('action.compareWithCurrent')}
        </LinkText>
      )}
    </>
  );
}

function Standing({ version: { state, returnReason, material } }: { version: Version }) {
  const { t } = useTranslation('versions');
  const { currentVersion } = material;
  if (state === 'SUPERSEDED' && currentVersion)
    return (
      <Notice tone="warning">
        {t('standing.superseded')}{' '}
        <LinkText to={versionPath(material.id, currentVersion.number)}>
          {t('standing.current', { number: currentVersion.number })}
        </LinkText>
      </Notice>
    );
  if (state === 'DRAFT' && returnReason)
    return <Notice tone="warning">{t('standing.returned', { reason: returnReason })}</Notice>;
  if (state === 'DRAFT' || state === 'IN_REVIEW') return <Notice tone="info">{t(`standing.${state}`)}</Notice>;
  return null;
}
