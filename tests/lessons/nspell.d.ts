// nspell has no types of its own; this is the part that the spelling check calls.
declare module 'nspell' {
  interface Speller {
    correct(word: string): boolean;
  }
  export default function nspell(aff: Buffer, dic: Buffer): Speller;
}
