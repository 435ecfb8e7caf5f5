import type { LessonMeta } from '../lessons/lesson';
import { absolute } from './address';

/** A statement in the vocabulary of schema.org, to be printed as JSON-LD. */
export type Statement = Readonly<Record<string, unknown>>;

const SITE = 'Poll by Poll';
const provider = { '@type': 'Organization', name: SITE, url: absolute('/') };
const common = {
  inLanguage: 'en',
  isAccessibleForFree: true,
  provider,
};

/** The course as a whole: https://schema.org/Course. */
export function courseStatement(lessons: readonly LessonMeta[]): Statement {
  const minutes = lessons.reduce((sum, { minutes: m }) => sum + m, 0);
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: 'Async Rust, one poll at a time',
    description: 'Learn async Rust by stepping a faithful simulator of Tokio, poll by poll.',
    url: absolute('/'),
    ...common,
    offers: { '@type': 'Offer', price: 0, category: 'Free' },
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: 'Online',
      courseWorkload: `PT${minutes}M`,
    },
    hasPart: lessons.map(({ slug, title }) => ({
      '@type': 'LearningResource',
      name: title,
      url: absolute(`/learn/${slug}/`),
    })),
  };
}

/** One chapter with its quiz: https://schema.org/LearningResource. */
export function lessonStatement(meta: LessonMeta, questions: number): Statement {
  const url = absolute(`/learn/${meta.slug}/`);
  return {
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: meta.title,
    description: meta.summary,
    url,
    learningResourceType: 'Lesson',
    teaches: meta.objectives,
    timeRequired: `PT${meta.minutes}M`,
    position: meta.number,
    ...common,
    isPartOf: { '@type': 'Course', name: 'Async Rust, one poll at a time', url: absolute('/') },
    ...(questions > 0 && {
      hasPart: { '@type': 'Quiz', name: `Questions about ${meta.title}`, url: `${url}#questions` },
    }),
  };
}

/** The text of a `<script type="application/ld+json">`; `<` is escaped so that no text can end the element. */
export function statementText(statement: Statement): string {
  return JSON.stringify(statement).replaceAll('<', '\\u003c');
}
