import { lazy, useState, type ComponentType } from 'react';

/**
 * A part whose code comes when it is needed, or before: `bring()`. What has come is drawn at once. Otherwise the Suspense around
 * shows what stands in for it, and React keeps that for 300 ms even where the code is there after ten.
 */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  let brought: ComponentType<P> | undefined;
  const fetched = async () => {
    const loaded = await load();
    brought = loaded.default;
    return loaded;
  };
  const Fetched = lazy(fetched);
  function Later(props: P) {
    // As what it began it goes on: as another component it would lose what it knows.
    const [Part] = useState<ComponentType<P>>(() => brought ?? Fetched);
    return <Part {...props} />;
  }
  return Object.assign(Later, {
    bring: () => {
      // A browser asks for no code a second time that it could not get once: without a line nothing is begun that nobody asked for.
      if (!brought && navigator.onLine) void fetched().catch(() => undefined);
    },
  });
}
