import type { ApolloClient } from '@apollo/client';
import type { FilePurpose } from '../../../../schema/file-kinds.ts';
import { graphql } from '../graphql/generated/gql.ts';

const CreateUploadTicket = graphql(`
  mutation CreateUploadTicket($input: CreateUploadTicketInput!) {
    createUploadTicket(input: $input) {
      address
      expiresAt
    }
  }
`);

/** A file that the server has. */
export type SentFile = { id: string; name: string; size: number };
export type SendOptions = { onProgress: (share: number) => void; signal: AbortSignal };

/** Sends a file: asks for leave, then sends its bytes by it. Each attempt asks anew, so that one after a lost line is as good as the first. */
export async function sendFile(client: ApolloClient, file: File, purpose: FilePurpose, options: SendOptions): Promise<SentFile> {
  const { data } = await client.mutate({
    mutation: CreateUploadTicket,
    variables: { input: { name: file.name, size: file.size, purpose } },
    context: { fetchOptions: { signal: options.signal } },
  });
  options.signal.throwIfAborted();
  return sendBytes<SentFile>('PUT', data!.createUploadTicket.address, file, options);
}

/** Sends the bytes of a file, by XMLHttpRequest, which alone tells how far it has come. Answers what the hub has made of them. */
export function sendBytes<Answer>(
  method: 'PUT' | 'POST',
  address: string,
  file: File,
  { onProgress, signal }: SendOptions,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0));
    request.addEventListener('load', () => {
      const answer = request.response as (Answer & { errors?: unknown[] }) | null;
      if (request.status >= 200 && request.status < 300 && answer) done(answer);
      else fail(answer ?? Object.assign(new Error('No answer'), { statusCode: request.status }));
    });
    // As `fetch` says that there is no line.
    request.addEventListener('error', () => fail(new TypeError('The line was lost')));
    request.addEventListener('abort', () => fail(signal.reason));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
