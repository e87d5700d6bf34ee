import { useTranslation } from 'react-i18next';
import type { AdoptionStage, VerificationVerdict } from '../../platform/graphql/generated/graphql.ts';
import { StatusChip } from '../../ui/status-chip.tsx';

const tones = { VERIFIED: 'success', NOT_VERIFIED: 'error', UNCLEAR: 'warning' } as const;
type Props = { verdict: VerificationVerdict; stage?: AdoptionStage | null; ownCheck: boolean };

/** A verdict in its word and colour, with the stage it verifies; own checks are marked. */
export function VerdictChip({ verdict, stage, ownCheck }: Props) {
  const { t } = useTranslation(['verification', 'terms']);
  const word = t(`terms:verdict.${verdict}`);
  return (
    <>
      <StatusChip tone={tones[verdict]} label={stage ? `${word}: ${t(`terms:stage.${stage}`)}` : word} />
      {ownCheck && <StatusChip tone="info" label={t('ownCheck')} />}
    </>
  );
}
