/**
 * What every key of the format means, for the hover help of editors: `group.key`, Vietnamese then English. Kept beside
 * the schema and not in it, so that a sentence can be improved without touching what is checked.
 */
type Pair = readonly [vi: string, en: string];

const TITLE: Pair = ['Tên hiển thị; chuỗi tiếng Việt hoặc { vi, en }.', 'The name shown; a Vietnamese string or { vi, en }.'];
const BODY: Pair = [
  'Nội dung Markdown; dùng được {{agency.name}}, {{team.name}}, {{exercise.name}}, {{clock}}, {{system.<mã>}}.',
  'Markdown text; {{agency.name}}, {{team.name}}, {{exercise.name}}, {{clock}}, {{system.<id>}} are filled in.',
];
const FILES: Pair = [
  'Tệp đính kèm nằm trong files/ của kịch bản, mỗi tệp dưới 10 MB.',
  'Files under files/ of the scenario, each below 10 MB.',
];
const OBJECTIVE: Pair = [
  'Mục tiêu mà điểm này tính vào; mặc định theo tình huống.',
  'Objective these points count for; the inject’s by default.',
];
const ID: Pair = ['Mã không trùng: chữ không dấu, số, - _ .', 'Unique id: letters, digits, - _ .'];
const POINTS: Pair = ['Điểm tối đa của mục này.', 'Points this can earn at most.'];
const PART: Pair = ['Chỉ xét đội giữ vai này (diễn tập phối hợp).', 'Only the team that plays this part (joint play).'];
const FROM: Pair = ['Người gửi: mã trong personas hoặc trong danh mục chung.', 'Sender: an id of personas or of the shared catalogue.'];
const TO: Pair = ['Nơi nhận: một vai, danh sách vai, hoặc all.', 'Addressee: a part, a list of parts, or all.'];
const CHANNEL: Pair = ['Kênh: quyết định tình huống trông như thế nào.', 'Channel: decides what the inject looks like.'];
const TARGET: Pair = [
  'Làm trong thời hạn này được trọn điểm (giờ diễn tập, tính từ lúc phát).',
  'Full points up to this time (drill time from the delivery).',
];
const MAX: Pair = ['Quá thời hạn này là muộn; phải lớn hơn target.', 'Late after this; must be more than target.'];
const INJECT: Pair = ['Mã tình huống.', 'Id of an inject.'];
const EXPECT: Pair = ['Viết dạng tình-huống.kỳ-vọng.', 'Written inject.expectation.'];

