import { useTranslation } from 'react-i18next';
import type { AdoptionStage } from '../../platform/graphql/generated/graphql.ts';
import { StatusChip } from '../../ui/status-chip.tsx';

/** What the coordinator verified, apart from what the provider declared; and whether the declaration has grown old. */
export function VerifiedMark({
  stage,
  verifiedStage,
  confirmedLately,
}: {
  stage: AdoptionStage;
  verifiedStage?: AdoptionStage | null;
  confirmedLately: boolean;
}) {
  const { t } = useTranslation(['adoptions', 'terms']);
  return (
    <>
      {!verifiedStage && <span>{t('notVerified')}</span>}
      {verifiedStage && verifiedStage === stage && <StatusChip tone="success" label={t('verified')} />}
      {verifiedStage && verifiedStage !== stage && (
        <StatusChip tone="neutral" label={t('verifiedOther', { stage: t(`terms:stage.${verifiedStage}`) })} />
      )}
      {!confirmedLately && <StatusChip tone="warning" label={t('notConfirmedLately')} />}
    </>
  );
}
