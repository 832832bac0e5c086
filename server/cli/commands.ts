/** The table of sub-commands, in the order that the help shows them. */
import type { Command } from './command.js';
import { createAdmin } from './create-admin.js';
import { serve } from './serve.js';

export const commands: readonly Command[] = [serve, createAdmin];
