import { site } from '@/app/site';
import { HeroStage } from '@/components/mdx/HeroStage';
import { Landing } from '@/components/site/Landing';
import { courseStatement } from '@/lib/site/structured';

export default async function Home() {
  const { lessons } = await site();
  return (
    <Landing
      statement={courseStatement(lessons.map(({ page }) => page.meta))}
      written={lessons.map(({ page }) => page.meta)}
      stage={<HeroStage lesson={lessons[0]?.page} />}
    />
  );
}
