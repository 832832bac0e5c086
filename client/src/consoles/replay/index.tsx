/** Replay. */
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';

export function Replay() {
  return <Frame bar={<Nav />}>{null}</Frame>;
}
