import Link from 'next/link';

export default function NotFound() {
  return (
    <main id="main">
      <h1>This page does not exist</h1>
      <p>
        Perhaps it moved. <Link href="/">Start from the course map.</Link>
      </p>
    </main>
  );
}
