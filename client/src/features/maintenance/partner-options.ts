import { useQuery } from '@apollo/client/react';
import { useSession } from '../../platform/auth/session.tsx';
import { localName } from '../../platform/i18n/language.ts';
import { PartnerOptionsDocument } from './maintenance.query.ts';

/** The institutions that take part in a project today, by name. */
export function usePartnerOptions(projectId: string, without?: string | null): { value: string; label: string }[] {
  const { today } = useSession();
  const { data } = useQuery(PartnerOptionsDocument, { variables: { id: projectId } });
  return (data?.project?.partnerships ?? [])
    .filter(({ validUntil, organisation }) => (validUntil === null || validUntil >= today) && organisation.id !== without)
    .map(({ organisation }) => ({ value: organisation.id, label: localName(organisation) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'fi'));
}
