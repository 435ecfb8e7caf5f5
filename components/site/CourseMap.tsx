import Link from 'next/link';
import { course, type WrittenChapter } from './course';
import { ReadMark } from './ReadMark';

/** The chapters in five parts; those that are not written yet say so. */
export function CourseMap({ written }: { written: readonly WrittenChapter[] }) {
  const byNumber = new Map(written.map((chapter) => [chapter.number, chapter]));
  return (
    <ol className="course-map">
      {course.map((part, index) => (
        <li className="part" key={part.title}>
          <h3>
            <span className="part-number">Part {index + 1}</span>
            <span>{part.title}</span>
          </h3>
          <ol>
            {part.chapters.map(({ number, title, about }) => {
              const chapter = byNumber.get(number);
              return (
                <li key={number} className={chapter ? 'chapter' : 'chapter planned'}>
                  <span className="chapter-number">{number}</span>
                  <span className="chapter-body">
                    {chapter ? (
                      <Link href={`/learn/${chapter.slug}/`} prefetch={false}>
                        {chapter.title}
                      </Link>
                    ) : (
                      <span className="chapter-title">{title}</span>
                    )}
                    <span className="chapter-about">{about}</span>
                  </span>
                  <span className="chapter-state">
                    {chapter ? (
                      <>
                        <span>{chapter.minutes} min</span>
                        <ReadMark slug={chapter.slug} />
                      </>
                    ) : (
                      <span>being written</span>
                    )}
                  </span>
                </li>
              );
            })}
          </ol>
        </li>
      ))}
    </ol>
  );
}
