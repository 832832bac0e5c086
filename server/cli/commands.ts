/** The table of sub-commands, in the order that the help shows them. */
import type { Command } from './command.js';
import { backup, restore } from './backup.js';
import { bots } from './bots.js';
import { convertCommand } from './convert.js';
import { createAdmin } from './create-admin.js';
import { demo } from './demo.js';
import { lint } from './lint.js';
import { msel } from './msel.js';
import { rehearseCommand } from './rehearse.js';
import { rescore } from './rescore.js';
import { serve } from './serve.js';
import { verify } from './verify.js';

export const commands: readonly Command[] = [
  serve,
  demo,
  lint,
  rehearseCommand,
  msel,
  convertCommand,
  verify,
  rescore,
  bots,
  createAdmin,
  backup,
  restore,
];
