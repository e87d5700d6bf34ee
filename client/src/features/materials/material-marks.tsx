import LinkIcon from '@mui/icons-material/Link';
import { useTranslation } from 'react-i18next';
import type { MaterialProvenance, MaterialState } from '../../platform/graphql/generated/graphql.ts';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';

const tones: Record<MaterialState, Tone> = {
  INTAKE: 'info',
  MAINTAINED: 'success',
  REVIEW_DUE: 'warning',
  UPDATING: 'info',
  ORPHANED: 'warning',
  DEPRECATED: 'warning',
  ARCHIVED: 'neutral',
};

/** The state of a material in its word and colour. */
export function MaterialStateChip({ state }: { state: MaterialState }) {
  const { t } = useTranslation('terms');
  return <StatusChip tone={tones[state]} label={t(`materialState.${state}`)} />;
}

/** What a reader must know before trusting or looking for the material: that nobody has confirmed it, that there is no file here. */
export function MaterialMarks({ provenance, linkOnly }: { provenance: MaterialProvenance; linkOnly: boolean }) {
  const { t } = useTranslation('materials');
  return (
    <>
      {provenance === 'PLANNED_OUTPUT' && <StatusChip tone="warning" label={t('unconfirmed')} />}
      {linkOnly && <StatusChip tone="neutral" icon={<LinkIcon aria-hidden="true" />} label={t('linkOnly')} />}
    </>
  );
}
