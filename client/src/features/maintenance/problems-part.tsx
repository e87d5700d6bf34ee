import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/generated/gql.ts';
import { formatDate } from '../../platform/i18n/format.ts';
import { localName } from '../../platform/i18n/language.ts';
import { Notice } from '../../ui/notice.tsx';
import { Part } from '../../ui/part.tsx';
import { Prose } from '../../ui/prose.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Steps } from '../../ui/steps.tsx';
import { ReportDialog, ResolveDialog } from './problem-dialogs.tsx';

const ProblemsPart_material = graphql(`
  fragment ProblemsPart_material on Material {
    id
    viewerCan {
      reportProblem {
        allowed
      }
    }
    problems {
      id
      version
      kind
      text
      reportedAt
      resolution
      resolvedAt
      organisation {
        id
        nameFi
        nameSv
        nameEn
      }
      viewerCan {
        resolve {
          allowed
        }
      }
    }
  }
`);

type Props = { material: FragmentType<typeof ProblemsPart_material>; inside: boolean };

/** What is the matter with a material, as far as the reader may see it, and the way to report more. */
export function ProblemsPart({ material: from, inside }: Props) {
  const { t } = useTranslation(['maintenance', 'terms']);
  const [reports, setReports] = useState(false);
  const [reported, setReported] = useState(false);
  const [resolves, setResolves] = useState<{ id: string; version: number }>();
  const { data: material, complete } = useFragment({ fragment: ProblemsPart_material, from });
  if (!complete || (!material.viewerCan.reportProblem.allowed && material.problems.length === 0)) return null;
  return (
    <Part
      title={t('problems.title')}
      action={
        material.viewerCan.reportProblem.allowed && (
          <Button size="small" variant="outlined" onClick={() => setReports(true)}>
            {t('report.title')}
          </Button>
        )
      }
    >
      {reported && <Notice tone="success">{t('report.thanks')}</Notice>}
      {inside && material.problems.length === 0 && <Prose quiet>{t('problems.none')}</Prose>}
      <Steps
        label={t('problems.title')}
        steps={material.problems.map((problem) => ({
          key: problem.id,
          title: (
            <>
              {t(`terms:problemKind.${problem.kind}`)}{' '}
              <StatusChip
                tone={problem.resolvedAt ? 'success' : 'warning'}
                label={t(problem.resolvedAt ? 'problems.resolved' : 'problems.open')}
              />
            </>
          ),
          note: t('problems.reported', {
            date: formatDate(problem.reportedAt),
            who: problem.organisation ? localName(problem.organisation) : t('problems.hub'),
          }),
          body: (
            <>
              {problem.text && <Prose>{problem.text}</Prose>}
              {problem.resolvedAt && (
                <Prose quiet>
                  {t('problems.done', {
                    date: formatDate(problem.resolvedAt),
                    resolution: problem.resolution ?? t('problems.answersAgain'),
                  })}
                </Prose>
              )}
              {problem.viewerCan.resolve.allowed && (
                <Button size="small" variant="outlined" onClick={() => setResolves(problem)}>
                  {t('resolve.title')}
                </Button>
              )}
            </>
          ),
        }))}
      />
      {reports && (
        <ReportDialog
          materialId={material.id}
          onClose={(done) => {
            setReports(false);
            if (done) setReported(true);
          }}
        />
      )}
      {resolves && <ResolveDialog problem={resolves} onClose={() => setResolves(undefined)} />}
    </Part>
  );
}
