import { crc32, deflateRawSync } from 'node:zlib';
import type { Caller, TestHub } from '../support/api.ts';

export const TICKET = 'mutation ($input: CreateUploadTicketInput!) { createUploadTicket(input: $input) { address expiresAt } }';

export const pdf = (words = 'Päätös') => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`);
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An archive of these entries, each deflated. */
export function zip(entries: Record<string, Buffer | string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(plain.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, tail, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06'), end]);
}
const types = (type: string) => `<?xml version="1.0"?><Types><Override PartName="/x.xml" ContentType="${type}"/></Types>`;
export const docx = (inside = 'Kuvaus', more: Record<string, Buffer | string> = {}) =>
  zip({
    '[Content_Types].xml': types('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
    'word/document.xml': inside,
    ...more,
  });
export const docm = zip({ '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml') });

type Sending = { name: string; content: Buffer; purpose?: string; size?: number; headers?: Record<string, string> };

/** Leave to send a file. */
export async function ticket(caller: Caller, { name, content, purpose = 'ADOPTION_EVIDENCE', size = content.length }: Sending) {
  const { createUploadTicket } = await caller.data(TICKET, { input: { name, size, purpose } });
  return createUploadTicket as { address: string; expiresAt: string };
}

/** Sends bytes to an address. */
export async function put(hub: TestHub, caller: Caller, address: string, content: Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(hub.address + address, {
    method: 'PUT',
    headers: { ...caller.credentials, ...headers },
    body: new Uint8Array(content),
  });
  return { status: response.status, body: (await response.json()) as any };
}

/** Brings in a file by both steps; what is answered to the second. */
export async function send(hub: TestHub, caller: Caller, sending: Sending) {
  const { address } = await ticket(caller, sending);
  return put(hub, caller, address, sending.content, sending.headers);
}

/** Asks for a file. */
export const get = (hub: TestHub, caller: Caller, address: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(hub.address + address, { method, headers: { ...caller.credentials, ...headers } });
