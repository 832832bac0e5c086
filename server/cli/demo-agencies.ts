/** Agencies of the demo: of the kinds that a city has, none of them real. */
export const AGENCIES = [
  'Sở Số hóa Thành phố Sen Hồ (giả định)',
  'Văn phòng UBND Thành phố Sen Hồ (giả định)',
  'UBND phường Bồ Đề Tây (giả định)',
  'UBND phường Cầu Lụa (giả định)',
  'UBND phường Hồ Ngọc (giả định)',
  'UBND xã Đồng Sậy (giả định)',
  'UBND xã Mỹ Hoa Trung (giả định)',
  'UBND phường Phố Nguyệt (giả định)',
  'Sở Kế hoạch Đô thị Sen Hồ (giả định)',
  'UBND xã Vân Trì Thượng (giả định)',
  'Trung tâm Hành chính công Sen Hồ (giả định)',
] as const;

/** The twelfth has a free seat for whoever watches. */
export const VISITORS_TEAM = 'UBND phường Thanh Liễu (giả định) - đội của bạn';
