import type { Response } from 'express';
import type { ErrorCode } from '../../../schema/errors.ts';
import { currentRequestId, noteOperation } from '../platform/telemetry/operation.ts';

/** Refuses a request as the API does: a code of the contract, its parameters, and the request's id. */
export function refuse(response: Response, status: number, code: ErrorCode, params: object = {}): void {
  noteOperation({ code });
  response
    .status(status)
    .type(response.req.accepts('application/json', 'application/graphql-response+json') || 'json')
    .send({ errors: [{ message: code, extensions: { code, params, requestId: currentRequestId() } }] });
}
