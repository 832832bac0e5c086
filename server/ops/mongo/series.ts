/** Which mongod opens data files of which version: MongoDB goes up one release at a time and never down. */
import { MongoRefused } from './refusal.js';

const RELEASES = ['4.0', '4.2', '4.4', '5.0', '6.0', '7.0', '8.0'];

/** May this version open files of `series` (`major.minor`)? */
export function opens(version: string, series: string): boolean {
  const [major, minor] = version.split('.').map(Number) as [number, number];
  const [dataMajor, dataMinor] = series.split('.').map(Number) as [number, number];
  if (major === dataMajor && major >= 5) return minor >= dataMinor;
  const own = RELEASES.indexOf(`${major}.${minor}`);
  const data = RELEASES.indexOf(series);
  return own >= 0 && data >= 0 && (own === data || own === data + 1);
}

export function wrongSeries(folder: string, series: string, version: string, file: string): MongoRefused {
  return new MongoRefused({
    vi: `Dữ liệu trong ${folder} do MongoDB ${series} ghi; ${file} (${version}) không mở được. Hãy đặt MONGOD_PATH trỏ tới mongod ${series}, hoặc sao lưu bằng "dientap backup" rồi khôi phục vào thư mục mới.`,
    en: `The data in ${folder} was written by MongoDB ${series}; ${file} (${version}) cannot open it. Set MONGOD_PATH to a mongod ${series}, or take a "dientap backup" and restore it into a new folder.`,
  });
}
