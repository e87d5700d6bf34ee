import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { SelectInput } from '../../ui/select-input.tsx';
import { unknownRegion } from './organisation-address.ts';
import { wholeCountry } from './own-regions.ts';
import { useRegionOptions } from './region-options.ts';

type Props = { address: AddressFilter; isOwn: boolean; hasOwn: boolean };

/** Chooses a region, the whole country or, for an officer, the own regions; it stands in `?region=`. */
export function RegionSelect({ address, isOwn, hasOwn }: Props) {
  const { t } = useTranslation('organisations');
  const regions = useRegionOptions();
  const region = address.text('region');
  const several = region.includes(',') ? [{ value: region, label: t('places.several') }] : [];
  return (
    <SelectInput
      label={t('places.region')}
      value={isOwn || region !== wholeCountry ? region : hasOwn ? wholeCountry : ''}
      onChange={(code) => address.set({ region: code })}
      options={[
        ...(hasOwn
          ? [
              { value: '', label: t('places.own') },
              { value: wholeCountry, label: t('places.whole') },
            ]
          : [{ value: '', label: t('places.whole') }]),
        ...several,
        ...regions,
        { value: unknownRegion, label: t('places.unknown') },
      ]}
    />
  );
}
