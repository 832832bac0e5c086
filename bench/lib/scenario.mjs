// The scenario that is measured: injects sent by hand, each with a body of a given size that differs from team to team.

const SENTENCES = [
  'Trung tâm giám sát an toàn thông tin ghi nhận lưu lượng bất thường từ máy chủ trang tin tới địa chỉ 192.0.2.44.',
  'Đề nghị {{team.name}} kiểm tra nhật ký truy cập, xác định tài khoản bị lợi dụng và báo cáo kết quả về Ban điều hành.',
  'Tệp lạ mang tên baocao.zip nằm trong thư mục tải lên; giá trị băm không khớp với bản được công bố.',
  'Người dân phản ánh trang dịch vụ công trực tuyến chậm, một số hồ sơ không nộp được từ đầu giờ sáng.',
];

/** About `bytes` bytes of UTF-8 Vietnamese text, two paragraphs or more. */
export function bodyOf(bytes, salt) {
  let text = `Kính gửi {{team.name}}, văn bản số ${salt}.\n\n`;
  for (let i = salt; Buffer.byteLength(text) < bytes; i++) text += `${SENTENCES[i % SENTENCES.length]}${i % 3 === 2 ? '\n\n' : ' '}`;
  return text.trim();
}

/** YAML (JSON is YAML) of a scenario with `injects` manual injects `m0`, `m1`, …. */
export function scenarioYaml({ id, bodyBytes, injects }) {
  return JSON.stringify({
    format: 'dientap/scenario@1',
    id,
    version: '1.0.0',
    title: { vi: 'Đo tốc độ', en: 'Speed measurement' },
    duration: '8h',
    parts: { team: { title: { vi: 'Đội', en: 'Team' } } },
    personas: { soc: { name: { vi: 'Trung tâm giám sát', en: 'Monitoring centre' } } },
    actions: { use: ['standard'], offer: ['ACK', 'TRIAGE'] },
    injects: Array.from({ length: injects }, (_, i) => ({
      id: `m${i}`,
      manual: true,
      from: 'soc',
      channel: 'email',
      title: { vi: `Cảnh báo số ${i}`, en: `Alert number ${i}` },
      body: bodyOf(bodyBytes, i),
      expects: [{ id: 'a', action: 'ACK', target: '5m', max: '30m', points: 10 }],
    })),
  });
}
