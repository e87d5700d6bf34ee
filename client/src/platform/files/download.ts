import { answered } from './answered.ts';

/** Fetches a file of the hub's and lets the browser keep it under the name that the hub gives it. */
export async function download(address: string): Promise<void> {
  const response = await answered(fetch(address, { credentials: 'same-origin' }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = nameOf(response.headers.get('content-disposition') ?? '');
  link.click();
  URL.revokeObjectURL(link.href);
}

function nameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? '');
}
