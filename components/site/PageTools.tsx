import { editAddress, repository } from '@/lib/site/address';

const base = process.env.NEXT_PUBLIC_BASE_PATH ?? '';

/** Ways to the text behind the page. Editing and reporting need a repository, which the build may not know. */
export function PageTools({ file, markdown }: { file: string; markdown: string }) {
  const edit = editAddress(file);
  return (
    <p className="page-tools">
      <a href={`${base}${markdown}`}>This chapter as plain text</a>
      {edit && <a href={edit}>Edit this page</a>}
      {edit && (
        <a href={`${repository}/issues/new?title=${encodeURIComponent(file)}`}>Report a problem</a>
      )}
    </p>
  );
}
