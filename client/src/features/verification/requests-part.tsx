import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { known, useAddressFilter } from '../../platform/address/address-filter.ts';
import type { RequestState } from '../../platform/graphql/generated/graphql.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { DateText } from '../../ui/dates.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { RequestChip } from './request-chip.tsx';
import { usePlaces } from './use-places.tsx';
import { RequestListDocument } from './verification.query.ts';

const states: readonly RequestState[] = ['WAITING', 'ANSWERED', 'DECIDED'];

/** What the coordinator has asked providers for: whom each waits for, and until when. Who oversees looks region by region; a provider has its own. */
export function RequestsPart({ projectId, oversees }: { projectId: string; oversees: boolean }) {
  const { t } = useTranslation(['verification', 'terms']);
  const address = useAddressFilter();
  const places = usePlaces();
  const state = known([address.text('state')], states)[0];
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(RequestListDocument, {
    variables: { projectId, states: state ? [state] : null, ...places.variables, first: 30 },
    skip: places.waits,
    fetchPolicy: 'cache-and-network',
  });
  useLiveRefetch(projectId, ['adoption.'], refetch);
  const requests = (data ?? previousData)?.verificationRequests;
  const stateSelect = (
    <SelectInput
      label={t('requests.state')}
      value={state ?? ''}
      onChange={(value) => address.set({ state: value })}
      options={[
        { value: '', label: t('draw.all') },
        ...states.map((value) => ({ value, label: t(`terms:requestState.${value}`) })),
      ]}
    />
  );
  return (
    <Section title={t('requests.title')}>
      {oversees ? places.choice(stateSelect) : stateSelect}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!requests && loading && <TableSkeleton rows={4} />}
      {requests && (
        <DataTable
          caption={t('requests.title')}
          rows={requests.nodes}
          rowKey={({ id }) => id}
          empty={<Prose>{t('requests.empty')}</Prose>}
          columns={[
            {
              key: 'what',
              label: t('requests.what'),
              render: ({ adoption }) => (
                <LinkText
                  to={`/adoptions/${adoption.id}`}
                >{`${localName(adoption.organisation)}: ${adoption.material.title}`}</LinkText>
              ),
            },
            { key: 'question', label: t('requests.question'), render: ({ question }) => question },
            { key: 'state', label: t('requests.state'), render: (request) => <RequestChip {...request} /> },
            { key: 'due', label: t('requests.due'), render: ({ dueOn }) => <DateText value={dueOn} /> },
          ]}
        />
      )}
      {requests?.pageInfo.hasNextPage && (
        <MoreButton busy={loading} onClick={() => void fetchMore({ variables: { after: requests.pageInfo.endCursor } })} />
      )}
    </Section>
  );
}
