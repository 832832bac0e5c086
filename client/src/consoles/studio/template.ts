/** An empty scenario that can be played at once, with a comment at every place an author will touch. */
export const TEMPLATE = `# Kịch bản mới. Gõ Ctrl+Dấu cách để xem các khóa dùng được ở chỗ con trỏ; trỏ chuột vào một khóa để đọc giải thích.
# New scenario. Ctrl+Space lists the keys that fit at the cursor; hover over a key to read what it means.
format: dientap/scenario@1
id: kich-ban-moi # đổi thành mã riêng / change it to an id of your own
version: 1.0.0
title: { vi: Kịch bản mới, en: New scenario }
summary:
  vi: Tóm tắt câu chuyện cho ban tổ chức.
  en: The story in short, for the organisers.
duration: 60m
difficulty: 1

# Vai trong câu chuyện: mỗi đội giữ tất cả (song song) hoặc một vai (phối hợp).
parts:
  doi: { title: { vi: Đội ứng cứu, en: Response team } }

# Nhân vật hư cấu gửi tình huống; danh mục chung có sẵn siem, reporter, city-leader, ...
personas:
  truc-ban:
    name: { vi: Trực ban, en: Duty officer }
    title: { vi: Trực ban (vai mô phỏng), en: Duty officer (simulated) }

# Bảng trạng thái hệ thống.
systems:
  may-chu:
    title: { vi: Máy chủ, en: Server }
    start: normal
    states:
      - { id: normal, title: { vi: Bình thường, en: Normal }, tone: ok }
      - { id: suspect, title: { vi: Nghi có sự cố, en: Suspected }, tone: warn }

objectives:
  - id: o1
    title: { vi: Tiếp nhận và phân loại, en: Receive and triage }
    target: { vi: Phân loại trong 10 phút, en: Triaged within 10 minutes }
    tasks:
      - { id: o1-t1, title: { vi: Xác minh phản ánh, en: Verify the report } }

actions:
  use: [standard]
  offer: [ACK, TRIAGE]
  harmful: [] # mã hành động gây hại, lẫn trong bảng hành động / codes of harmful actions, mixed into the palette

injects:
  - id: s-01
    number: '1.1'
    type: event
    at: 2m
    from: truc-ban
    to: all
    channel: phone
    title: { vi: Báo có hiện tượng lạ, en: Something odd is reported }
    body:
      vi: |
        Xin chào {{team.name}}. Máy chủ của cơ quan chạy chậm bất thường từ sáng. Đề nghị kiểm tra.
      en: |
        Hello {{team.name}}. The office server has been unusually slow since this morning. Please check.
    objective: o1
    expects:
      - { id: ack, action: ACK, target: 3m, max: 10m, points: 40 }
      - { id: triage, action: TRIAGE, target: 10m, max: 20m, points: 60, must: true }

# Hệ quả: khi điều kiện xảy ra thì làm gì.
rules:
  - id: suspect
    when: { done: TRIAGE }
    do:
      - set: { may-chu: suspect }
`;

/** The text with another id and its version back at 1.0.0; layout and comments stay. */
export const renamed = (text: string, id: string): string =>
  withVersion(text.replace(/^(id\s*:\s*|\s*"id"\s*:\s*")[\w.-]+/m, `$1${id}`), '1.0.0');

/** The text with another version number. */
export const withVersion = (text: string, version: string): string =>
  text.replace(/^(version\s*:\s*["']?|\s*"version"\s*:\s*")[\w.+-]+/m, `$1${version}`);

export const versionIn = (text: string): string | null =>
  /^(?:version\s*:\s*["']?|\s*"version"\s*:\s*")([\w.+-]+)/m.exec(text)?.[1] ?? null;
export const idIn = (text: string): string | null => /^(?:id\s*:\s*["']?|\s*"id"\s*:\s*")([\w.-]+)/m.exec(text)?.[1] ?? null;

/** `1.2.3` → the next patch or minor number, above every one that is taken. */
export function nextVersion(taken: readonly string[], now: string, step: 'patch' | 'minor'): string {
  const read = (text: string): [number, number, number] => {
    const [a = 0, b = 0, c = 0] = text.split(/[.+-]/).map((each) => Number.parseInt(each, 10) || 0);
    return [a, b, c];
  };
  const [top] = [now, ...taken].map(read).toSorted((x, y) => y[0] - x[0] || y[1] - x[1] || y[2] - x[2]);
  const [major, minor, patch] = top ?? [1, 0, 0];
  return step === 'patch' ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
}
