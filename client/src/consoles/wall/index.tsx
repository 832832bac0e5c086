import { Frame } from '../../ui/frame.js';

export function Wallboard() {
  return <Frame>{null}</Frame>;
}
