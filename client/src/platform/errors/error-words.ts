import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode, ReasonCode } from '../../../../schema/errors.ts';
import { failureOf, type Failure } from './failure.ts';

type Said = ErrorCode | 'OFFLINE';

/** Says a failure in the reader's language: the reason where the server gave one, else what its code means. */
export function useErrorWords(): (failure: Failure) => string {
  const { t, i18n } = useTranslation('errors');
  return useCallback(
    ({ code, params }: Failure) => {
      const reason = params['reason'];
      if (typeof reason === 'string') {
        return i18n.exists(`errors:reason.${reason}`) ? t(`reason.${reason as ReasonCode}`) : t('reason.other');
      }
      return i18n.exists(`errors:code.${code}`) ? t(`code.${code as Said}`) : t('code.INTERNAL');
    },
    [t, i18n],
  );
}

/** The words of anything thrown. */
export function useErrorText(error: unknown): string | undefined {
  const words = useErrorWords();
  return error ? words(failureOf(error)) : undefined;
}
