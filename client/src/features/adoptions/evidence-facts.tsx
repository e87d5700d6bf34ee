import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate, formatNumber } from '../../platform/i18n/format.ts';
import { DateText } from '../../ui/dates.tsx';
import { ExternalLink, siteOf } from '../../ui/external-link.tsx';
import { FileList } from '../../ui/file-list.tsx';
import { FactsList } from '../../ui/facts-list.tsx';

const EvidenceFacts_evidence = graphql(`
  fragment EvidenceFacts_evidence on AdoptionEvidence {
    id
    shared
    reason
    note
    text
    link
    decision
    decisionDate
    personsTrained
    units
    responsible
    targetDate
    permanentOwner
    renewalDate
    files {
      id
      name
      kind
      size
      state
      address
    }
  }
`);

/** The proof and the words of one declaration. */
export function EvidenceFacts(props: { evidence: FragmentType<typeof EvidenceFacts_evidence> }) {
  const { t } = useTranslation('adoptions');
  const { data: evidence, complete } = useFragment({ fragment: EvidenceFacts_evidence, from: props.evidence });
  if (!complete) return null;
  const { link, decision, decisionDate, personsTrained, targetDate, renewalDate } = evidence;
  return (
    <FactsList
      facts={[
        { label: t('evidence.reason'), value: evidence.reason },
        { label: t('evidence.note'), value: evidence.note },
        { label: t('evidence.text'), value: evidence.text },
        { label: t('evidence.link'), value: link && <ExternalLink href={link}>{siteOf(link)}</ExternalLink> },
        {
          label: t('evidence.decision'),
          value: decision && decisionDate ? t('evidence.decisionOn', { decision, date: formatDate(decisionDate) }) : decision,
        },
        { label: t('evidence.personsTrained'), value: typeof personsTrained === 'number' && formatNumber(personsTrained) },
        { label: t('evidence.units'), value: evidence.units },
        { label: t('evidence.files'), value: evidence.files.length > 0 && <FileList files={evidence.files} /> },
        { label: t('evidence.responsible'), value: evidence.responsible },
        { label: t('evidence.targetDate'), value: targetDate && <DateText value={targetDate} /> },
        { label: t('evidence.permanentOwner'), value: evidence.permanentOwner },
        { label: t('evidence.renewalDate'), value: renewalDate && <DateText value={renewalDate} /> },
        { label: t('evidence.visibility'), value: t(evidence.shared ? 'evidence.shared' : 'evidence.private') },
      ]}
    />
  );
}
