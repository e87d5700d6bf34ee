import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { comparePath, versionPath } from '../versions/version-address.ts';
import { ConfirmVersions } from './confirm-versions.mutation.ts';

const VersionUpdate_adoption = graphql(`
  fragment VersionUpdate_adoption on Adoption {
    id
    version
    updateAvailable
    materialVersion {
      id
      number
    }
    material {
      id
      currentVersion {
        id
        number
        changeNote
      }
    }
    viewerCan {
      confirmVersion {
        allowed
        reason
        params
      }
    }
  }
`);

/** That a later version is out than the one in use, what changed in it, and the one press that takes it into use. */
export function VersionUpdate(props: { adoption: FragmentType<typeof VersionUpdate_adoption> }) {
  const { t } = useTranslation('adoptions');
  const { data: adoption, complete } = useFragment({ fragment: VersionUpdate_adoption, from: props.adoption });
  const [confirm, { loading, error }] = useMutation(ConfirmVersions, {
    errorPolicy: 'none',
    refetchQueries: ['UnreadNotifications'],
  });
  if (!complete) return null;
  const { id, version: expectedVersion, material, materialVersion, updateAvailable, viewerCan } = adoption;
  const current = material.currentVersion;
  if (!current || (!updateAvailable && !viewerCan.confirmVersion.allowed)) return null;
  return (
    <Notice tone={updateAvailable ? 'warning' : 'info'}>
      {materialVersion
        ? t('update.available', { current: current.number, used: materialVersion.number })
        : t('update.availableFirst', { current: current.number })}
      {current.changeNote && ` ${current.changeNote}`}{' '}
      <LinkText
        to={
          materialVersion
            ? comparePath(material.id, materialVersion.number, current.number)
            : versionPath(material.id, current.number)
        }
      >
        {t('update.see')}
      </LinkText>
      {error && <ErrorState error={error} />}
      {viewerCan.confirmVersion.allowed && (
        <div>
          <ActionButton
            can={viewerCan.confirmVersion}
            busy={loading}
            onClick={() =>
              void confirm({ variables: { input: { adoptions: [{ id, expectedVersion }] } } }).catch(() => undefined)
            }
          >
            {t('update.confirm', { current: current.number })}
          </ActionButton>
        </div>
      )}
    </Notice>
  );
}
