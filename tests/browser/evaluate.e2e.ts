/** An evaluator on a tablet: a work is marked by key, and what is recorded in a cut survives a reload and lands once. */
import type { EvaluationView, QueueItem } from '../../server/shared/evaluation.js';
import { takeSeat } from '../../server/bots/api.js';
import { newId, systemRandom } from '../../server/ids.js';
import { command, enter, expect, plan, test } from './stage.js';

const TEAM = 'UBND phường Đánh Giá';

test('an evaluator marks by key and loses nothing in a cut', async ({ page, url, api }) => {
  const exercise = await plan(api, 'Diễn tập có đánh giá viên', [TEAM]);
  await command(api, exercise.id, 'start');
  await command(api, exercise.id, 'send-adhoc', {
    to: 'all',
    channel: 'phone',
    from: 'Lãnh đạo',
    title: 'Báo cáo nhanh',
    body: 'Báo cáo tình hình.',
    expects: [{ action: 'ESC', target: '10m', max: '20m', points: 10, quality: true }],
  });
  const token = await takeSeat(url, exercise.teams[0]?.joinCode ?? '', 'Lê Thị Hương', 'Trực ứng cứu');
  const sent = await fetch(`${url}/api/exercises/${exercise.id}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ commandId: newId(systemRandom), type: 'act', action: 'ESC', fields: { what: 'Đã ngắt máy chủ' } }),
  });
  expect(sent.status).toBe(200);

  await page.setViewportSize({ width: 768, height: 1024 });
  await enter(page, url);
  await page.goto(`${url}/evaluate/${exercise.id}?tab=queue`);
  await expect(page.getByText('Đã ngắt máy chủ')).toBeVisible();
  await page.keyboard.press('7');
  await expect(page.getByText('Không còn nội dung nào chờ bạn chấm')).toBeVisible();
  await expect
    .poll(async () =>
      (await api.call<QueueItem[]>('GET', `/exercises/${exercise.id}/marking-queue?state=done`)).map(({ mine }) => mine?.value),
    )
    .toEqual([0.75]);

  await page.getByRole('navigation', { name: 'Các trang đánh giá' }).getByRole('button', { name: /^Đội/ }).click();
  await page.getByRole('button', { name: new RegExp(TEAM) }).click();
  await page.getByRole('tab', { name: 'Nhiệm vụ then chốt' }).click();
  await page.context().setOffline(true);
  await page.getByRole('textbox', { name: 'Ghi quan sát' }).fill('Ghi khi mất kết nối');
  await page.getByRole('radio', { name: 'Điểm mạnh' }).click();
  await page.getByRole('button', { name: 'Ghi lại' }).click();
  await page.getByRole('checkbox').first().click();
  await expect(page.getByText('2 bản ghi chờ gửi')).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  const view = () => api.call<EvaluationView>('GET', `/exercises/${exercise.id}/evaluation`);
  await expect.poll(async () => (await view()).ticks.length).toBe(1);
  expect((await view()).observations).toMatchObject([{ text: 'Ghi khi mất kết nối', tag: 'strength', teamId: exercise.teams[0]?.id }]);
  await expect(page.getByText('bản ghi chờ gửi')).toHaveCount(0);
});
