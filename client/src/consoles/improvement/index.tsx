/** ImprovementBoard. */
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';

export function ImprovementBoard() {
  return <Frame bar={<Nav />}>{null}</Frame>;
}
