import { Frame } from '../../ui/frame.js';

export function Agencies() {
  return <Frame>{null}</Frame>;
}
