import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LicenceState } from '../../platform/graphql/generated/graphql.ts';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { DateText } from '../../ui/dates.tsx';
import { Section } from '../../ui/section.tsx';
import { SourceText } from '../../ui/source-text.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { LicenceDialog, type LicenceDraft } from './licence-dialog.tsx';

const TONES: Record<LicenceState, Tone> = { COMING: 'info', VALID: 'success', EXPIRED: 'neutral', MERGED: 'neutral' };

const OrganisationLicences_organisation = graphql(`
  fragment OrganisationLicences_organisation on Organisation {
    id
    version
    viewerCan {
      editProvider {
        allowed
      }
    }
    licences {
      id
      state
      validFrom
      validUntil
      source
    }
  }
`);

/** Licences to provide education. Dates that nobody knows are said to be unknown, and count as valid. */
export function OrganisationLicences(props: { organisation: FragmentType<typeof OrganisationLicences_organisation> }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const [edited, setEdited] = useState<LicenceDraft | 'new'>();
  const { data, complete } = useFragment({ fragment: OrganisationLicences_organisation, from: props.organisation });
  if (!complete) return null;
  const unknown = (licence: { validFrom?: unknown; validUntil?: unknown }) => !licence.validFrom && !licence.validUntil;
  const edit: Column<(typeof data.licences)[number]> = {
    key: 'edit',
    label: t('licences.change'),
    render: (licence) => (
      <Button size="small" onClick={() => setEdited(licence)}>
        {t('licences.edit')}
      </Button>
    ),
  };
  const edits = data.viewerCan.editProvider.allowed;
  return (
    <Section
      title={t('licences.title')}
      {...(edits && { action: <Button onClick={() => setEdited('new')}>{t('licences.add')}</Button> })}
    >
      {data.licences.length === 0 ? (
        <p>{t('licences.empty')}</p>
      ) : (
        <DataTable
          caption={t('licences.title')}
          rows={data.licences}
          rowKey={(licence) => licence.id}
          columns={[
            {
              key: 'from',
              label: t('licences.from'),
              render: (licence) =>
                unknown(licence) ? (
                  <StatusChip tone="neutral" label={t('licences.periodUnknown')} />
                ) : licence.validFrom ? (
                  <DateText value={licence.validFrom} />
                ) : (
                  t('notKnown')
                ),
            },
            {
              key: 'until',
              label: t('licences.until'),
              render: (licence) =>
                unknown(licence) ? '–' : licence.validUntil ? <DateText value={licence.validUntil} /> : t('licences.openEnded'),
            },
            {
              key: 'state',
              label: t('licences.state'),
              render: (licence) => <StatusChip tone={TONES[licence.state]} label={t(`terms:licenceState.${licence.state}`)} />,
            },
            {
              key: 'source',
              label: t('licences.source'),
              breaks: true,
              render: ({ source }) => (source ? <SourceText value={source} /> : t('notKnown')),
            },
            ...(edits ? [edit] : []),
          ]}
        />
      )}
      {data.licences.some(unknown) && <p>{t('licences.counted')}</p>}
      {edited && (
        <LicenceDialog organisation={data} licence={edited === 'new' ? null : edited} onClose={() => setEdited(undefined)} />
      )}
    </Section>
  );
}
