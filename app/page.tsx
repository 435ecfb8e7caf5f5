import { site } from '@/app/site';
import { HeroStage } from '@/components/mdx/HeroStage';
import { Landing } from '@/components/site/Landing';

export default async function Home() {
  const { lessons } = await site();
  return (
    <Landing
      written={lessons.map(({ page }) => page.meta)}
      stage={<HeroStage lesson={lessons[0]?.page} />}
    />
  );
}
