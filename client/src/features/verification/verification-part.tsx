import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ChipRow } from '../../ui/chip-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { Steps } from '../../ui/steps.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { RequestChip } from './request-chip.tsx';
import { VerdictChip } from './verdict-chip.tsx';
import { VerdictDialog } from './verdict-dialog.tsx';

const VerificationPart_adoption = graphql(`
  fragment VerificationPart_adoption on Adoption {
    id
    version
    stage
    verifications {
      id
      verdict
      stage
      note
      ownCheck
      decidedAt
      decidedBy {
        id
        name
      }
    }
    evidenceRequest {
      id
      question
      dueOn
      state
      overdue
    }
    viewerCan {
      addEvidence {
        allowed
      }
      verify {
        allowed
        reason
        params
      }
      requestEvidence {
        allowed
        reason
        params
      }
    }
  }
`);

type Props = { adoption: FragmentType<typeof VerificationPart_adoption>; sampleId: string | null };

/** What the coordinator found and asked, for those between whom it is; and for the coordinator the way to say so. */
export function VerificationPart({ adoption: from, sampleId }: Props) {
  const { t } = useTranslation('verification');
  const [open, setOpen] = useState<'verdict' | 'ask'>();
  const { data: adoption, complete } = useFragment({ fragment: VerificationPart_adoption, from });
  if (!complete) return null;
  const { verifications, evidenceRequest: request, viewerCan } = adoption;
  const isCoordinator = viewerCan.verify.allowed || viewerCan.verify.reason === 'OWN_WORK';
  if (!verifications.length && !request && !isCoordinator) return null;
  const pending = request && request.state !== 'DECIDED';
  return (
    <Section title={t('part.title')} accent={Boolean(pending) || viewerCan.verify.allowed}>
      {pending && (
        <Notice tone={request.state === 'WAITING' ? 'warning' : 'info'}>
          <ChipRow>
            <RequestChip {...request} />
            <span>{t('part.until', { date: formatDate(request.dueOn) })}</span>
          </ChipRow>
          <Prose>{request.question}</Prose>
          {viewerCan.addEvidence.allowed && request.state === 'WAITING' && <Prose quiet>{t('part.answer')}</Prose>}
        </Notice>
      )}
      {isCoordinator && (
        <ButtonRow>
          <ActionButton can={viewerCan.verify} onClick={() => setOpen('verdict')}>
            {t('part.verify')}
          </ActionButton>
          {(viewerCan.requestEvidence.allowed || viewerCan.requestEvidence.reason === 'REQUESTED_ALREADY') && (
            <ActionButton can={viewerCan.requestEvidence} variant="outlined" onClick={() => setOpen('ask')}>
              {t('part.ask')}
            </ActionButton>
          )}
        </ButtonRow>
      )}
      {verifications.length === 0 && <Prose quiet>{t('part.none')}</Prose>}
      <Steps
        label={t('part.verdicts')}
        steps={verifications.map((one) => ({
          key: one.id,
          title: <VerdictChip {...one} />,
          note: [formatDateTime(one.decidedAt), one.decidedBy?.name].filter(Boolean).join(' · '),
          body: one.note && <Prose>{one.note}</Prose>,
        }))}
      />
      {open === 'verdict' && <VerdictDialog adoption={adoption} sampleId={sampleId} onClose={() => setOpen(undefined)} />}
      {open === 'ask' && <AskDialog adoption={adoption} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}
