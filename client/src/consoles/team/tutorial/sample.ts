/** What the tour shows: a made-up team with one harmless mail. It belongs to no scenario and is inert. */
import type { FieldView, PaletteAction, TeamView } from '../../../../../server/shared/views.js';

/** The sample's exercise, team and member; also the name under which this device would keep anything of it. */
export const SAMPLE = 'tutorial';
export const SAMPLE_SEAT = { exerciseId: SAMPLE, teamId: SAMPLE, memberId: SAMPLE };
export const SAMPLE_MAIL = 'tutorial-mail';

const FIELDS: FieldView[] = [
  { id: 'what', label: { vi: 'Làm gì', en: 'What' }, type: 'text', required: true },
  { id: 'why', label: { vi: 'Vì sao', en: 'Why' }, type: 'text' },
];
const action = (code: string, phase: number, vi: string, en: string): PaletteAction => ({
  code: `${SAMPLE}-${code}`,
  phase,
  label: { vi, en },
  fields: FIELDS,
});

/** `wall`: epoch ms at which the sample begins. */
export function sampleView(name: string, words: { exercise: string; team: string }, wall: number): TeamView {
  const at = { x: 0, wall };
  return {
    audience: 'team',
    kit: {
      exercise: {
        id: SAMPLE,
        name: words.exercise,
        play: 'parallel',
        durationMs: 3_600_000,
        scenario: { vi: words.exercise, en: words.exercise },
      },
      team: { id: SAMPLE, name: words.team, parts: [] },
      otherParts: [],
      actions: [
        action('acknowledge', 1, 'Xác nhận đã tiếp nhận thông tin', 'Acknowledge the information'),
        action('check', 2, 'Kiểm tra tình trạng máy trạm', 'Check the workstation'),
        action('separate', 3, 'Tách máy trạm khỏi mạng', 'Take the workstation off the network'),
        action('clean', 4, 'Cài đặt lại máy trạm', 'Reinstall the workstation'),
        action('return', 5, 'Đưa máy trạm trở lại làm việc', 'Put the workstation back to work'),
        action('note', 6, 'Ghi lại bài học', 'Note the lesson'),
      ],
      forms: [],
      hintFactor: 1,
    },
    members: [{ id: SAMPLE, name }],
    phase: 'running',
    factor: 1,
    injects: [
      {
        deliveryId: SAMPLE_MAIL,
        at,
        acted: false,
        answers: {},
        hints: {},
        inject: {
          id: SAMPLE_MAIL,
          channel: 'email',
          title: 'Thư mẫu: máy trạm số 7 báo đèn vàng',
          body: '<p>Kính gửi đội,</p><p>Máy trạm số 7 ở phòng họp báo đèn vàng từ sáng nay. Đề nghị đội xác nhận đã nhận tin và cho biết việc làm tiếp theo.</p><p>Đây là thư mẫu của phần hướng dẫn.</p>',
          from: { name: 'Tổ hỗ trợ kỹ thuật', title: 'ho-tro@don-vi.example' },
          attachments: [],
          asks: [
            {
              id: 'q1',
              type: 'choice',
              prompt: 'Ai cần biết tin này trước tiên?',
              options: [
                { id: 'a', text: 'Người trực của đội' },
                { id: 'b', text: 'Báo chí' },
              ],
            },
          ],
          hints: [],
          en: {
            title: 'Sample mail: workstation 7 shows a yellow light',
            body: '<p>Dear team,</p><p>Workstation 7 in the meeting room has shown a yellow light since this morning. Please acknowledge and say what you will do next.</p><p>This is the sample mail of the tour.</p>',
            from: { name: 'Technical support', title: 'ho-tro@don-vi.example' },
            asks: [
              {
                id: 'q1',
                type: 'choice',
                prompt: 'Who should know of this first?',
                options: [
                  { id: 'a', text: 'The team’s officer on duty' },
                  { id: 'b', text: 'The press' },
                ],
              },
            ],
          },
        },
      },
    ],
    replies: [],
    messages: [],
    deeds: [],
    systems: [],
    score: { open: false, published: false },
  };
}
