/** Results. */
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';

export function Results() {
  return <Frame bar={<Nav />}>{null}</Frame>;
}
