import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickInput } from '../../ui/pick-input.tsx';
import type { Option } from '../../ui/select-input.tsx';
import { ReplacementOptionsDocument } from './maintenance.query.ts';

type Props = { without: string; value: Option | null; onChange: (value: Option | null) => void; error?: string };

/** What to use in the place of a material, looked for by its title. */
export function ReplacementInput({ without, ...field }: Props) {
  const { t } = useTranslation('maintenance');
  const [search, setSearch] = useState('');
  const { data, previousData, loading } = useQuery(ReplacementOptionsDocument, {
    variables: { search: field.value ? null : search },
  });
  const found = (data ?? previousData)?.materials.nodes ?? [];
  return (
    <PickInput
      label={t('deprecate.replacement')}
      name="replacement"
      onSearch={setSearch}
      busy={loading}
      nothing={t('deprecate.nothing')}
      options={found.filter(({ id }) => id !== without).map(({ id, title }) => ({ value: id, label: title }))}
      {...field}
    />
  );
}
