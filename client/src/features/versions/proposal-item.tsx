import type { FragmentType } from '@apollo/client';
import { useFragment, useMutation } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDateTime } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { AcceptProposal, DeclineProposal, WithdrawProposal } from './proposal.query.ts';
import { versionPath } from './version-address.ts';

const ProposalItem_proposal = graphql(`
  fragment ProposalItem_proposal on ChangeProposal {
    id
    version
    text
    state
    reason
    proposedAt
    organisation {
      id
      nameFi
      nameSv
      nameEn
    }
    proposedBy {
      id
      name
    }
    material {
      id
    }
    acceptedInto {
      id
      number
    }
    viewerCan {
      accept {
        allowed
        reason
        params
      }
      decline {
        allowed
        reason
        params
      }
      withdraw {
        allowed
        reason
        params
      }
    }
  }
`);

/** One proposal, what became of it, and what the reader may do about it. */
export function ProposalItem(props: { proposal: FragmentType<typeof ProposalItem_proposal> }) {
  const { t } = useTranslation('versions');
  const term = useTerms();
  const [declined, setDeclined] = useState(false);
  const [reason, setReason] = useState('');
  const { data: proposal, complete } = useFragment({ fragment: ProposalItem_proposal, from: props.proposal });
  // The page shows it all: the proposal, the versions, the drafts that may begin.
  const options = { errorPolicy: 'none' as const, refetchQueries: ['MaterialPage'], awaitRefetchQueries: true };
  const [accept, accepting] = useMutation(AcceptProposal, options);
  const [decline, declining] = useMutation(DeclineProposal, options);
  const [withdraw, withdrawing] = useMutation(WithdrawProposal, options);
  if (!complete) return null;
  const error = accepting.error ?? declining.error ?? withdrawing.error;
  const busy = accepting.loading || declining.loading || withdrawing.loading;
  const { id, version: expectedVersion, state, organisation, acceptedInto, viewerCan } = proposal;
  const seen = { id, expectedVersion };
  const who = [proposal.proposedBy?.name, localName(organisation)].filter(Boolean).join(', ');
  return (
    <Part
      title={t('proposals.of', { who, date: formatDateTime(proposal.proposedAt) })}
      action={<StatusChip tone={state === 'OPEN' ? 'info' : 'neutral'} label={term('proposalState', state)} />}
    >
      <Prose>{proposal.text}</Prose>
      {proposal.reason && <Prose quiet>{t('proposals.declinedBecause', { reason: proposal.reason })}</Prose>}
      {acceptedInto && proposal.material && (
        <LinkText to={versionPath(proposal.material.id, acceptedInto.number)}>
          {t('proposals.acceptedInto', { number: acceptedInto.number })}
        </LinkText>
      )}
      {error && <ErrorState error={error} />}
      <ButtonRow>
        {viewerCan.accept.allowed && (
          <Button
            size="small"
            variant="outlined"
            disabled={busy}
            onClick={() => void accept({ variables: { input: seen } }).catch(() => undefined)}
          >
            {t('proposals.accept')}
          </Button>
        )}
        {viewerCan.decline.allowed && (
          <Button size="small" aria-expanded={declined} disabled={busy} onClick={() => setDeclined(!declined)}>
            {t('proposals.decline')}
          </Button>
        )}
        {viewerCan.withdraw.allowed && (
          <Button
            size="small"
            disabled={busy}
            onClick={() => void withdraw({ variables: { input: seen } }).catch(() => undefined)}
          >
            {t('proposals.withdraw')}
          </Button>
        )}
      </ButtonRow>
      {declined && viewerCan.decline.allowed && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void decline({ variables: { input: { ...seen, reason } } }).catch(() => undefined);
          }}
        >
          <TextArea label={t('proposals.reason')} name="reason" required value={reason} onChange={setReason} maxLength={4_000} />
          <Button type="submit" size="small" variant="contained" disabled={busy}>
            {t('proposals.declineConfirm')}
          </Button>
        </form>
      )}
    </Part>
  );
}
