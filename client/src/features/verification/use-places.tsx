import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilter } from '../../platform/address/address-filter.ts';
import { FilterRow } from '../../ui/filter-row.tsx';
import { Notice } from '../../ui/notice.tsx';
import { regionsOf } from '../organisations/organisation-address.ts';
import { useOwnRegions, wholeCountry } from '../organisations/own-regions.ts';
import { RegionSelect } from '../organisations/region-select.tsx';

/** Where the providers are that a page of verification speaks of, and the choice of it; an officer's own regions first. */
export function usePlaces() {
  const { t } = useTranslation('organisations');
  const address = useAddressFilter();
  const { isOwn, hasOwn, regions, waits } = useOwnRegions(address);
  return {
    waits,
    variables: regionsOf(regions),
    /** The choice, with what else narrows the list beside it. */
    choice: (beside?: ReactNode) => (
      <FilterRow
        label={t('places.region')}
        below={
          isOwn && (
            <Notice tone="info">
              {t('places.ownNotice')}{' '}
              <Button size="small" onClick={() => address.set({ region: wholeCountry })}>
                {t('places.ownAll')}
              </Button>
            </Notice>
          )
        }
      >
        <RegionSelect {...{ address, isOwn, hasOwn }} />
        {beside}
      </FilterRow>
    ),
  };
}
