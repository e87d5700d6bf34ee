import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFilter, type AddressFilter } from '../../platform/address/address-filter.ts';
import { useSession } from '../../platform/auth/session.tsx';
import { formatDate } from '../../platform/i18n/format.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { DateInput } from '../../ui/date-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { FilterRow } from '../../ui/filter-row.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { SelectInput } from '../../ui/select-input.tsx';
import { CardSkeleton } from '../../ui/skeletons.tsx';
import { dayIn } from '../coverage/day-in.ts';
import { ExportLinks } from '../exports/export-links.tsx';
import { WithoutProject } from '../projects/without-project.tsx';
import { useThemeOptions } from '../sources/theme-options.ts';
import { filterOf, followUpsAddress, funnelOf } from './follow-up-address.ts';
import { FunnelPage } from './follow-up.query.ts';
import { FunnelFigures } from './funnel-figures.tsx';
import { useNarrowed } from './narrowed.ts';

/** From events to use, of the whole project or of one event, material or theme, as of a day. */
export default function Funnel() {
  const { t } = useTranslation('follow-up');
  const { project, viewer, today } = useSession();
  const address = useAddressFilter();
  const of = funnelOf(address);
  const asOf = dayIn(address);
  const { data, previousData, error, loading, refetch } = useQuery(FunnelPage, {
    variables: {
      ...{ projectId: project?.id ?? '', filter: filterOf(of), asOf: asOf || null },
      ...{ eventId: of.event ?? '', materialId: of.material ?? '' },
    },
    skip: !project || !viewer,
  });
  useLiveRefetch(viewer && project?.id, ['adoption.', 'event.'], refetch);
  const shown = data ?? previousData;
  const chips = useNarrowed(address, shown);
  if (!project || !viewer) return <WithoutProject title={t('funnel.title')} />;
  return (
    <Page
      title={t('funnel.title')}
      subtitle={t('funnel.subtitle')}
      crumbs={[{ label: t('crumb.events'), to: '/dissemination' }]}
      actions={
        <>
          <LinkText to={followUpsAddress()}>{t('list.title')}</LinkText>
          <ExportLinks list="funnel" variables={{ projectId: project.id, filter: filterOf(of), asOf: asOf || null }} />
        </>
      }
    >
      <FunnelFilters address={address} earliest={project.useFrom} latest={today} />
      <FilterChips label={t('funnel.narrowed')} chips={chips} />
      {asOf && <Notice tone="info">{t('funnel.asOfNotice', { date: formatDate(asOf) })}</Notice>}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!shown && loading && <CardSkeleton height={240} />}
      {shown?.funnel && (
        <Section title={t('funnel.caption')}>
          <FunnelFigures steps={shown.funnel.steps} of={{ ...of, asOf: asOf || undefined }} />
        </Section>
      )}
    </Page>
  );
}

function FunnelFilters({ address, earliest, latest }: { address: AddressFilter; earliest: string; latest: string }) {
  const { t } = useTranslation('follow-up');
  const themes = useThemeOptions();
  const asOf = dayIn(address) || latest;
  // A half-written day is nobody's address yet.
  const [day, setDay] = useState(asOf);
  useEffect(() => setDay(asOf), [asOf]);
  const take = (next: string) => {
    setDay(next);
    if (next && next !== asOf) address.set({ asOf: next === latest ? null : next });
  };
  return (
    <FilterRow label={t('funnel.filter')}>
      <SelectInput
        label={t('funnel.theme')}
        value={address.text('theme')}
        onChange={(theme) => address.set({ theme })}
        options={[{ value: '', label: t('list.all') }, ...themes]}
      />
      <div>
        <DateInput label={t('funnel.asOf')} min={earliest} max={latest} value={day} onChange={take} />
        {address.text('asOf') && (
          <Button size="small" onClick={() => address.set({ asOf: null })}>
            {t('funnel.today')}
          </Button>
        )}
      </div>
    </FilterRow>
  );
}
