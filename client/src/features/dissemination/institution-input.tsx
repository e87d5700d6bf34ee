import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PickInput } from '../../ui/pick-input.tsx';
import { institutionOf, type Institution } from './attendance-rows.ts';
import { InstitutionOptions } from './event.query.ts';

type Props = { label: string; demonstration: boolean; onChoose: (institution: Institution) => void };

/** An education provider of those that the project counts, looked for by its name. */
export function InstitutionInput({ label, demonstration, onChoose }: Props) {
  const { t } = useTranslation('dissemination');
  const [search, setSearch] = useState('');
  const [times, setTimes] = useState(0);
  const { data, previousData, loading } = useQuery(InstitutionOptions, { variables: { search: search || null, demonstration } });
  const found = ((data ?? previousData)?.organisations.nodes ?? []).map(institutionOf);
  const choose = (id: string | undefined) => {
    const institution = found.find((one) => one.id === id);
    if (!institution) return;
    onChoose(institution);
    setTimes(times + 1);
  };
  return (
    <PickInput
      // Emptied once one is chosen.
      key={times}
      label={label}
      name="institution"
      value={null}
      onChange={(option) => choose(option?.value)}
      onSearch={setSearch}
      busy={loading}
      nothing={t('attendance.noInstitution')}
      options={found.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
