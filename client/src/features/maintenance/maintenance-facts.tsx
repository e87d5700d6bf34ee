import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { DateText } from '../../ui/dates.tsx';
import { FactsList } from '../../ui/facts-list.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { LinkState } from './link-state.tsx';

const MaintenanceFacts_material = graphql(`
  fragment MaintenanceFacts_material on Material {
    id
    url
    reviewDueOn
    reviewedOn
    reviewIntervalMonths
    maintainer {
      id
      nameFi
      nameSv
      nameEn
    }
    contact {
      id
      name
    }
    deputy {
      id
      name
    }
    linkCheck {
      id
      outcome
      status
      checkedAt
      failingSince
    }
  }
`);

type Props = { material: FragmentType<typeof MaintenanceFacts_material>; inside: boolean };

/** Maintainer, contact and deputy, review and link. Whom nobody names is said to be nobody. */
export function MaintenanceFacts({ material: from, inside }: Props) {
  const { t } = useTranslation('maintenance');
  const { data: material, complete } = useFragment({ fragment: MaintenanceFacts_material, from });
  if (!complete) return null;
  const { maintainer, contact, deputy, linkCheck } = material;
  return (
    <FactsList
      facts={[
        {
          label: t('facts.maintainer'),
          value: maintainer ? (
            <LinkText to={`/organisations/${maintainer.id}`}>{localName(maintainer)}</LinkText>
          ) : (
            t('facts.noMaintainer')
          ),
        },
        { label: t('facts.contact'), value: inside && maintainer && (contact?.name ?? t('facts.notNamed')) },
        { label: t('facts.deputy'), value: inside && maintainer && (deputy?.name ?? t('facts.notNamed')) },
        { label: t('facts.reviewDue'), value: maintainer && material.reviewDueOn && <DateText value={material.reviewDueOn} /> },
        { label: t('facts.interval'), value: maintainer && t('facts.months', { count: material.reviewIntervalMonths }) },
        { label: t('facts.reviewed'), value: material.reviewedOn && <DateText value={material.reviewedOn} /> },
        {
          label: t('facts.link'),
          value: inside && material.url && (linkCheck ? <LinkState check={linkCheck} /> : t('link.unchecked')),
        },
      ]}
    />
  );
}
