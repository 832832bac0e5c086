/** What the service worker keeps, as the build lists it. */
export interface Shell {
  /** Changes with everything in it. */
  version: string;
  /** Path of the script that the page starts with. */
  entry: string;
  files: string[];
}
