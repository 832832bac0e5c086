/** Pictures of the after-action capability: report, improvement plan, replay, publication, appeals, proof, programme. */
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CorrectiveAction, Finding } from '../../server/shared/improvement.js';
import type { ScoreSheet } from '../../server/shared/scores.js';
import type { Cast } from './shots-before.js';
import { opened, PHONE, settled, type Look } from './shots-camera.js';
import { anId, go, linkTo, type Tour } from './shots-tour.js';
import { command } from './stage.js';

const TABS = [
  ['overview', 'Tổng quan'],
  ['ranking', 'Xếp hạng'],
  ['sheets', 'Phiếu từng đội'],
  ['times', 'Thời gian phản hồi'],
  ['timeline', 'Diễn biến'],
  ['system', 'Độ trễ và gián đoạn'],
  ['participants', 'Thành phần tham gia'],
  ['improve', 'Kế hoạch khắc phục'],
  ['publish', 'Công bố và phúc tra'],
] as const;
/** Which tabs docs/SCREENS.md shows of a drill with so many teams. */
const SHOWN: Readonly<Record<number, readonly string[]>> = {
  12: ['overview', 'ranking', 'sheets', 'times', 'system', 'improve', 'publish'],
  150: ['ranking', 'sheets', 'times'],
  640: ['ranking', 'sheets', 'times'],
};

/** The one that README.md shows is a PNG. */
const webp = (name: string): Look => (name === 'after-action-sheets' ? {} : { webp: true });

/** Evaluators' marks, then a plan: findings with who does what by when, one done, one overdue. */
async function planned({ api, exercise }: Tour): Promise<void> {
  const at = `/exercises/${exercise.id}`;
  const sheet = await api.call<ScoreSheet>('GET', `${at}/scores`);
  for (const line of sheet.teams.flatMap(({ lines }) => lines))
    if (line.state === 'awaiting-mark' && line.markId)
      await api.call('PUT', `${at}/marks/${encodeURIComponent(line.markId)}`, { value: 0.75 });
  const findings = [
    [
      'improvement',
      'Danh bạ liên lạc khẩn cấp đã cũ',
      'Ban hành lại danh bạ, rà soát hằng quý',
      'planning',
      'Văn phòng UBND',
      '2026-12-15',
    ],
    [
      'improvement',
      'Chưa rõ ai được phép ngắt hệ thống',
      'Quy định thẩm quyền ngắt kết nối khẩn cấp',
      'organisation',
      'Sở Số hóa',
      '2026-10-30',
    ],
    [
      'improvement',
      'Nhật ký bị ghi đè trước khi lưu chứng cứ',
      'Tập huấn lưu giữ chứng cứ số',
      'training',
      'Trung tâm Ứng cứu',
      '2027-01-31',
    ],
    ['strength', 'Người phát ngôn trả lời báo chí đúng lúc', 'Dùng làm mẫu cho các đơn vị', 'exercises', 'Ban Tổ chức', '2026-12-31'],
  ] as const;
  for (const [n, [kind, title, action, element, responsible, due]] of findings.entries()) {
    const finding = await api.call<Finding>('POST', `${at}/findings`, {
      recordId: anId(),
      kind,
      title,
      teams: exercise.teams.slice(n, n + 3).map(({ id }) => id),
      ...(n === 1 && { urgent: true, analysis: 'Hai đội chờ ý kiến quá 20 phút vì không ai chắc mình có quyền.' }),
    });
    let made = await api.call<CorrectiveAction>('POST', `${at}/corrective-actions`, {
      recordId: anId(),
      findingId: finding.id,
      action,
      element,
      responsible,
      due,
    });
    for (const status of (['agreed', 'doing', 'done'] as const).slice(0, 3 - n))
      made = await api.call<CorrectiveAction>('PATCH', `${at}/corrective-actions/${made.id}`, {
        recordId: anId(),
        basis: made.changedWall,
        status,
      });
  }
}

