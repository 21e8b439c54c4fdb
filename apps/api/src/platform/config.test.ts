import { describe, expect, it } from 'vitest';

import { readConfig, readServerConfig } from './config.js';
import { addressVariable, LOGINS } from './logins.js';

const ADDRESSES = Object.fromEntries(
  LOGINS.map((login) => [addressVariable(login), `postgres://${login}:secret@db.example/plumbline`]),
);

describe('readConfig', () => {
  it('asks for nothing: an embedded database, the demonstration, port 3000 of this machine', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      demonstration: true,
      database: { kind: 'embedded', folder: expect.stringMatching(/\/\.data$/) as string },
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', PLUMBLINE_DEMO: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it.each([
    [
      'the administrator of an external database',
      { DATABASE_URL: 'postgres://root:secret@db.example/x' },
      'administered',
    ],
    ['an address for each login', ADDRESSES, 'external'],
    ['a folder', { PLUMBLINE_DATA: '/somewhere' }, 'embedded'],
  ])('with %s', (_, environment, kind) => {
    expect(readConfig(environment).database.kind).toBe(kind);
  });

  it.each([
    ['an embedded database', {}, true],
    ['an external one', ADDRESSES, false],
    ['an external one, when asked', { ...ADDRESSES, PLUMBLINE_DEMO: 'on' }, true],
    ['an embedded database, when declined', { PLUMBLINE_DEMO: 'off' }, false],
  ])('shows the demonstration or not on %s', (_, environment, demonstration) => {
    expect(readConfig(environment).demonstration).toBe(demonstration);
  });

  it('names every fault at once and prints no value', () => {
    const environment = {
      PORT: '70000',
      PLUMBLINE_DEMO: 'perhaps',
      DATABASE_URL: 'mysql://root:secret@db.example/x',
      DATABASE_RELEASED_URL: 'secret',
    };
    expect(() => readConfig(environment)).toThrow(
      'The environment is not right: PORT must be a port, 0 to 65535; PLUMBLINE_DEMO must be on or off; DATABASE_URL must be a postgres:// address; DATABASE_RELEASED_URL must be a postgres:// address.',
    );
    expect(() => readConfig(environment)).not.toThrow(/secret|70000|perhaps/);
  });

  it.each([
    [{}, null],
    [{ PLUMBLINE_CONTACT: 'help@council.example' }, 'help@council.example'],
    [{ PLUMBLINE_CONTACT: 'https://council.example/help' }, 'https://council.example/help'],
  ])('knows whom people can ask: %j', (environment, contact) => {
    expect(readConfig(environment).contact).toBe(contact);
  });

  it.each(['http://council.example', 'javascript:alert(1)', 'help'])('refuses the contact %j', (contact) => {
    expect(() => readConfig({ PLUMBLINE_CONTACT: contact })).toThrow('PLUMBLINE_CONTACT must be');
  });

  it.each(['-1', '65536', '3000.5', 'http', '0x10', '1e3', ' 3000'])('refuses the port %j', (port) => {
    expect(() => readConfig({ PORT: port })).toThrow('PORT must be a port, 0 to 65535');
  });

  it.each([
    ['takes', '0', 0],
    ['takes', '65535', 65_535],
  ])('%s the port %s', (_, port, number) => {
    expect(readConfig({ PORT: port }).port).toBe(number);
  });

  it('names the logins that lack an address, and no address', () => {
    const { DATABASE_RELEASED_URL: _released, DATABASE_AUTH_URL: _auth, ...rest } = ADDRESSES;
    expect(() => readConfig(rest)).toThrow('missing: DATABASE_AUTH_URL, DATABASE_RELEASED_URL.');
    expect(() => readConfig(rest)).not.toThrow('secret');
  });

  describe('in production', () => {
    const NODE_ENV = 'production';

    it('takes an address for each login', () => {
      expect(readConfig({ ...ADDRESSES, NODE_ENV })).toMatchObject({
        production: true,
        demonstration: false,
      });
    });

    it('refuses the demonstration', () => {
      expect(() => readConfig({ ...ADDRESSES, PLUMBLINE_DEMO: 'on', NODE_ENV })).toThrow(
        'PLUMBLINE_DEMO must be off when NODE_ENV is production',
      );
    });

    it('refuses the embedded database', () => {
      expect(() => readConfig({ NODE_ENV })).toThrow('an external database needs one address for each login');
    });

    it('is not to be misspelt', () => {
      expect(() => readConfig({ NODE_ENV: 'prod' })).toThrow(
        'NODE_ENV must be development, test or production',
      );
    });

    it("does not make logins from an administrator's address", () => {
      expect(() => readConfig({ NODE_ENV, DATABASE_URL: 'postgres://root:secret@db.example/x' })).toThrow(
        'an external database needs one address for each login',
      );
    });
  });
});

describe('readServerConfig', () => {
  const production = { ...ADDRESSES, NODE_ENV: 'production' };

  it('takes the address by which people reach the service', () => {
    const PLUMBLINE_ADDRESS = 'https://plumbline.example.org';
    expect(readServerConfig({ ...production, PLUMBLINE_ADDRESS }).address).toBe(PLUMBLINE_ADDRESS);
    expect(readServerConfig({}).address).toBeNull();
  });

  it.each([undefined, 'http://plumbline.example.org'])('in production not %s', (PLUMBLINE_ADDRESS) => {
    expect(() => readServerConfig({ ...production, PLUMBLINE_ADDRESS })).toThrow(
      'PLUMBLINE_ADDRESS must be the https:// address',
    );
  });

  it.each([
    'plumbline',
    'ftp://x.example',
    'https://x.example/path',
    'https://a@x.example',
    'https://x.example?y',
  ])('never %s', (PLUMBLINE_ADDRESS) => {
    expect(() => readServerConfig({ PLUMBLINE_ADDRESS })).toThrow('PLUMBLINE_ADDRESS must be an address');
  });
});