export const HELP: Readonly<Record<string, Pair>> = {
  'Scenario.format': ['Luôn là dientap/scenario@1.', 'Always dientap/scenario@1.'],
  'Scenario.id': ['Mã kịch bản, trùng tên thư mục.', 'Id of the scenario, the same as its folder.'],
  'Scenario.version': [
    'Phiên bản dạng 1.0.0; cuộc diễn tập giữ nguyên bản đã chọn.',
    'Version like 1.0.0; an exercise keeps the copy it was planned with.',
  ],
  'Scenario.title': TITLE,
  'Scenario.summary': ['Tóm tắt cho ban tổ chức, không gửi cho đội.', 'Summary for organisers, not shown to teams.'],
  'Scenario.duration': ['Thời lượng, ví dụ 120m.', 'Length in drill time, e.g. 120m.'],
  'Scenario.difficulty': ['Độ khó từ 1 đến 5.', 'Difficulty from 1 to 5.'],
  'Scenario.attackVersion': [
    'Phiên bản MITRE ATT&CK của các mã kỹ thuật, ví dụ "18.1".',
    'MITRE ATT&CK version of the technique ids, e.g. "18.1".',
  ],
  'Scenario.incidentClass': ['Loại hình sự cố, in trong báo cáo.', 'Class of the incident, printed in the report.'],
  'Scenario.severity': ['Mức độ sự cố, in trong báo cáo.', 'Severity of the incident, printed in the report.'],
  'Scenario.parts': [
    'Các vai trong câu chuyện. Chơi song song: mỗi đội giữ mọi vai; phối hợp: mỗi đội một vai.',
    'Parts of the story. Parallel play: a team takes all; joint play: one each.',
  ],
  'Scenario.personas': ['Những người gửi tình huống, đều là nhân vật hư cấu.', 'Senders of injects, all fictional.'],
  'Scenario.systems': ['Hệ thống trên bảng trạng thái và các trạng thái của chúng.', 'Systems of the status board and their states.'],
  'Scenario.objectives': ['Mục tiêu được đánh giá.', 'Objectives to be evaluated.'],
  'Scenario.actions': ['Hành động đội được chọn, cả hữu ích lẫn có hại.', 'Actions that teams can choose, useful and harmful.'],
  'Scenario.forms': ['Biểu mẫu riêng của kịch bản này.', 'Report forms of this scenario alone.'],
  'Scenario.scoring': ['Cách tính điểm; mọi mục đều có mặc định.', 'Scoring rules; everything has a default.'],
  'Scenario.outcomes': ['Các kết cục có thể có; quy tắc chọn bằng outcome.', 'Possible endings; rules choose with outcome.'],
  'Scenario.injects': ['Các tình huống theo thứ tự MSEL.', 'The injects in MSEL order.'],
  'Scenario.rules': [
    'Hệ quả: khi điều kiện xảy ra thì làm gì; mỗi quy tắc chạy nhiều nhất một lần.',
    'Consequences: when a condition holds, do this; each fires at most once.',
  ],
  'personas.name': ['Tên nhân vật (hư cấu).', 'Name of the persona (fictional).'],
  'personas.title': ['Chức danh.', 'Position.'],
  'personas.organisation': ['Cơ quan; null nếu không có.', 'Organisation; null for none.'],
  'systems.hidden': ['true: chỉ máy dùng, đội không thấy.', 'true: for the engine only, never shown to teams.'],
  'systems.states': ['Các trạng thái; mã hoặc { id, title, tone }.', 'The states; an id or { id, title, tone }.'],
  'systems.start': ['Trạng thái lúc bắt đầu.', 'State at START EX.'],
  'states.tone': ['Sắc thái: ok, warn, bad, off.', 'Tone: ok, warn, bad, off.'],
  'objectives.capability': ['Năng lực được kiểm tra.', 'Capability under test.'],
  'objectives.csf': ['Nhóm NIST CSF 2.0, ví dụ DE.AE.', 'NIST CSF 2.0 categories, e.g. DE.AE.'],
  'objectives.target': ['Chỉ tiêu bằng lời, đo được.', 'The target in words, measurable.'],
  'objectives.tasks': ['Nhiệm vụ then chốt cho phiếu đánh giá.', 'Critical tasks for the evaluation guide.'],
  'actions.use': ['Danh mục hành động dùng chung, thường là standard.', 'Shared action catalogues, usually standard.'],
  'actions.offer': ['Mã các hành động hữu ích đưa ra cho đội.', 'Codes of the useful actions offered.'],
  'actions.harmful': ['Mã các hành động có hại, trộn lẫn mà không đánh dấu.', 'Codes of harmful actions, mixed in without a mark.'],
  'actions.define': ['Hành động riêng của kịch bản.', 'Actions of this scenario alone.'],
  'actions.defineHarmful': ['Hành động có hại riêng của kịch bản.', 'Harmful actions of this scenario alone.'],
  'define.code': ['Mã viết HOA.', 'Code in upper case.'],
  'define.phase': ['Pha ứng phó 1-6.', 'Phase of the response, 1-6.'],
  'define.csf': ['Nhóm NIST CSF 2.0.', 'NIST CSF 2.0 category.'],
  'define.stamp': ['Mốc thời gian được tính.', 'What its time is counted as.'],
  'define.fields': ['Vài mục ngắn điền kèm hành động.', 'Short fields beside the action.'],
  'define.form': ['Biểu mẫu phải nộp khi chọn hành động này.', 'Form that is filed with this action.'],
  'define.grave': [
    'Hệ trọng: tác động đến dịch vụ, chứng cứ, người dân hoặc cơ quan khác; đội phải xác nhận thêm một lần.',
    'Grave: touches services, evidence, the public or other agencies; a team is asked once more.',
  ],
  'defineHarmful.code': ['Mã viết HOA, thường bắt đầu bằng X_.', 'Code in upper case, usually beginning with X_.'],
  'defineHarmful.title': ['Tên lỗi, chỉ in trong báo cáo.', 'Names the mistake, in the report only.'],
  'defineHarmful.label': [
    'Lời đội đọc trong danh sách hành động, không tỏ ý đúng sai.',
    'What a team reads in its palette, without judgement.',
  ],
  'defineHarmful.wire': ['Mã gửi đến máy của đội, không được lộ là có hại.', 'Code sent to teams; must tell nothing about harm.'],
  'defineHarmful.phase': ['Pha ứng phó 1-6.', 'Phase of the response, 1-6.'],
  'defineHarmful.grave': [
    'Hệ trọng, xét theo tác động như hành động đúng, để dấu này không lộ hành động có hại.',
    'Grave, by its effect as for a useful action, so that the mark tells nothing about harm.',
  ],
  'defineHarmful.penalty': ['Điểm trừ, viết số âm.', 'Points off, written as a negative number.'],
  'defineHarmful.fields': ['Vài mục ngắn điền kèm hành động.', 'Short fields beside the action.'],
  'forms.source': ['Căn cứ của mẫu, in dưới tiêu đề.', 'Where the layout comes from, printed under the title.'],
  'forms.sections': [
    'Các phần đánh số của văn bản; mỗi phần bắt đầu từ mục ghi ở from.',
    'Numbered parts of the paper; each begins at the field in from.',
  ],
  'forms.paper': ['Bố cục văn bản khi xem trước và in.', 'Layout of the paper for preview and print.'],
  'sections.from': ['Mã mục mở đầu phần này.', 'Id of the field that this part begins with.'],
  'paper.kind': ['Tên loại văn bản: Báo cáo, Thông báo…', 'Kind of document: report, notice…'],
  'paper.subject': ['Trích yếu nội dung; bỏ trống thì dùng tên biểu mẫu.', 'Subject line; absent: the form’s title.'],
  'paper.place': ['Địa danh ghi trước ngày tháng.', 'Place before the date.'],
  'paper.symbol': ['Chữ viết tắt trong số văn bản: BC, TB, CV.', 'Letters in the number: BC, TB, CV.'],
  'paper.recipients': ['Mã mục ghi nơi nhận.', 'Id of the field with the recipients.'],
  'paper.signedBy': ['Mã mục ghi chức danh người ký.', 'Id of the field with the post of who signs.'],
  'paper.plain': [
    'true: thông cáo, không có quốc hiệu, số và chữ ký.',
    'true: a public notice without national heading, number and signature.',
  ],
  'forms.fields': ['Các mục của biểu mẫu.', 'Fields of the form.'],
  'fields.label': ['Nhãn của mục.', 'Label of the field.'],
  'fields.type': ['Kiểu nhập liệu.', 'Kind of input.'],
  'fields.options': ['Các lựa chọn của select, multi.', 'Choices of select and multi.'],
  'fields.required': ['true: phải điền mới gửi được.', 'true: must be filled in before filing.'],
  'fields.help': ['Lời hướng dẫn dưới mục.', 'Help below the field.'],
  'scoring.curve': ['Đường điểm theo thời gian của cả kịch bản.', 'How points decay over time, for the whole scenario.'],
  'scoring.hintFactor': ['Lấy gợi ý thì điểm nhân với số này.', 'Points are multiplied by this once a hint is taken.'],
  'scoring.startsAt': [
    'Đồng hồ của đội chạy từ lúc phát (delivered) hay lúc xem (seen).',
    'A team’s clock runs from delivery or from seeing.',
  ],
  'scoring.ratings': ['Ngưỡng xếp mức P, S, M; dưới M là U.', 'Thresholds of P, S and M; below is U.'],
  'scoring.total': ['Tổng điểm phải có; mặc định 100.', 'What all points must sum to; 100 by default.'],
  'curve.atMax': ['Phần điểm còn lại đúng lúc chạm max; mặc định 0,5.', 'Share left at max; 0.5 by default.'],
  'curve.late': ['Phần điểm khi làm sau max; mặc định 0,25.', 'Share after max; 0.25 by default.'],
  'ratings.P': ['Từ tỷ lệ này: thực hiện tốt.', 'From this share: performed without challenges.'],
  'ratings.S': ['Từ tỷ lệ này: còn vướng mắc nhỏ.', 'From this share: some challenges.'],
  'ratings.M': ['Từ tỷ lệ này: vướng mắc lớn.', 'From this share: major challenges.'],
  'rules.when': ['Điều kiện; thử lại sau mỗi sự kiện.', 'Condition; tested after every event.'],
  'rules.after': ['Chờ thêm bấy nhiêu sau khi điều kiện xảy ra.', 'Waits this long after the condition first held.'],
  'rules.recheck': ['true: thử lại điều kiện khi hết thời gian chờ.', 'true: the condition is tested again after the wait.'],
  'rules.do': ['Các hệ quả, theo thứ tự.', 'Effects, in order.'],
  'Text.vi': ['Lời tiếng Việt.', 'The Vietnamese text.'],
  'Text.en': ['Lời tiếng Anh; thiếu thì dùng tiếng Việt.', 'The English text; Vietnamese stands in where it is missing.'],
  'Inject.number': ['Số thứ tự trong MSEL, người ta đọc to.', 'MSEL event number that people say aloud.'],
  'Inject.type': [
    'context: dẫn chuyện; event: tính điểm; contingency: dự phòng; noise: gây nhiễu.',
    'context: story; event: scored; contingency: if needed; noise: a distraction.',
  ],
  'Inject.at': [
    'Giờ phát tính từ lúc bắt đầu, ví dụ 10m. Đúng một trong at, when, manual.',
    'Time from START EX, e.g. 10m. Exactly one of at, when, manual.',
  ],
  'Inject.when': ['Phát khi điều kiện xảy ra.', 'Goes out when this first holds.'],
  'Inject.after': ['Chờ thêm sau khi when xảy ra.', 'Waits this long after when held.'],
  'Inject.manual': ['true: chờ EXCON hoặc quy tắc phát.', 'true: waits for EXCON or a rule.'],
  'Inject.if': [
    'Xét lúc đến giờ; sai thì không cần phát và không tính điểm.',
    'Judged at its time; if false it is not needed and leaves the points.',
  ],
  'Inject.confirm': ['true: hỏi EXCON trước khi phát.', 'true: EXCON is asked before it goes out.'],
  'Inject.from': FROM,
  'Inject.to': TO,
  'Inject.channel': CHANNEL,
  'Inject.body': BODY,
  'Inject.attachments': FILES,
  'Inject.attack': ['Mã kỹ thuật MITRE ATT&CK, ví dụ T1491.002.', 'MITRE ATT&CK technique ids, e.g. T1491.002.'],
  'Inject.objective': ['Mục tiêu mà điểm của tình huống tính vào.', 'Objective the points of this inject count for.'],
  'Inject.contingencyFor': ['Tình huống mà tình huống này dự phòng cho.', 'Inject that this one is a contingency for.'],
  'Inject.responsible': ['Người điều hành phụ trách.', 'Responsible controller.'],
  'Inject.evaluator': ['Đánh giá viên theo dõi.', 'Evaluator who watches it.'],
  'Inject.location': ['Địa điểm.', 'Location.'],
  'Inject.notes': ['Ghi chú cho ban điều hành.', 'Notes for EXCON.'],
  'Inject.extra': [
    'Cột thêm từ bảng tính của người lập kế hoạch, giữ nguyên.',
    'Further columns of the planner’s spreadsheet, carried along.',
  ],
  'Inject.expects': ['Hành động mong đợi và điểm.', 'Expected actions and their points.'],
  'Inject.asks': ['Câu hỏi kèm tình huống.', 'Questions that come with it.'],
  'Inject.hints': ['Gợi ý đội có thể lấy, mất một phần điểm.', 'Hints a team may take, at a price.'],
  'Inject.variants': [
    'Cách kể khác: lấy biến thể đầu tiên có điều kiện đúng lúc phát.',
    'Other tellings: the first whose condition holds at delivery.',
  ],
  'expects.action': ['Mã hành động mong đợi.', 'Code of the expected action.'],
  'expects.must': ['true: bắt buộc; thiếu thì mục tiêu không thể đạt P.', 'true: a must; without it the objective cannot be rated P.'],
  'expects.quality': ['true: đánh giá viên chấm chất lượng.', 'true: an evaluator marks its quality.'],
  'expects.early': ['true: làm trước khi phát cũng được tính.', 'true: counts even if done before the delivery.'],
  'expects.stamp': ['Mốc thời gian được tính; mặc định theo danh mục.', 'What its time is counted as; from the catalogue by default.'],
  'expects.curve': ['Đường điểm riêng, ví dụ { late: 0 }.', 'Its own decay, e.g. { late: 0 }.'],
  'expects.if': ['Xét lúc phát; sai thì kỳ vọng này không tính điểm.', 'Judged at delivery; if false it leaves the points.'],
  'asks.type': ['choice, multi, number, text hoặc rank.', 'choice, multi, number, text or rank.'],
  'asks.prompt': ['Câu hỏi.', 'The question.'],
  'asks.options': ['Các lựa chọn; correct: true cho phương án đúng.', 'Options; correct: true marks the right ones.'],
  'asks.partial': ['true: đúng một phần được một phần điểm (multi, rank).', 'true: partly right earns part (multi, rank).'],
  'asks.answer': ['Đáp số của câu hỏi number.', 'Answer of a number question.'],
  'asks.tolerance': ['Sai số cho phép.', 'How far off is still right.'],
  'asks.accept': [
    'Mẫu lời được chấp nhận của câu text; thiếu thì đánh giá viên chấm.',
    'Patterns a text answer may match; without them an evaluator marks.',
  ],
  'asks.order': ['Thứ tự đúng của câu rank.', 'Right order of a rank question.'],
  'options.correct': ['true: phương án đúng.', 'true: a right option.'],
  'options.text': ['Lời của lựa chọn.', 'Words of the option.'],
  'hints.after': ['Mở sau bấy nhiêu kể từ lúc phát.', 'Opens this long after the delivery.'],
  'hints.text': ['Lời gợi ý.', 'The hint.'],
  'variants.if': ['Điều kiện để dùng biến thể này.', 'When this telling is used.'],
  'variants.body': BODY,
  'variants.attachments': FILES,
  'Condition.all': ['Mọi điều kiện cùng đúng.', 'All of these hold.'],
  'Condition.any': ['Ít nhất một điều kiện đúng.', 'Any of these holds.'],
  'Condition.not': ['Điều kiện không đúng.', 'This does not hold.'],
  'Condition.clock': ['Giờ diễn tập, ví dụ { atLeast: 45m }.', 'Drill time, e.g. { atLeast: 45m }.'],
  'Condition.elapsed': ['Thời gian từ khi một tình huống được phát.', 'Time since an inject was delivered.'],
  'Condition.done': ['Hành động này đã được làm (kể cả có hại).', 'Such an action was taken (harmful ones too).'],
  'Condition.inject': [
    'Hành động đã đáp ứng kỳ vọng của tình huống này, kể cả muộn.',
    'It has served an expectation of this inject, late included.',
  ],
  'Condition.part': PART,
  'Condition.where': ['So sánh các mục đã điền, ví dụ { count: { gte: 30 } }.', 'Compares fields, e.g. { count: { gte: 30 } }.'],
  'Condition.before': ['Làm trước giờ diễn tập này.', 'Taken before this drill time.'],
  'Condition.after': ['Làm sau giờ diễn tập này.', 'Taken after this drill time.'],
  'Condition.met': [
    'Kỳ vọng đã được làm trong hạn: tình-huống hoặc tình-huống.kỳ-vọng.',
    'Served at or before max: inject or inject.expectation.',
  ],
  'Condition.missed': ['Đã quá max mà chưa làm.', 'Its max has passed unserved.'],
  'Condition.late': ['Đã làm, sau max.', 'Served after max.'],
  'Condition.resolved': ['Từng kỳ vọng đã đạt hoặc đã lỡ.', 'Each is met or missed.'],
  'Condition.delivered': ['Tình huống đã được phát.', 'The inject was delivered.'],
  'Condition.seen': ['Tình huống đã được xem.', 'The inject was seen.'],
  'Condition.answered': ['Câu hỏi đã được trả lời.', 'The question was answered.'],
  'Condition.system': ['Hệ thống đang ở trạng thái is.', 'The system is in the state is.'],
  'Condition.is': ['Trạng thái phải có.', 'The state it must be in.'],
  'clock.atLeast': ['Từ giờ diễn tập này.', 'From this drill time on.'],
  'elapsed.since': INJECT,
  'elapsed.atLeast': ['Ít nhất bấy nhiêu.', 'At least this long.'],
  'where.eq': ['Bằng.', 'Equals.'],
  'where.ne': ['Khác.', 'Differs from.'],
  'where.gt': ['Lớn hơn.', 'Greater than.'],
  'where.gte': ['Từ … trở lên.', 'At least.'],
  'where.lt': ['Nhỏ hơn.', 'Less than.'],
  'where.lte': ['Không quá.', 'At most.'],
  'where.in': ['Một trong các giá trị.', 'One of these.'],
  'where.matches': ['Khớp biểu thức chính quy.', 'Matches a regular expression.'],
  'answered.ask': ['Mã câu hỏi.', 'Id of the question.'],
  'answered.option': ['Đã chọn phương án này.', 'This option was chosen.'],
  'Effect.release': ['Phát tình huống này.', 'Releases this inject.'],
  'Effect.skip': ['Bỏ tình huống này.', 'Skips this inject.'],
  'Effect.delay': ['Lùi giờ phát.', 'Delays an inject.'],
  'Effect.repeat': ['Phát lại thành một tình huống mới.', 'Sends an inject again as a new one.'],
  'Effect.set': ['Đổi trạng thái hệ thống: { hệ-thống: trạng-thái }.', 'Changes states: { system: state }.'],
  'Effect.reply': ['Một nhân vật phản hồi.', 'A persona replies.'],
  'Effect.penalty': ['Trừ điểm: mã, hoặc { code, part }.', 'Takes points: a code, or { code, part }.'],
  'Effect.scalePoints': ['Nhân phần điểm còn có thể đạt từ nay.', 'Scales what can be earned from now on.'],
  'Effect.shiftTarget': ['Dời hạn của một kỳ vọng.', 'Moves the deadline of an expectation.'],
  'Effect.return': ['Trả lại báo cáo đã nộp, một lần.', 'Returns a filed report, once.'],
  'Effect.finding': ['Ghi nhận cho báo cáo, đội không thấy.', 'An entry for the report, never shown to teams.'],
  'Effect.outcome': ['Kết cục; cái sau cùng được tính.', 'The ending; the last one counts.'],
  'delay.by': ['Lùi thêm bấy nhiêu.', 'By this long.'],
  'repeat.as': ['Mã của lần phát mới.', 'Id of the new instance.'],
  'repeat.variant': ['Biến thể dùng, đếm từ 0.', 'Variant to use, counted from 0.'],
  'penalty.code': ['Mã lỗi trong danh mục.', 'Code of a penalty in the catalogue.'],
  'scalePoints.by': ['Hệ số từ 0 đến 1.', 'Factor from 0 to 1.'],
  'shiftTarget.by': ['Lùi target và max bấy nhiêu.', 'Moves target and max by this.'],
  'shiftTarget.max': ['Max mới, tính từ lúc phát.', 'The new max, from the delivery.'],
  'finding.text': ['Lời nhận xét.', 'The entry.'],
  'finding.kind': ['strength: điểm mạnh; improvement: cần cải thiện.', 'strength or improvement.'],
  // what reads the same wherever it stands
  '.id': ID,
  '.title': TITLE,
  '.points': POINTS,
  '.target': TARGET,
  '.max': MAX,
  '.objective': OBJECTIVE,
  '.part': PART,
  '.from': FROM,
  '.to': TO,
  '.channel': CHANNEL,
  '.body': BODY,
  '.attachments': FILES,
  '.inject': INJECT,
  '.expect': EXPECT,
};

/** The sentence for a key of a group, both languages; undefined when there is none. */
export function helpFor(group: string, key: string): string | undefined {
  const pair = HELP[`${group}.${key}`] ?? HELP[`.${key}`];
  return pair && `${pair[0]}\n${pair[1]}`;
}

type Node = { [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Writes the help into a JSON Schema; answers the keys it has no sentence for, as `group.key`. */
export function explain(schema: unknown, group: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((each) => explain(each, group));
  if (!isNode(schema)) return [];
  const missing: string[] = [];
  for (const [key, value] of Object.entries(isNode(schema['properties']) ? schema['properties'] : {})) {
    const help = helpFor(group, key);
    if (help === undefined) missing.push(`${group}.${key}`);
    else if (isNode(value)) value['description'] = help;
    missing.push(...explain(value, key));
  }
  for (const inner of ['items', 'anyOf', 'allOf', 'oneOf', 'additionalProperties']) missing.push(...explain(schema[inner], group));
  for (const [name, value] of Object.entries(isNode(schema['$defs']) ? schema['$defs'] : {})) missing.push(...explain(value, name));
  return missing;
}
