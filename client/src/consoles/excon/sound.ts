/** The room's alarm: two falling tones made in the browser, unlike the rising ones that a team hears for a new inject. */
let context: AudioContext | null = null;
/** ms between two alarms, whatever happens. */
const REST = 8000;
let last = -REST;

function tone(audio: AudioContext, hertz: number, from: number, seconds: number): void {
  const wave = audio.createOscillator();
  const gain = audio.createGain();
  wave.type = 'triangle';
  wave.frequency.value = hertz;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(0.16, from + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  wave.connect(gain).connect(audio.destination);
  wave.start(from);
  wave.stop(from + seconds);
}

/** Sounds once; a browser lets a page sound only after the first touch. */
export function ring(): void {
  if (typeof AudioContext === 'undefined' || performance.now() - last < REST) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') {
    void context.resume();
    return;
  }
  last = performance.now();
  tone(context, 740, context.currentTime, 0.22);
  tone(context, 494, context.currentTime + 0.2, 0.34);
}
