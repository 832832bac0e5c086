/** Invented offices of a city that does not exist, and when its drill was. */
/** START EX, epoch ms: 22/11/2026, 08:00 in Hà Nội. */
export const START = Date.UTC(2026, 10, 22, 1, 0, 0);
export const MINUTE = 60_000;

const FIRST = ['Bồ Đề', 'Cầu Lụa', 'Hồ Ngọc', 'Đồng Sậy', 'Mỹ Hoa', 'Phố Nguyệt', 'Vân Trì', 'Thanh Liễu', 'Sen Trắng', 'Gò Mây'];
const SECOND = ['Đông', 'Tây', 'Thượng', 'Hạ', 'Trung', 'Nội', 'Ngoại', 'Cổ', 'Tân', 'An', 'Hòa', 'Bình', 'Phú', 'Vĩnh', 'Lạc', 'Thịnh'];
const OFFICES = ['Sở Số hóa', 'Sở Dịch vụ công', 'Sở Đường thủy', 'Sở Lưu trữ', 'Ban Quản lý phố nghề', 'Trung tâm Dữ liệu Sen Hồ'];
export const PEOPLE = ['Nguyễn Thị Thử', 'Trần Văn Mẫu', 'Lê Thị Giả', 'Phạm Văn Ví', 'Hoàng Thị Dụ', 'Vũ Văn Định'];
export const KINDS = ['Sở, ban, ngành', 'Phường', 'Xã'] as const;

export interface Place {
  id: string;
  name: string;
  kind: string;
}

export function places(count: number): Place[] {
  return Array.from({ length: count }, (_, at) => {
    const id = `t${at + 1}`;
    if (at % 8 === 0) {
      const round = Math.floor(at / 8 / OFFICES.length);
      return { id, name: `${OFFICES[(at / 8) % OFFICES.length]}${round > 0 ? ` ${round + 1}` : ''} (giả định)`, kind: KINDS[0] };
    }
    const ward = at % 2 === 1;
    const second = SECOND[Math.floor(at / FIRST.length) % SECOND.length];
    const round = Math.floor(at / FIRST.length / SECOND.length);
    const name = `${FIRST[at % FIRST.length]} ${second}${round > 0 ? ` ${round + 1}` : ''}`;
    return { id, name: `UBND ${ward ? 'phường' : 'xã'} ${name} (giả định)`, kind: ward ? KINDS[1] : KINDS[2] };
  });
}
