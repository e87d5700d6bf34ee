/** What is known of a request that failed: the contract's code and parameters, and the id under which the server logged it. */
export type Failure = { code: string; params: Record<string, unknown>; requestId?: string };

type Coded = { extensions?: { code?: unknown; params?: unknown; requestId?: unknown } };

/** Reads any thrown thing. What did not come from the server is a lost connection, or ours to mend. */
export function failureOf(error: unknown): Failure {
  const coded = (error as { errors?: readonly Coded[] } | undefined)?.errors?.[0] ?? (error as Coded | undefined);
  const { code, params, requestId } = coded?.extensions ?? {};
  if (typeof code === 'string') {
    return {
      code,
      params: (params ?? {}) as Record<string, unknown>,
      ...(typeof requestId === 'string' && requestId && { requestId }),
    };
  }
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode;
  if (error instanceof TypeError || (typeof status === 'number' && status >= 502)) return { code: 'OFFLINE', params: {} };
  return { code: 'INTERNAL', params: {} };
}