async function print({ camera, page, named, teams }: Tour): Promise<void> {
  await page.getByRole('button', { name: 'In và xuất' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tải PDF' }).waitFor();
  await camera.all(page, named('report-print'), PHONE);
  if (teams === 12) await camera.keep(page, 'after-action-print', { webp: true });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function tabs({ camera, page, named, teams }: Tour): Promise<void> {
  for (const [name, tab] of TABS) {
    const kept = SHOWN[teams]?.includes(name) ?? false;
    if (camera.mode !== 'all' && !kept) continue;
    await page.getByRole('tab', { name: tab }).click();
    await settled(page);
    const file = teams === 12 ? `after-action-${name}` : named(`after-action-${name}`);
    if (kept) await camera.keep(page, file, webp(file));
    await camera.all(page, named(`report-${name}`), PHONE);
  }
}

/** The drill played back, in the control room and on a team's screen, half an hour in. */
async function replay(tour: Tour): Promise<void> {
  const { camera, page, exercise, named, teams } = tour;
  const last = exercise.teams.at(-1)?.id ?? '';
  for (const [name, as] of [
    ['replay', 'excon'],
    ['replay-team', `team:${last}`],
  ] as const) {
    await go(tour, `/replay/${exercise.id}?as=${encodeURIComponent(as)}&x=${teams === 640 ? 900_000 : 1_800_000}`);
    await page.getByRole('button', { name: 'Phát', exact: true }).waitFor();
    if (name === 'replay' || teams === 12) await camera.keep(page, teams === 12 ? name : named(name), { webp: true });
    await camera.all(page, named(name), PHONE);
  }
}

/** What of it reaches over drills, once each with findings of one drill. */
async function overall(tour: Tour): Promise<void> {
  const { camera, page } = tour;
  for (const name of ['improvement', 'programme'] as const) {
    await go(tour, `/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    await camera.keep(page, name, { webp: true });
    await camera.all(page, name, PHONE);
  }
}

/** What a team, a guest with a link and whoever checks the bundle see of published results. */
async function published(tour: Tour, { phone }: Cast): Promise<void> {
  const { camera, browser, url, api, exercise } = tour;
  await phone.getByRole('button', { name: 'Xem kết quả' }).click();
  const sheet = phone.getByRole('dialog');
  await sheet.getByText('Từng dòng điểm').waitFor();
  await camera.all(phone, 'team-score', PHONE);
  const appeal = sheet.getByRole('button', { name: 'Kiến nghị phúc tra' }).first();
  await appeal.click();
  await sheet.getByRole('textbox').fill('Đội đã gọi cho đơn vị vận hành lúc 08:25, có ghi trong nhật ký của đội; đề nghị xem lại.');
  await camera.keep(phone, 'team-appeal', { size: 'phone', webp: true });
  await camera.all(phone, 'team-appeal', PHONE);
  await sheet.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await sheet.getByText('Chờ trả lời').first().waitFor();

  const guest = await opened(browser);
  await guest.goto(url + (await linkTo(tour, 'report', 'Lãnh đạo Thành phố')));
  await guest.getByRole('heading', { name: 'Kết quả theo mục tiêu' }).waitFor();
  await settled(guest);
  await camera.keep(guest, 'results', { webp: true });
  await camera.all(guest, 'results', PHONE);

  const bundle = path.join(tmpdir(), `${exercise.id}.zip`);
  const answer = await fetch(`${url}/api/exercises/${exercise.id}/bundle.zip`, { headers: { authorization: `Bearer ${api.token()}` } });
  await writeFile(bundle, Buffer.from(await answer.arrayBuffer()));
  await guest.goto(`${url}/verify.html`);
  await guest.locator('input[type=file]').setInputFiles(bundle);
  await guest.getByText('bundle.zip').or(guest.getByRole('status')).first().waitFor();
  await settled(guest);
  await camera.keep(guest, 'verify', { webp: true });
  await camera.all(guest, 'verify', PHONE);
  await guest.context().close();
  await rm(bundle);
}

export async function report(tour: Tour, cast: Cast): Promise<void> {
  const { camera, page, api, exercise, teams } = tour;
  const { id } = exercise;
  await go(tour, `/report/${id}`);
  if (teams === 12) {
    await page.getByRole('tab', { name: /Chấm chất lượng/ }).click();
    await page
      .getByRole('button', { name: /Đầy đủ, chính xác/ })
      .first()
      .waitFor();
    await camera.keep(page, 'after-action-marks', { webp: true });
    await camera.all(page, 'report-marks-12', PHONE);
    await planned(tour);
    await command(api, id, 'publish');
    await go(tour, `/report/${id}`);
  }
  await tabs(tour);
  if (camera.mode === 'readme') return;
  await print(tour);
  await replay(tour);
  if (teams !== 12) return;
  await published(tour, cast);
  await overall(tour);
}
