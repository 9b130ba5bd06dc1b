import type { RulesOf } from '../case.ts';
import { connectionFailed } from '../rules/connection-failed.ts';
import { connectionTimeout } from '../rules/connection-timeout.ts';
import { dnsFailure } from '../rules/dns-failure.ts';
import { proxyFailure } from '../rules/proxy-failure.ts';
import { tlsUntrusted } from '../rules/tls-untrusted.ts';

export const noConnection: RulesOf<'no-connection'> = {
  'dns-failure': dnsFailure,
  'tls-untrusted': tlsUntrusted,
  'proxy-failure': proxyFailure,
  'connection-failed': connectionFailed,
  'connection-timeout': connectionTimeout,
};
