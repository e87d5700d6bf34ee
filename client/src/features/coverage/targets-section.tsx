import { useQuery } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageTargetsQuery } from '../../platform/graphql/generated/graphql.ts';
import { formatDate, formatNumber, formatPercent } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { useLiveRefetch } from '../../platform/live/use-live-refetch.ts';
import { ButtonRow } from '../../ui/button-row.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkText } from '../../ui/link-text.tsx';
import { Prose } from '../../ui/prose.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { providersBehind } from './coverage-address.ts';
import { CoverageTargetsPage } from './coverage.query.ts';
import { RemoveTargetDialog, TargetDialog } from './target-dialogs.tsx';

export type Target = NonNullable<CoverageTargetsQuery['project']>['coverageTargets'][number];
const tones: Record<Target['progress']['state'], Tone> = { REACHED: 'success', ON_THE_WAY: 'info', MISSED: 'warning' };

type Props = { projectId: string; today: string; theme: string };

/** What the project aims at, and how far it has come. */
export function TargetsSection({ projectId, today, theme }: Props) {
  const { t } = useTranslation('coverage');
  const [open, setOpen] = useState<{ kind: 'set' | 'remove'; target: Target | null } | null>(null);
  const { data, refetch } = useQuery(CoverageTargetsPage, { variables: { projectId } });
  useLiveRefetch(projectId, ['adoption.', 'coverage.'], refetch);
  const project = data?.project;
  if (!project) return null;
  const maySet = project.viewerCan.setCoverageTarget.allowed;
  const targets = project.coverageTargets.filter((target) => !theme || target.theme?.code === theme);
  if (!targets.length && !maySet) return null;
  const nameOf = (target: Target) => (target.theme ? localName(target.theme) : t('filter.allThemes'));
  return (
    <Section
      title={t('targets.title')}
      action={maySet && <Button onClick={() => setOpen({ kind: 'set', target: null })}>{t('targets.new')}</Button>}
    >
      <Prose quiet>{t('targets.rule')}</Prose>
      {targets.length === 0 && <Prose quiet>{t('targets.none')}</Prose>}
      {targets.length > 0 && (
        <DataTable
          caption={t('targets.title')}
          rows={targets}
          rowKey={({ id }) => id}
          columns={[
            { key: 'theme', label: t('themes.theme'), render: nameOf },
            { key: 'onDate', label: t('targets.onDate'), render: ({ onDate }) => formatDate(onDate) },
            {
              key: 'wanted',
              label: t('targets.wanted'),
              align: 'right',
              render: ({ sharePercent, progress: { wanted } }) =>
                sharePercent === null
                  ? t('targets.providers', { count: wanted })
                  : `${formatPercent(sharePercent / 100)} (${t('targets.providers', { count: wanted })})`,
            },
            {
              key: 'now',
              label: t('targets.now'),
              align: 'right',
              render: ({ progress: { inUse, licensed, asOf }, theme: of }) => (
                <LinkText to={providersBehind('IN_USE', { theme: of?.code, ...(asOf !== today && { asOf }) })}>
                  {formatNumber(inUse)} / {formatNumber(licensed)}
                </LinkText>
              ),
            },
            {
              key: 'state',
              label: t('targets.stateTitle'),
              render: ({ progress: { state, asOf } }) => (
                <>
                  <StatusChip tone={tones[state]} label={t(`targets.state.${state}`)} />
                  {asOf !== today && <small> {formatDate(asOf)}</small>}
                </>
              ),
            },
            ...(maySet
              ? [
                  {
                    key: 'actions',
                    label: t('targets.actions'),
                    render: (target: Target) =>
                      target.viewerCan.change.allowed ? (
                        <ButtonRow inline>
                          <Button
                            size="small"
                            aria-label={`${t('targets.change')}: ${nameOf(target)}, ${formatDate(target.onDate)}`}
                            onClick={() => setOpen({ kind: 'set', target })}
                          >
                            {t('targets.change')}
                          </Button>
                          <Button
                            size="small"
                            aria-label={`${t('targets.remove')}: ${nameOf(target)}, ${formatDate(target.onDate)}`}
                            onClick={() => setOpen({ kind: 'remove', target })}
                          >
                            {t('targets.remove')}
                          </Button>
                        </ButtonRow>
                      ) : (
                        t('targets.passed')
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open?.kind === 'set' && (
        <TargetDialog {...{ projectId, today, theme }} target={open.target} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'remove' && open.target && <RemoveTargetDialog target={open.target} onClose={() => setOpen(null)} />}
    </Section>
  );
}
