import { useTranslation } from 'react-i18next';
import type { AddressFilter } from '../../platform/address/address-filter.ts';
import { CheckInput } from '../../ui/check-input.tsx';
import { DateInput } from '../../ui/date-input.tsx';
import { FacetList } from '../../ui/facet-list.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { useFacetWords } from './facet-words.ts';
import { careFlags, dayOf, facetNames, materialStates, type FacetName } from './material-address.ts';
import type { MaterialFacet } from './material-list.query.ts';

type Props = {
  address: AddressFilter;
  facets: readonly MaterialFacet[];
  ownStages: boolean;
  /** Whether the reader is inside the project, and whether they coordinate it. */
  inside: boolean;
  coordinates: boolean;
};

/** Narrows the list of materials; each choice says how many it would leave under the others. */
export function MaterialFilters({ address, facets, ownStages, inside, coordinates }: Props) {
  const { t } = useTranslation('materials');
  const wordFor = useFacetWords();
  const flags = careFlags.filter((flag) =>
    flag === 'ours' ? ownStages : flag === 'free' ? coordinates : inside && (flag !== 'offered' || ownStages),
  );
  const optionsOf = (name: FacetName) => {
    const chosen = address.list(name);
    const counted = facets.filter((facet) => facet.name === name);
    // What is chosen stays in sight when the other filters leave none of it.
    const emptied = chosen
      .filter((value) => !counted.some((facet) => facet.value === value))
      .map((value) => ({ value, count: 0 }));
    return [...counted, ...emptied].map(({ value, count }) => ({
      value,
      count,
      label: wordFor(name, value),
      selected: chosen.includes(value),
    }));
  };
  return (
    <>
      {facetNames.map((name) => (
        <FacetList
          key={name}
          title={t(name === 'stage' && ownStages ? 'facet.ownStage' : `facet.${name}`)}
          options={optionsOf(name)}
          onToggle={(value) => address.toggle(name, value)}
        />
      ))}
      <SelectInput
        label={t('facet.state')}
        value={address.text('state')}
        onChange={(state) => address.set({ state })}
        options={[
          { value: '', label: t('facet.allStates') },
          ...materialStates.map((value) => ({ value, label: wordFor('state', value) })),
        ]}
      />
      {flags.map((flag) => (
        <CheckInput
          key={flag}
          label={t(`filter.${flag}`)}
          value={address.flag(flag) === true}
          onChange={(on) => address.set({ [flag]: on ? 'yes' : null })}
        />
      ))}
      {inside && (
        <DateInput
          label={t('filter.dueBefore')}
          value={dayOf(address.text('dueBefore')) ?? ''}
          onChange={(dueBefore) => address.set({ dueBefore })}
        />
      )}
    </>
  );
}
