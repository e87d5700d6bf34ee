import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/auth/session.tsx';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';

const OrganisationMergers_organisation = graphql(`
  fragment OrganisationMergers_organisation on Organisation {
    id
    mergedOn
    mergedInto {
      id
      nameFi
      nameSv
      nameEn
    }
    predecessors {
      id
      nameFi
      nameSv
      nameEn
      mergedOn
    }
  }
`);

/** Of which provider it has become a part, and which have become parts of it. */
export function OrganisationMergers(props: { organisation: FragmentType<typeof OrganisationMergers_organisation> }) {
  const { t } = useTranslation('organisations');
  const { today } = useSession();
  const { data, complete } = useFragment({ fragment: OrganisationMergers_organisation, from: props.organisation });
  if (!complete) return null;
  const { mergedInto, mergedOn, predecessors } = data;
  return (
    <>
      {mergedInto && mergedOn && (
        <Notice tone="info">
          {t(mergedOn <= today ? 'merger.since' : 'merger.from', { date: formatDate(mergedOn) })}{' '}
          <LinkText to={`/organisations/${mergedInto.id}`}>{localName(mergedInto)}</LinkText>
        </Notice>
      )}
      {predecessors.length > 0 && (
        <Notice tone="info">
          {t('merger.parts')}
          <ul>
            {predecessors.map((one) => (
              <li key={one.id}>
                <LinkText to={`/organisations/${one.id}`}>{localName(one)}</LinkText>{' '}
                {one.mergedOn && t('merger.partSince', { date: formatDate(one.mergedOn) })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
