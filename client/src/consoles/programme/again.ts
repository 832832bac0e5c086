/** ms until a page asks again while drills are being summed up. */
export const AGAIN = 3000;
