/** Programme. */
import { Frame } from '../../ui/frame.js';
import { Nav } from '../../ui/nav.js';

export function Programme() {
  return <Frame bar={<Nav />}>{null}</Frame>;
}
