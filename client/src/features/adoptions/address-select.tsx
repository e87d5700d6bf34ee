import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { SelectInput, type Option } from '../../ui/select-input.tsx';

type Props = { address: AddressFilter; name: string; label: string; options: Option[] };

/** One choice that narrows a list, kept in the address. A link may have brought several values: they are shown as one choice. */
export function AddressSelect({ address, name, label, options }: Props) {
  const { t } = useTranslation('adoptions');
  const value = address.text(name);
  const known = options.some((option) => option.value === value);
  const labels = value.split(',').map((part) => options.find((option) => option.value === part)?.label ?? part);
  return (
    <SelectInput
      label={label}
      value={value}
      onChange={(chosen) => address.set({ [name]: chosen })}
      options={known ? options : [...options, { value, label: t('filter.several', { labels: labels.join(', ') }) }]}
    />
  );
}
