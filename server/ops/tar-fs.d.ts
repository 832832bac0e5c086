/** The functions of tar-fs that are used here. */
declare module 'tar-fs' {
  export function extract(folder: string, options?: { ignore?: (name: string) => boolean }): NodeJS.WritableStream;
  export function pack(folder: string, options?: { entries?: string[] }): NodeJS.ReadableStream;
}
