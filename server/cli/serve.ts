/** `dientap serve`: the platform, until it is asked to stop. */
import { systemClock } from '../clock.js';
import { readConfig } from '../config.js';
import { DONE, FOUND_WRONG, textOption, type Command, type Terminal } from './command.js';
import { createLogger, startPlatform } from './platform.js';

function explainListen(error: unknown, host: string, port: number): string | null {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return `Cổng ${port} đang được dùng; đặt PORT khác. / Port ${port} is in use; set another PORT.`;
  if (code === 'EACCES')
    return `Không được phép mở cổng ${port}; đặt PORT từ 1024 trở lên. / Not allowed to open port ${port}; set PORT to 1024 or above.`;
  if (code === 'EADDRNOTAVAIL') return `Máy này không có địa chỉ ${host}; sửa HOST. / This machine has no address ${host}; correct HOST.`;
  return null;
}

async function greet(terminal: Terminal, url: string, setup: string | null, ms: number): Promise<void> {
  terminal.out(`dientap sẵn sàng sau ${(ms / 1000).toFixed(1)} giây / ready in ${(ms / 1000).toFixed(1)} s: ${url}`);
  terminal.out(`  API: ${url}/api/docs/`);
  if (setup) {
    terminal.out('');
    terminal.out('  Chưa có tài khoản. Mở liên kết dùng một lần này để tạo quản trị viên:');
    terminal.out('  There is no account yet. Open this one-time link to make the administrator:');
    terminal.out(`  ${setup}`);
  }
}

export const serve: Command = {
  name: 'serve',
  summary: { vi: 'chạy máy chủ', en: 'run the server' },
  options: { host: { type: 'string' }, port: { type: 'string', short: 'p' } },
  help: ['--host HOST    như / like HOST', '--port PORT    như / like PORT'],
  async run(values, _positionals, terminal) {
    const started = systemClock.mono();
    const host = textOption(values, 'host');
    const port = textOption(values, 'port');
    const config = readConfig({ ...terminal.env, ...(host ? { HOST: host } : {}), ...(port ? { PORT: port } : {}) });
    process.env['TZ'] = config.timeZone;
    const logger = createLogger(config);
    const { app, database, stop } = await startPlatform(config, terminal.env, logger);
    const lost = new Promise<Error>((resolve) => database.embedded?.onExit(resolve));
    try {
      const { url } = await app.listen();
      await greet(terminal, url, await app.setupLink(), systemClock.mono() - started);
    } catch (error) {
      await stop();
      const why = explainListen(error, config.host, config.port);
      if (!why) throw error;
      terminal.err(why);
      return FOUND_WRONG;
    }
    const end = await Promise.race([terminal.stopped, lost]);
    if (end) logger.fatal({ err: end }, 'the embedded MongoDB is gone');
    terminal.err('Đang dừng… / Stopping…');
    await stop();
    return end ? FOUND_WRONG : DONE;
  },
};
