/** Light or dark: what was chosen, else as the system has it. */
import { workspace } from '../model/workspace.js';

const SYSTEM = matchMedia('(prefers-color-scheme: dark)');

export function isDark() {
  const { theme } = workspace.view;
  return theme ? theme === 'dark' : SYSTEM.matches;
}
