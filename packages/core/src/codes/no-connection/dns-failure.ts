import { defineCode } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { stepsOf, toldIn } from '../story.ts';
import { failureFinding } from './shared.ts';

/** https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/ */
const clusterDns = {
  text: 'Look at the cluster’s DNS if that fails too:',
  command: 'kubectl -n kube-system get pods -l k8s-app=kube-dns',
} as const;

export const dnsFailure = defineCode<FailureEvidence>()({
  code: 'dns-failure',
  family: 'no-connection',
  title: 'DNS can’t find the host',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'dns'),
  words: ({ host, systemCode, origin }, context) => {
    const told =
      origin === 'pasted'
        ? (toldIn(context, 'host-misspelt') ??
          toldIn(context, 'cluster-host-gone') ??
          toldIn(context, 'client-variable'))
        : null;
    if (told !== null) {
      return { title: told.title, what: told.fits, why: saysNothing, fix: stepsOf(told) };
    }
    const inCluster = origin === 'pasted' ? toldIn(context, 'in-cluster') : null;
    return {
      title: `DNS can’t find ${host ?? 'the host'}`,
      what: `The name ${host === null ? 'of the host' : host} couldn’t be resolved to an address${systemCode === null ? '' : ` (${systemCode})`}.`,
      why: `${inCluster ? 'The DNS of the cluster or of its node doesn’t work' : 'This machine is offline or has no working DNS'}, or the name is misspelled. ${saysNothing}`,
      fix: inCluster
        ? [inCluster.check, clusterDns]
        : [
            {
              text: 'Check whether DNS works on this machine:',
              command: `nslookup ${host ?? 'api.digitalocean.com'}`,
            },
          ],
    };
  },
});
