/** Two short tones made in the browser: no file to load, nothing to miss when the line is slow. */
let context: AudioContext | null = null;

/** Browsers let a page sound only after the first touch; this readies it then. */
export function readySound(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
}

function tone(audio: AudioContext, hertz: number, from: number, seconds: number): void {
  const wave = audio.createOscillator();
  const gain = audio.createGain();
  wave.type = 'sine';
  wave.frequency.value = hertz;
  // rises and falls softly: a hall of fifty desks must stay bearable
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(0.18, from + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, from + seconds);
  wave.connect(gain).connect(audio.destination);
  wave.start(from);
  wave.stop(from + seconds);
}

export function beep(): void {
  readySound();
  if (!context) return;
  const now = context.currentTime;
  tone(context, 880, now, 0.18);
  tone(context, 1175, now + 0.16, 0.28);
}
