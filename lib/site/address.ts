/**
 * Where the site is published, base path included and without a slash at the end: `SITE_URL` of the build, else the
 * `homepage` of package.json. next.config.mjs puts it into the environment.
 */
export const siteAddress: string = (process.env.NEXT_PUBLIC_SITE_URL ?? '').replace(/\/+$/, '');

/** The full address of a path of this site (`/learn/…/`, without the base path). */
export function absolute(path: string): string {
  return `${siteAddress}${path}`;
}

/** Where the sources are kept (`REPOSITORY_URL` of the build); empty when the build does not know. */
export const repository: string = (process.env.NEXT_PUBLIC_REPOSITORY ?? '').replace(/\/+$/, '');

/** The page on which a source file can be edited; null without a repository. */
export function editAddress(file: string): string | null {
  return repository ? `${repository}/edit/main/${file}` : null;
}
