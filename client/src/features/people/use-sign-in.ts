import { useMutation } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { openAnew, returnAddress } from '../../platform/auth/leave.ts';
import { SignInDocument } from './sign-in.query.ts';

/** Signs in and goes on to where the reader came from. */
export function useSignIn() {
  const [search] = useSearchParams();
  const [mutate, { loading, error, data }] = useMutation(SignInDocument, { errorPolicy: 'none' });
  const signIn = (email: string, password: string) =>
    mutate({ variables: { email, password } }).then(
      () => openAnew(returnAddress(search.get('return'))),
      () => undefined,
    );
  // Still busy after success: the next page is being opened.
  return { signIn, busy: loading || Boolean(data), error };
}
