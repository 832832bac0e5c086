/** What a member does at the console while it is photographed. */
import type { Page } from '@playwright/test';

/** Goes to a place of the desk where the layout has a way to it; in a hall inbox, pane and log are always there. */
export async function reach(page: Page, place: string): Promise<void> {
  const dock = page.getByRole('navigation', { name: 'dientap' });
  if ((await dock.count()) > 0) {
    await dock.getByRole('button', { name: place === 'EXCON' ? 'Trao đổi' : new RegExp(`^${place}`) }).click();
    if (place !== 'EXCON') return;
  }
  const tab = page.getByRole('tab', { name: new RegExp(`^${place}`) });
  if ((await tab.count()) > 0) await tab.click();
}

/** Opens or closes the list of what waits for the captain. */
export async function proposals(page: Page, open: boolean): Promise<void> {
  const strip = page.locator('#proposal-strip');
  if ((await strip.getAttribute('aria-expanded')) !== String(open)) await strip.click();
}

/** As the captain does it. */
export async function removeSeat(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /thành viên đang có mặt/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Việc với ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Gỡ khỏi đội' }).click();
  const asked = page.getByRole('dialog', { name: `Gỡ khỏi đội: ${name}` });
  await asked.getByLabel(/Lý do/).fill('Không ai trong đội quen');
  await asked.getByRole('button', { name: 'Gỡ khỏi đội' }).click();
  const done = page.getByRole('dialog', { name: `Đã gỡ ${name}` });
  await done.waitFor();
  while ((await page.getByRole('dialog').count()) > 0) {
    // one window lies over the other
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Escape');
  }
}
