/** The one function of tar-fs that is used here. */
declare module 'tar-fs' {
  export function extract(folder: string): NodeJS.WritableStream;
}
