/** A join code as people type, paste and scan it. */

export const CODE_LENGTH = 6;

/** Upper case, without what sheets and chats put between the characters; the code of a pasted join link. */
export function tidyCode(typed: string): string {
  const link = /[?&]code=([^&#\s]+)/i.exec(typed)?.[1];
  return (link ?? typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, CODE_LENGTH);
}

/** Whether it holds a character that no code has, because on paper it looks like another. */
export const hasLookAlike = (code: string): boolean => /[01OILUV]/.test(code);
