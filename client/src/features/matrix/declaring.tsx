import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { DeclareDialog } from '../adoptions/declare-dialog.tsx';
import { UndoBar } from '../adoptions/undo-bar.tsx';
import type { Declaring as State } from './use-declaring.ts';

/** What is asked, said and offered around a declaration: the dialog, what went wrong, and the press that takes it back. */
export function Declaring({ state, earliest }: { state: State; earliest?: string | undefined }) {
  const { t } = useTranslation('matrix');
  const { asking, saved, failure, told } = state;
  return (
    <>
      {Boolean(failure) && <ErrorState error={failure} />}
      {told && (
        <Notice tone="warning">
          {told.code === 'UNKNOWN_WORD'
            ? t('told.UNKNOWN_WORD', { word: told.word })
            : told.code === 'TOO_MANY'
              ? t('told.TOO_MANY', { most: limits.page })
              : t(`told.${told.code}`)}
        </Notice>
      )}
      {saved && (
        <UndoBar declarationIds={saved.map(({ declarationId }) => declarationId)} onUndone={state.undone} onGone={state.gone}>
          {t('saved', { count: saved.length })}
        </UndoBar>
      )}
      {asking && (
        <DeclareDialog
          targets={asking.targets}
          choose={asking.choose}
          earliest={earliest}
          onDone={state.done}
          onCancel={state.cancel}
        />
      )}
    </>
  );
}
