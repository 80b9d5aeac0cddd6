import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tools } from './project.mjs';

/** Runs npm, the one that runs us where there is one. Returns what it prints, or `undefined` when it fails. */
export function npm(args, { visible = false, env = process.env } = {}) {
  const own = process.env.npm_execpath ?? '';
  const stdio = [
    'ignore',
    visible ? 'inherit' : 'pipe',
    visible ? 'inherit' : 'ignore',
  ];
  const options = { encoding: 'utf8', stdio, env };
  const result = own.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync('npm', args, {
        ...options,
        shell: process.platform === 'win32',
      });
  return result.status === 0 ? result.stdout ?? '' : undefined;
}

/** Installs one package into a folder of its own. Answers whether it is there. */
export function npmInstall(directory, spec) {
  mkdirSync(directory, { recursive: true });
  // So that npm takes this folder for a project, and not the repository around it
  writeFileSync(join(directory, 'package.json'), '{ "private": true }\n');
  const args = [
    'install',
    '--prefix',
    directory,
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  return npm([...args, spec], { visible: true }) !== undefined;
}

/**
 * What npm has been told about the network, in the words of Yarn, which does not read `.npmrc`. What is set
 * for Yarn already stays.
 */
export function yarnNetworkSettings() {
  const keys = ['registry', 'https-proxy', 'proxy', 'cafile'];
  const told = npmSettings(keys);
  const usual = npmSettings(['registry'], {
    PATH: process.env.PATH,
    // npm wants two different files, which need not exist
    npm_config_userconfig: join(tools, 'no-user-config'),
    npm_config_globalconfig: join(tools, 'no-global-config'),
  });
  const settings = {};
  if (told.registry && told.registry !== usual.registry) {
    const server = new URL(told.registry);
    settings.YARN_NPM_REGISTRY_SERVER = server.href.replace(/\/$/, '');
    if (server.protocol === 'http:') {
      settings.YARN_UNSAFE_HTTP_WHITELIST = server.hostname;
    }
  }
  settings.YARN_HTTP_PROXY = told.proxy;
  settings.YARN_HTTPS_PROXY = told['https-proxy'] ?? httpsProxy();
  settings.YARN_HTTPS_CA_FILE_PATH = told.cafile;
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => value && process.env[name] === undefined,
    ),
  );
}

/** npm asks these, not its own setting, when that is empty. */
function httpsProxy() {
  return process.env.HTTPS_PROXY ?? process.env.https_proxy;
}

function npmSettings(keys, env) {
  const output = npm(['config', 'get', ...keys], { env }) ?? '';
  // One key is answered by its value alone, several by `key=value` lines
  const lines =
    keys.length === 1 ? [`${keys[0]}=${output}`] : output.split('\n');
  return Object.fromEntries(
    lines
      .map(line => line.trim().match(/^([^=]+)=(.*)$/))
      .filter(match => match && !['', 'null', 'undefined'].includes(match[2]))
      .map(([, key, value]) => [key, value]),
  );
}
