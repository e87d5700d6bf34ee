import { useCallback, useEffect, useRef, useState } from 'react';

/** A file on its way, or one that did not arrive. */
export type Upload = { key: number; file: File; progress: number; failure?: unknown };
export type Send<T> = (file: File, options: { onProgress: (share: number) => void; signal: AbortSignal }) => Promise<T>;

/** As many as go at the same time; the others wait their turn. */
const AT_ONCE = 3;

/** Sends files one after another. What arrives is handed over by `onSent` and leaves the list; what fails stays, to be tried again. */
export function useUploads<T>(send: Send<T>, onSent: (sent: T) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const queue = useRef<{ key: number; file: File }[]>([]);
  const keys = useRef(0);
  const latest = useRef({ send, onSent });
  useEffect(() => {
    latest.current = { send, onSent };
  });
  // Who leaves the page takes back what is on its way.
  useEffect(() => {
    const all = running.current;
    return () => {
      queue.current = [];
      for (const controller of all.values()) controller.abort();
    };
  }, []);

  const change = useCallback(
    (key: number, part: Partial<Upload>) =>
      setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...part } : upload))),
    [],
  );
  const drop = useCallback((key: number) => setUploads((before) => before.filter((upload) => upload.key !== key)), []);

  const next = useCallback(() => {
    const run = async ({ key, file }: { key: number; file: File }, { signal }: AbortController) => {
      try {
        const sent = await latest.current.send(file, { signal, onProgress: (progress) => change(key, { progress }) });
        if (signal.aborted) return;
        drop(key);
        latest.current.onSent(sent);
      } catch (failure) {
        if (!signal.aborted) change(key, { failure });
      } finally {
        running.current.delete(key);
        next();
      }
    };
    while (running.current.size < AT_ONCE) {
      const turn = queue.current.shift();
      if (!turn) return;
      const controller = new AbortController();
      running.current.set(turn.key, controller);
      void run(turn, controller);
    }
  }, [change, drop]);

  const begin = useCallback(
    (key: number, file: File) => {
      queue.current.push({ key, file });
      next();
    },
    [next],
  );

  return {
    uploads,
    /** Files to send; those that the check refuses are shown as failed. */
    add(files: readonly File[], check: (file: File) => unknown) {
      for (const file of files) {
        const key = ++keys.current;
        const failure = check(file);
        setUploads((before) => [...before, { key, file, progress: 0, ...(failure !== undefined && { failure }) }]);
        if (failure === undefined) begin(key, file);
      }
    },
    retry({ key, file }: Upload) {
      setUploads((before) => before.map((upload) => (upload.key === key ? { key, file, progress: 0 } : upload)));
      begin(key, file);
    },
    /** Takes it back, wherever it is. */
    cancel({ key }: Upload) {
      queue.current = queue.current.filter((turn) => turn.key !== key);
      running.current.get(key)?.abort();
      drop(key);
    },
  };
}
