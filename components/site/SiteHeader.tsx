import Link from 'next/link';
import { SearchButton } from '@/components/search/SearchButton';
import { Mark } from './Mark';
import { ThemeSwitch } from './ThemeSwitch';

/** What stands above every page. The first thing in it leads past it. */
export function SiteHeader() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <header className="site-header">
        <Link href="/" className="brand" prefetch={false}>
          <Mark />
          <span>Poll by Poll</span>
        </Link>
        <nav aria-label="Site">
          <Link href="/#course" prefetch={false} className="nav-course">
            Course
          </Link>
          <Link href="/playground/" prefetch={false}>
            Playground
          </Link>
          <Link href="/reference/" prefetch={false} className="nav-docs">
            Reference
          </Link>
          <Link href="/docs/" prefetch={false} className="nav-docs">
            Docs
          </Link>
          <SearchButton />
          <ThemeSwitch />
        </nav>
      </header>
    </>
  );
}
