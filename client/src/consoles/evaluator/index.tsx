import { Frame } from '../../ui/frame.js';

export function EvaluatorConsole() {
  return <Frame>{null}</Frame>;
}
