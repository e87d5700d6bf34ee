import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

type Values = Record<string, string | readonly string[] | null>;

/** What a page is narrowed to, kept in its address: `?stage=IN_USE,ESTABLISHED&region=06`. */
export interface AddressFilter {
  /** One value, or the empty string. */
  text(name: string): string;
  list(name: string): string[];
  /** `yes` and `no` in the address; anything else is undecided. */
  flag(name: string): boolean | undefined;
  set(values: Values, options?: { replace?: boolean }): void;
  /** Puts a value into its list or takes it out. */
  toggle(name: string, value: string): void;
  clear(names: readonly string[]): void;
  /** The whole query string, so that a link can lead back here. */
  search: string;
}

const split = (value: string | null) => (value ? value.split(',').filter(Boolean) : []);

export function useAddressFilter(): AddressFilter {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (values: Values, options?: { replace?: boolean }) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            const written = typeof value === 'string' ? value : (value ?? []).join(',');
            if (written) after.set(name, written);
            else after.delete(name);
          }
          return after;
        },
        { replace: options?.replace ?? false, preventScrollReset: true },
      ),
    [setParams],
  );
  return useMemo(() => {
    const list = (name: string) => split(params.get(name));
    return {
      text: (name) => params.get(name) ?? '',
      list,
      flag: (name) => (params.get(name) === 'yes' ? true : params.get(name) === 'no' ? false : undefined),
      set,
      toggle: (name, value) =>
        set({ [name]: list(name).includes(value) ? list(name).filter((other) => other !== value) : [...list(name), value] }),
      clear: (names) => set(Object.fromEntries(names.map((name) => [name, null]))),
      search: params.toString(),
    };
  }, [params, set]);
}

/** Only the values that the list of allowed ones knows: an address is typed by people. */
export const known = <T extends string>(values: readonly string[], allowed: readonly T[]): T[] =>
  allowed.filter((value) => values.includes(value));
