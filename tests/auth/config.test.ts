/** Settings: all that are wrong come back at once, in both languages. */
import { describe, expect, test } from '@jest/globals';
import { BadSettings, readConfig } from '../../server/config.js';

describe('settings', () => {
  test('given nothing, then the defaults of spec 4 hold', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      mongodbUri: undefined,
      jwtSecrets: undefined,
      trustProxy: false,
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    expect(config.dataDir).toMatch(/\/data$/);
  });

  test('given good ones, then they are read; empty ones count as absent', () => {
    const secret = 's'.repeat(32);
    const config = readConfig({
      PORT: '8080',
      PUBLIC_URL: 'https://dientap.example/',
      MONGODB_URI: '',
      JWT_SECRET: `${secret}1, ${secret}2`,
      TRUST_PROXY: '2',
      ADMIN_EMAIL: 'a@dientap.example',
      ADMIN_PASSWORD: 'mat-khau-du-dai',
    });
    expect(config).toMatchObject({
      port: 8080,
      publicUrl: 'https://dientap.example',
      jwtSecrets: [`${secret}1`, `${secret}2`],
      trustProxy: 2,
      mongodbUri: undefined,
    });
  });

  test('given many wrong ones, then each is named in one message', () => {
    const env = {
      PORT: '70000',
      PUBLIC_URL: 'ftp://x',
      MONGODB_URI: 'localhost',
      JWT_SECRET: 'short',
      LOG_LEVEL: 'loud',
      TZ: 'Hà Nội',
      ADMIN_EMAIL: 'a@dientap.example',
    };
    let error: unknown;
    try {
      readConfig(env);
    } catch (thrown) {
      error = thrown;
    }
    if (!(error instanceof BadSettings)) throw new Error('was accepted');
    const wrong = ['ADMIN_PASSWORD', 'JWT_SECRET', 'LOG_LEVEL', 'MONGODB_URI', 'PORT', 'PUBLIC_URL', 'TZ'];
    expect(error.settings.map(({ name }) => name).toSorted()).toEqual(wrong);
    for (const { message } of error.settings) expect(message).toMatch(/ \/ /);
    for (const name of wrong) expect(error.message).toContain(name);
    expect(error.message).not.toContain('short');
  });
});
