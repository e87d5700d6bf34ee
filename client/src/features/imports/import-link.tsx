import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../platform/graphql/generated/graphql.ts';
import { LinkText } from '../../ui/link-text.tsx';
import { ImportOffersDocument } from './import.query.ts';

/** The way to importing, for those who may. */
export function ImportLink({ target, projectId = null }: { target: ImportKind; projectId?: string | null }) {
  const { t } = useTranslation('imports');
  const { data } = useQuery(ImportOffersDocument, { variables: { projectId } });
  const offer = data?.importOffers.find((one) => one.target === target);
  return offer?.can.allowed ? <LinkText to={`/imports?target=${target}`}>{t('link')}</LinkText> : null;
}
