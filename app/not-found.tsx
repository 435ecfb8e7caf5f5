import Link from 'next/link';

export default function NotFound() {
  return (
    <main id="main" className="plain" tabIndex={-1}>
      <h1>Nobody answers here</h1>
      <p className="lede">
        You have polled a page that is not ready, and it never will be. It may have moved.
      </p>
      <p>
        <Link href="/#course" prefetch={false}>
          Go to the course map
        </Link>
      </p>
    </main>
  );
}
