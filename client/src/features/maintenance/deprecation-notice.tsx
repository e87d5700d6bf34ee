import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';

const DeprecationNotice_material = graphql(`
  fragment DeprecationNotice_material on Material {
    id
    state
    endsOn
    deprecationReason
    replacement {
      id
      title
    }
  }
`);

/** Says to everybody that a material is being phased out, or was put away, and what to use instead. */
export function DeprecationNotice(props: { material: FragmentType<typeof DeprecationNotice_material> }) {
  const { t } = useTranslation('maintenance');
  const { data: material, complete } = useFragment({ fragment: DeprecationNotice_material, from: props.material });
  if (!complete || (material.state !== 'DEPRECATED' && material.state !== 'ARCHIVED')) return null;
  const { endsOn, deprecationReason: reason, replacement } = material;
  return (
    <Notice tone="warning">
      {material.state === 'ARCHIVED'
        ? t('notice.archived')
        : endsOn
          ? t('notice.deprecatedUntil', { date: formatDate(endsOn) })
          : t('notice.deprecated')}{' '}
      {replacement && (
        <>
          {t('notice.replacement')} <LinkText to={`/materials/${replacement.id}`}>{replacement.title}</LinkText>{' '}
        </>
      )}
      {reason}
    </Notice>
  );
}
