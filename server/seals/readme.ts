/** What lies beside the bundle for whoever opens it without the product. */
import { DEFINITION, RECORDS, SCORES, SOURCE, VERIFIER } from '../proof/index.js';

export const readme = (): string => `GÓI CHỨNG THỰC KẾT QUẢ DIỄN TẬP

Cách kiểm tra (không cần máy chủ, không cần mạng):
- Mở tệp ${VERIFIER} bằng trình duyệt, rồi thả gói ZIP này vào; hoặc
- chạy: dientap verify bundle.zip --key VÂN_TAY_KHOÁ
Hãy hỏi đơn vị tổ chức vân tay khoá ký bằng một kênh khác (văn bản, điện thoại). Không có vân tay, phép kiểm tra chỉ cho biết
gói được ký bằng một khoá nào đó, chưa cho biết đó là khoá của đơn vị tổ chức.

Trong gói:
  log/                 nhật ký, mỗi dòng một bản ghi, mỗi bản ghi mang mã băm của bản ghi trước
  seals/               dấu niêm phong (.json), chữ ký Ed25519 (.sig), khoá công khai (.pem), danh sách bản ghi (.records.ndjson)
  scenario/            kịch bản đã dùng
  ${RECORDS}       bản ghi chấm điểm của đánh giá viên
  ${SCORES}          bảng điểm
  manifest.json        bảng kê tệp và mã băm SHA-256
Nhật ký mang mã số thành viên, không mang tên người; nội dung do các đội tự viết được giữ nguyên.

Kiểm tra bằng tay:
  openssl pkeyutl -verify -pubin -inkey seals/00-end-ex.pem -rawin -in seals/00-end-ex.json -sigfile seals/00-end-ex.sig
  openssl pkey -pubin -in seals/00-end-ex.pem -outform DER | sha256sum     (vân tay khoá)
  sha256sum ${DEFINITION} ${SOURCE}     (so với mục "scenario" trong dấu niêm phong)

----------------------------------------------------------------------

PROOF BUNDLE OF AN EXERCISE

How to check it (no server, no network):
- open ${VERIFIER} in a browser and drop this ZIP on it; or
- run: dientap verify bundle.zip --key FINGERPRINT
Ask the organiser for the fingerprint of the signing key by another way (a letter, a phone call). Without it the check tells
that some key signed this bundle, not that it was the organiser's.

Inside:
  log/                 the log, one record a line, each carrying the hash of the one before it
  seals/               seals (.json), Ed25519 signatures (.sig), public keys (.pem), lists of records (.records.ndjson)
  scenario/            the scenario that was played
  ${RECORDS}       the evaluators' records
  ${SCORES}          the score sheet
  manifest.json        the list of files with their SHA-256
The log carries ids of members and no names of people; what teams wrote themselves is kept as it was written.

By hand:
  openssl pkeyutl -verify -pubin -inkey seals/00-end-ex.pem -rawin -in seals/00-end-ex.json -sigfile seals/00-end-ex.sig
  openssl pkey -pubin -in seals/00-end-ex.pem -outform DER | sha256sum     (the key's fingerprint)
  sha256sum ${DEFINITION} ${SOURCE}     (compare with "scenario" in the seal)
`;
