export default function Home() {
  return (
    <main>
      <h1>Poll by Poll</h1>
    </main>
  );
}
