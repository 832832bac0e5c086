/** No violation of WCAG 2.2 A and AA that axe can find, light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './stage.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page as it stands: `scheme rule: where`. Only contrast depends on the scheme, so dark is asked for that alone. */
async function found(page: Page): Promise<string[]> {
  const lines: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    // no frames in our pages, and only violations are told: a third of the time
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    const { violations } = await (colorScheme === 'light' ? axe.withTags(TAGS) : axe.withRules('color-contrast')).analyze();
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes) lines.push(`${colorScheme} ${id}: ${target.join(' ')} - ${failureSummary ?? ''}`);
  }
  return lines;
}

/** Softly, so that one run names the faults of every page. */
export async function clean(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    const faults = await found(page);
    expect.soft(faults, `${name}\n${faults.join('\n')}`).toEqual([]);
  });
}
