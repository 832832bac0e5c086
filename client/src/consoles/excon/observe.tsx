import { Frame } from '../../ui/frame.js';

export function Observe() {
  return <Frame>{null}</Frame>;
}
