// Written by `npm run dev` while it runs; a build leaves the import out.
declare module '*/contentChanged.mjs' {
  export const contentChanged: number;
}
