import Link from 'next/link';

/** What stands below every page: how the site is made, and what it does not do. */
export function SiteFooter() {
  return (
    <footer className="site-footer">
      <p>
        Every program here is compiled by rustc and run on Tokio before it is published. The
        simulator runs the same file. Your answers stay in this browser.
      </p>
      <nav aria-label="About this site">
        <ul>
          <li>
            <Link href="/reference/" prefetch={false}>
              Reference
            </Link>
          </li>
          <li>
            <Link href="/docs/" prefetch={false}>
              How it is made
            </Link>
          </li>
          <li>
            <Link href="/review/" prefetch={false}>
              Review
            </Link>
          </li>
          <li>
            <Link href="/progress/" prefetch={false}>
              Your progress
            </Link>
          </li>
        </ul>
      </nav>
    </footer>
  );
}
