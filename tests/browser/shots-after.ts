/** Pictures of what comes after END EX: the last screens, forms and notes, hot wash; then the report. */
import { DEFAULT_QUESTIONS, QUESTION_IDS } from '../../server/shared/hotwash.js';
import { STATEMENT_IDS } from '../../server/shared/feedback.js';
import type { Cast } from './shots-before.js';
import { opened, PHONE } from './shots-camera.js';
import { report } from './shots-report.js';
import { anId, asSeat, go, type Tour } from './shots-tour.js';
import { command } from './stage.js';

const NOTES: Record<(typeof QUESTION_IDS)[number], readonly string[]> = {
  q1: ['Phân công rõ ngay từ đầu', 'Báo cáo ban đầu đúng hạn', 'Phối hợp tốt với đơn vị vận hành', 'Giữ được chứng cứ trước khi tắt máy'],
  q2: ['Danh bạ liên lạc đã cũ', 'Chưa rõ ai được phép ngắt hệ thống', 'Mẫu báo cáo dài, khó điền khi gấp', 'Thiếu người trực ca đêm'],
  q3: ['Cập nhật danh bạ trước 30/12', 'Ban hành quy trình ngắt kết nối khẩn cấp', 'Tập huấn lại cách lưu chứng cứ trong quý I'],
};

/** Every listener fills in a form, one in three without a name, and sends a note. */
async function voices({ url, exercise }: Tour, hall: readonly string[]): Promise<void> {
  const path = `/exercises/${exercise.id}`;
  for (const [n, token] of hall.entries()) {
    const question = QUESTION_IDS[n % 3] ?? 'q1';
    const pick = (id: (typeof QUESTION_IDS)[number]): string => NOTES[id][Math.floor(n / 3) % NOTES[id].length] ?? '';
    await asSeat(url, token, 'POST', `${path}/notes`, { noteId: anId(), question, text: pick(question), anonymous: n % 4 === 0 });
    await asSeat(url, token, 'POST', `${path}/feedback`, {
      formId: anId(),
      head: n % 3 === 0 ? null : { name: 'Lê Thu Hà', title: 'Thư ký', agency: exercise.teams[n]?.name ?? '', role: 'player' },
      answers: {
        strengths: [pick('q1')],
        improvements: [pick('q2')],
        missed: '',
        actions: n % 2 === 0 ? [{ action: pick('q3'), priority: n % 4 === 0 ? 'high' : 'medium', responsible: 'Văn phòng' }] : [],
        resources: [],
        ratings: Object.fromEntries(STATEMENT_IDS.map((id, at) => [id, ((n + at) % 3) + 3])),
        comments: n % 5 === 0 ? 'Nên tổ chức mỗi năm hai lần.' : '',
      },
    });
  }
}

export async function afterwards(tour: Tour, cast: Cast): Promise<void> {
  const { camera, browser, page, url, api, exercise, named, teams } = tour;
  const { team, hall, wallPath } = cast;
  await command(api, exercise.id, 'end');
  await team.getByText('Cuộc diễn tập đã kết thúc').first().waitFor();
  if (camera.mode !== 'readme') {
    if (teams === 12) {
      await camera.all(team, 'team-ended', PHONE);
      await team.getByRole('button', { name: 'Điền phiếu góp ý (5 phút)' }).click();
      await team.getByLabel('Ba điểm mạnh nhất, dòng 1').fill('Phân công rõ ngay từ đầu');
      await camera.all(team, 'team-feedback', PHONE);
      await camera.keep(team, 'team-feedback');
      await team.keyboard.press('Escape');
      await team.getByRole('button', { name: 'Gửi ý kiến rút kinh nghiệm' }).click();
      await team.getByLabel('Ý kiến của bạn').first().fill('Danh bạ liên lạc đã cũ');
      await camera.all(team, 'team-notes', PHONE);
      await team.keyboard.press('Escape');
      for (const [name, at] of [
        ['hotwash-empty', `/hotwash/${exercise.id}`],
        ['feedback-empty', `/feedback/${exercise.id}`],
      ] as const) {
        await go(tour, at);
        await camera.all(page, name);
        await camera.keep(page, name);
      }
    }
    await voices(tour, hall);
    await go(tour, `/hotwash/${exercise.id}`);
    await page.getByText(DEFAULT_QUESTIONS.q1.vi).first().waitFor();
    await camera.all(page, named('hotwash'));
    await camera.keep(page, named('hotwash'));
    await go(tour, `/feedback/${exercise.id}`);
    await camera.all(page, named('feedback'), PHONE);
    await camera.keep(page, named('feedback'));
    await go(tour, `/excon/${exercise.id}`);
    await camera.all(page, named('excon-ended'));
    const screen = await opened(browser, 'projector');
    await screen.goto(url + wallPath);
    await screen.getByRole('heading', { name: /Bảng xếp hạng/ }).waitFor({ timeout: 90_000 });
    await camera.shoot(screen, named('wallboard-ended'), { size: 'projector' });
    await screen.context().close();
  }
  await report(tour, cast);
}
