/** A scenario for the browser: every kind of question, two hints, a system, actions of every weight; all of it at the start. */
export const RESPOND_SCENARIO = 'thu-ung-pho';

export const respondScenario = (version: string): string => `format: dientap/scenario@1
id: ${RESPOND_SCENARIO}
version: ${version}
title: { vi: Thử cột ứng phó, en: Trying the respond column }
summary: { vi: Mọi kiểu câu hỏi trong một tình huống., en: Every kind of question in one inject. }
duration: 60m
difficulty: 1
attackVersion: '18.1'
incidentClass: { vi: Tấn công giả mạo, en: Phishing }
severity: { vi: Thông thường, en: Ordinary }
parts:
  team: { title: { vi: Đội tham gia, en: Participating team } }
personas:
  counter:
    name: { vi: Cán bộ quầy số 5, en: Officer at counter 5 }
    title: { vi: Cán bộ tiếp nhận (vai mô phỏng), en: Intake officer (simulated) }
systems:
  quay-05:
    title: { vi: Máy tính quầy số 5, en: Computer of counter 5 }
    start: alert
    states:
      - { id: normal, title: { vi: Bình thường, en: Normal }, tone: ok }
      - { id: alert, title: { vi: Có cảnh báo, en: Alert }, tone: bad }
objectives:
  - id: o1
    title: { vi: Ứng phó trong bảng điều khiển, en: Respond in the console }
    capability: { vi: Điều phối, en: Coordination }
    csf: [RS.MA]
    target: { vi: Xác nhận trong 3 phút, en: Acknowledged within 3 minutes }
    tasks:
      - { id: o1-t1, title: { vi: Trả lời mọi câu hỏi, en: Answer every question } }
actions:
  use: [standard]
  offer: [ACK, ESC, TRIAGE, EVID, ISO_HOST, MAINT, BLOCK, RPT_PROG]
  harmful: [X_DELLOG]
outcomes:
  done: { title: { vi: Xong, en: Done } }
injects:
  - id: q-01
    number: '1'
    type: event
    at: 0m
    from: counter
    channel: email
    objective: o1
    title: { vi: Năm câu hỏi về thư lạ, en: Five questions on a strange mail }
    body: { vi: '**[DIỄN TẬP]** Xin xem giúp thư lạ ở quầy số 5.', en: '**[DRILL]** Please look at the strange mail.' }
    expects:
      - { id: ack, action: ACK, target: 10m, max: 20m, points: 20 }
    asks:
      - id: one
        type: choice
        points: 16
        target: 10m
        max: 20m
        prompt: { vi: Việc nào làm trước?, en: What comes first? }
        options:
          - { id: keep, text: { vi: Giữ nguyên hiện trạng, en: Leave everything }, correct: true }
          - { id: wipe, text: { vi: Cài lại máy, en: Reinstall } }
      - id: some
        type: multi
        points: 16
        target: 10m
        max: 20m
        prompt: { vi: Cần báo những ai?, en: Who is to be told? }
        options:
          - { id: head, text: { vi: Lãnh đạo đơn vị, en: Management }, correct: true }
          - { id: team, text: { vi: Đầu mối ứng cứu, en: Response contact }, correct: true }
          - { id: press, text: { vi: Báo chí, en: The press } }
      - id: count
        type: number
        points: 16
        target: 10m
        max: 20m
        prompt: { vi: 'Tệp nặng bao nhiêu MB?', en: How many MB is the file? }
        answer: 12.5
        tolerance: 0
      - id: why
        type: text
        points: 16
        target: 10m
        max: 20m
        prompt: { vi: Nêu một dấu hiệu giả mạo., en: Name one sign of a fake. }
        accept: ['.*SPF.*']
      - id: order
        type: rank
        points: 16
        target: 10m
        max: 20m
        prompt: { vi: Xếp thứ tự các bước., en: Put the steps in order. }
        order: [report, isolate, clean]
        options:
          - { id: clean, text: { vi: Gỡ bỏ, en: Remove } }
          - { id: isolate, text: { vi: Cô lập, en: Isolate } }
          - { id: report, text: { vi: Báo cáo, en: Report } }
    hints:
      - { id: h1, after: 0m, text: { vi: Xem dòng SPF trong nguồn thư., en: Look at SPF in the source. } }
      - { id: h2, after: 15m, text: { vi: Hỏi lại quầy số 5., en: Ask counter 5. } }
rules:
  - id: isolated
    when: { done: ISO_HOST }
    do: [set: { quay-05: normal }, outcome: done]
`;
