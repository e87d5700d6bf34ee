import { useTranslation } from 'react-i18next';
import type { FunnelStep } from '../../platform/graphql/generated/graphql.ts';
import { formatNumber, formatPercent } from '../../platform/i18n/format.ts';
import { useTerms } from '../../platform/i18n/terms.ts';
import { Bar } from '../../ui/bar.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { providersAddress, type FunnelOf } from './follow-up-address.ts';

type Step = { step: FunnelStep; providers: number; medianDays: number | null };

/** From events to use: a sentence, and the steps with their providers, shares and days. Each figure opens its providers. */
export function FunnelFigures({ steps, of }: { steps: readonly Step[]; of: FunnelOf }) {
  const { t } = useTranslation('follow-up');
  const term = useTerms();
  const at = (step: Step['step']) => steps.find((one) => one.step === step)?.providers ?? 0;
  const reached = at('REACHED');
  if (reached === 0) return <Prose quiet>{t('funnel.nobody')}</Prose>;
  return (
    <>
      <Prose>{t('funnel.sentence', { count: reached, aware: at('AWARE'), inUse: at('IN_USE') })}</Prose>
      <DataTable
        caption={t('funnel.caption')}
        rows={steps}
        rowKey={({ step }) => step}
        columns={[
          { key: 'step', label: t('funnel.step'), render: ({ step }) => term('funnelStep', step) },
          {
            key: 'providers',
            label: t('funnel.providers'),
            align: 'right',
            render: ({ step, providers }) =>
              providers > 0 ? (
                <LinkText to={providersAddress(step, of)} label={`${formatNumber(providers)}: ${term('funnelStep', step)}`}>
                  {formatNumber(providers)}
                </LinkText>
              ) : (
                formatNumber(providers)
              ),
          },
          {
            key: 'bar',
            label: t('funnel.share'),
            width: '40%',
            render: ({ step, providers }) => (
              <Bar
                value={providers}
                max={reached}
                words={formatPercent(providers / reached)}
                label={`${term('funnelStep', step)}: ${providers} / ${reached}`}
              />
            ),
          },
          {
            key: 'days',
            label: t('funnel.days'),
            align: 'right',
            render: ({ medianDays }) => (medianDays === null ? '–' : formatNumber(medianDays)),
          },
        ]}
      />
    </>
  );
}
