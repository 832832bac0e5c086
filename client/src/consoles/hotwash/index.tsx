import { Frame } from '../../ui/frame.js';

export function HotWash() {
  return <Frame>{null}</Frame>;
}
