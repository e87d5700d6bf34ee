import { ExternalLink, siteOf } from './external-link.tsx';

/** Where something is known from, as stated: addresses become links with their site's name, words stay words. */
export function SourceText({ value }: { value: string }) {
  const parts = value.split(/\s*;\s*/).filter(Boolean);
  return (
    <>
      {parts.map((part, index) => {
        const [address, ...rest] = part.split(/\s+/);
        return (
          <span key={part}>
            {index > 0 && ' · '}
            {address && URL.canParse(address) ? <ExternalLink href={address}>{siteOf(address)}</ExternalLink> : address}
            {rest.length > 0 && ` ${rest.join(' ')}`}
          </span>
        );
      })}
    </>
  );
}
