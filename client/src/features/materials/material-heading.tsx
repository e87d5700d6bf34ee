import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { MaterialMarks, MaterialStateChip } from './material-marks.tsx';

const MaterialHeading_material = graphql(`
  fragment MaterialHeading_material on Material {
    id
    kind
    state
    provenance
    linkOnly
    reviewDueOn
    currentVersion {
      id
      number
    }
    maintainer {
      id
      nameFi
      nameSv
      nameEn
    }
  }
`);

/** What one sees first of a material: kind, state, version, and who answers for it. */
export function MaterialHeading(props: { material: FragmentType<typeof MaterialHeading_material> }) {
  const { t } = useTranslation(['materials', 'terms']);
  const { data: material, complete } = useFragment({ fragment: MaterialHeading_material, from: props.material });
  if (!complete) return null;
  const words = [
    material.maintainer ? t('detail.maintainer', { name: localName(material.maintainer) }) : t('detail.noMaintainer'),
    material.reviewDueOn && t('detail.reviewDue', { date: formatDate(material.reviewDueOn) }),
  ].filter(Boolean);
  return (
    <ChipRow>
      <StatusChip tone="neutral" label={t(`terms:kind.${material.kind}`)} />
      <MaterialStateChip state={material.state} />
      <MaterialMarks provenance={material.provenance} linkOnly={material.linkOnly} />
      {material.currentVersion && (
        <StatusChip tone="neutral" label={t('versions.name', { number: material.currentVersion.number })} />
      )}
      <span>{words.join(' · ')}</span>
    </ChipRow>
  );
}
