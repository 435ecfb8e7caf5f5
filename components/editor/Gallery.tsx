import Link from 'next/link';
import './gallery.css';

interface GalleryTheme {
  readonly folder: string;
  readonly title: string;
  readonly examples: readonly {
    readonly title: string;
    readonly point: string;
    readonly packed: string;
  }[];
}

/** Every example with what it shows; each opens in the playground. */
export function Gallery({ themes }: { themes: readonly GalleryTheme[] }) {
  const count = themes.reduce((sum, { examples }) => sum + examples.length, 0);
  return (
    <main id="main" className="gallery" tabIndex={-1}>
      <h1>Examples</h1>
      <p className="lede">
        {`${count} small programs, each with one point. All of them were compiled by rustc and run on Tokio; here you walk through their runs, and change them.`}
      </p>
      {themes.map(({ folder, title, examples }) => (
        <section key={folder} aria-labelledby={folder}>
          <h2 id={folder}>{title}</h2>
          <ul>
            {examples.map((example) => (
              <li key={example.title}>
                <Link href={`/playground/#code=${example.packed}`} prefetch={false}>
                  {example.title}
                </Link>
                <p>{example.point}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
