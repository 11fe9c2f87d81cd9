import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { folders, podOf, render, root, selects, unrenderable } from './rendering.js';
import { faults } from './schemas.js';

// How long the API takes to end: the host's own time, and the longest request to a gateway (HostOptions.ShutdownTimeout, GatewayOptions.AttemptTimeout).
const hostEndsWithin = 30;
const gatewayAttempt = 10;

for (const folder of folders) {
  test(`k8s/${folder}`, { skip: unrenderable }, async (t) => {
    const resources = render(folder);
    const pods = resources.filter(podOf).map((one) => ({ name: one.metadata.name, ...podOf(one) }));
    const named = (kind, name) => resources.find((one) => one.kind === kind && one.metadata.name === name);
    const of = (kind) => resources.filter((one) => one.kind === kind);

    await t.test('is as the schemas of Kubernetes say', async () => {
      assert.deepEqual(await faults(resources), []);
    });

    await t.test('has what it needs, each thing once', () => {
      const kinds = resources.map((one) => one.kind);
      for (const kind of ['Deployment', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'NetworkPolicy', 'ServiceAccount']) assert.ok(kinds.includes(kind), kind);
      const names = resources.map((one) => `${one.kind} ${one.metadata.name}`);
      assert.equal(new Set(names).size, names.length);
    });

    // https://kubernetes.io/docs/concepts/security/pod-security-standards/: each rule of the level "restricted", and those of "baseline" that it includes.
    await t.test('keeps to the restricted Pod Security Standard', () => {
      for (const { name, spec } of pods) assert.deepEqual(unrestricted(spec), [], name);
    });

    await t.test('writes only where a volume is, and has no token', () => {
      for (const { name, spec } of pods) {
        assert.equal(spec.automountServiceAccountToken, false, name);
        const account = named('ServiceAccount', spec.serviceAccountName);
        assert.equal(account?.automountServiceAccountToken, false, name);
        for (const container of spec.containers) assert.equal(container.securityContext.readOnlyRootFilesystem, true, name);
      }
    });

    await t.test('selects the pods that it means, by ports that they have', () => {
      for (const service of of('Service')) {
        const chosen = pods.filter((pod) => selects(service.spec.selector, pod.metadata.labels));
        assert.deepEqual(chosen.map((pod) => pod.name), [service.metadata.name]);
        for (const { targetPort } of service.spec.ports) assert.ok(ports(chosen[0]).some((port) => port.name === targetPort), service.metadata.name);
      }
      for (const workload of resources.filter(podOf)) {
        assert.ok(selects(workload.spec.selector.matchLabels, podOf(workload).metadata.labels));
        for (const { labelSelector } of podOf(workload).spec.topologySpreadConstraints ?? []) assert.ok(selects(labelSelector.matchLabels, podOf(workload).metadata.labels));
      }
      assert.equal(named('Service', 'continuity').spec.ports[0].port, 80);
      for (const policy of of('NetworkPolicy')) {
        // A direction that is not named is open.
        assert.deepEqual([...policy.spec.policyTypes].sort(), ['Egress', 'Ingress'], policy.metadata.name);
        const chosen = pods.filter((pod) => selects(policy.spec.podSelector.matchLabels, pod.metadata.labels));
        assert.deepEqual(chosen.map((pod) => pod.name), [policy.metadata.name]);
        for (const { ports: open, from } of policy.spec.ingress) {
          for (const { port } of open) assert.ok(ports(chosen[0]).some(({ containerPort }) => containerPort === port));
          for (const { podSelector } of from.filter((one) => one.podSelector)) assert.ok(pods.some((pod) => selects(podSelector.matchLabels, pod.metadata.labels)));
        }
      }
      // Every pod has its policy: what has none may be reached by everybody.
      assert.equal(of('NetworkPolicy').length, pods.length);
      for (const budget of of('PodDisruptionBudget')) assert.equal(pods.filter((pod) => selects(budget.spec.selector.matchLabels, pod.metadata.labels)).length, 1);
      for (const { spec } of of('HorizontalPodAutoscaler')) assert.ok(resources.some((one) => one.apiVersion === spec.scaleTargetRef.apiVersion && one.kind === spec.scaleTargetRef.kind && one.metadata.name === spec.scaleTargetRef.name));
    });

    await t.test('spreads the pods of the API, and lets some of them be moved', () => {
      const { spec } = pods.find((pod) => pod.name === 'continuity');
      assert.deepEqual(spec.topologySpreadConstraints.map((one) => one.topologyKey).sort(), ['kubernetes.io/hostname', 'topology.kubernetes.io/zone']);
      const { maxUnavailable, minAvailable } = of('PodDisruptionBudget').find((one) => one.metadata.name === 'continuity').spec;
      const { minReplicas } = of('HorizontalPodAutoscaler').find((one) => one.metadata.name === 'continuity').spec;
      // Otherwise no node on which one runs could ever be drained.
      assert.ok(maxUnavailable === undefined ? minAvailable < minReplicas : maxUnavailable >= 1);
    });

    await t.test('lets the API call what its settings name', () => {
      const { spec } = of('NetworkPolicy').find((one) => one.metadata.name === 'continuity');
      const open = spec.egress.flatMap((rule) => rule.ports.map(({ port }) => port));
      const collector = of('ConfigMap').map((one) => one.data.OTEL_EXPORTER_OTLP_ENDPOINT).find(Boolean);
      for (const port of [53, 443, 6379, ...(collector ? [Number(new URL(collector).port)] : [])]) assert.ok(open.includes(port), `${port}`);
    });

    await t.test('names only what is there, or what the README says to make', () => {
      const readme = readFileSync(`${root}README.md`, 'utf8');
      const secrets = new Set();
      for (const { spec } of pods) {
        const volumes = (spec.volumes ?? []).map((one) => one.name);
        const claimed = resources.flatMap((one) => one.spec?.volumeClaimTemplates ?? []).map((one) => one.metadata.name);
        for (const volume of spec.volumes ?? []) if (volume.configMap) assert.ok(named('ConfigMap', volume.configMap.name), volume.configMap.name);
        for (const container of spec.containers) {
          for (const mount of container.volumeMounts ?? []) assert.ok([...volumes, ...claimed].includes(mount.name), mount.name);
          if (folder !== 'base') for (const { configMapRef } of (container.envFrom ?? []).filter((one) => one.configMapRef)) assert.ok(named('ConfigMap', configMapRef.name), configMapRef.name);
          for (const { secretRef } of (container.envFrom ?? []).filter((one) => one.secretRef)) {
            assert.equal(secretRef.optional, true, secretRef.name);
            assert.ok(readme.includes(`create secret generic ${secretRef.name} `), secretRef.name);
          }
          for (const { valueFrom } of container.env ?? []) if (valueFrom) secrets.add(`${valueFrom.secretKeyRef.name} ${valueFrom.secretKeyRef.key}`);
        }
      }
      for (const secret of secrets) {
        const [name, key] = secret.split(' ');
        assert.ok(readme.includes(`create secret generic ${name}`) && readme.includes(`--from-literal=${key}=`), secret);
      }
    });

    await t.test('probes pages that the API has, on its port, and gives it time to end', () => {
      const pages = readFileSync(`${root}src/Continuity.Api/Health/HealthRegistration.cs`, 'utf8');
      const { spec } = pods.find((pod) => pod.name === 'continuity');
      const [api] = spec.containers;
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
        assert.ok(pages.includes(`MapGet("${api[probe].httpGet.path}"`), probe);
        assert.ok(api.ports.some((port) => port.name === api[probe].httpGet.port), probe);
      }
      assert.equal(api.env.find((one) => one.name === 'ASPNETCORE_HTTP_PORTS').value, `${api.ports[0].containerPort}`);
      assert.ok(spec.terminationGracePeriodSeconds >= api.lifecycle.preStop.sleep.seconds + hostEndsWithin + gatewayAttempt);
    });

    await t.test('asks for what it needs, and bounds what it takes', () => {
      for (const { name, spec } of pods) {
        for (const { resources: asked } of spec.containers) {
          assert.ok(asked.requests.cpu && asked.requests.memory && asked.limits.memory, name);
        }
      }
    });
  });
}

test('the Redis of k8s/overlays/redis loses nothing: its file is on a volume, its settings are those that the API wants, and so is its password', { skip: unrenderable }, () => {
  const resources = render('overlays/redis');
  const { spec } = resources.find((one) => one.kind === 'StatefulSet');
  const [container] = spec.template.spec.containers;
  const settings = resources.find((one) => one.kind === 'ConfigMap' && one.data['redis.conf']).data['redis.conf'].split('\n').filter((line) => line && !line.startsWith('#'));
  for (const line of ['appendonly yes', 'appendfsync always', 'maxmemory-policy noeviction', 'dir /data']) assert.ok(settings.includes(line), line);
  assert.equal(container.volumeMounts.find((mount) => mount.mountPath === '/data').name, spec.volumeClaimTemplates[0].metadata.name);
  assert.deepEqual(container.command.slice(-2), ['--requirepass', '$(REDIS_PASSWORD)']);
  const [, maximum] = /^maxmemory (\d+)mb$/m.exec(settings.join('\n'));
  assert.ok(Number(maximum) * 1.4 <= 2048, 'a rewrite of the file needs room, too');
});

test('a misspelt field, a wrong value and a pod that may do too much are found', { skip: unrenderable }, async () => {
  const damaged = (damage) => {
    const resources = render('overlays/production');
    damage(resources.find((one) => one.kind === 'Deployment').spec.template.spec);
    return resources;
  };
  assert.match((await faults(damaged((pod) => { pod.containers[0].lifecycle.preStop.slep = {}; }))).join(), /slep/);
  assert.match((await faults(damaged((pod) => { pod.containers[0].ports[0].containerPort = '8080'; }))).join(), /containerPort/);
  for (const damage of [
    (pod) => { pod.hostNetwork = true; },
    (pod) => { pod.volumes = [{ name: 'x', hostPath: { path: '/' } }]; },
    (pod) => { pod.containers[0].securityContext.privileged = true; },
    (pod) => { delete pod.containers[0].securityContext.allowPrivilegeEscalation; },
    (pod) => { pod.containers[0].securityContext.capabilities.drop = ['NET_RAW']; },
    (pod) => { pod.containers[0].securityContext.capabilities.add = ['SYS_ADMIN']; },
    (pod) => { delete pod.securityContext.runAsNonRoot; },
    (pod) => { pod.securityContext.runAsUser = 0; },
    (pod) => { pod.securityContext.seccompProfile.type = 'Unconfined'; },
    (pod) => { pod.containers[0].ports[0].hostPort = 8080; },
    (pod) => { pod.securityContext.sysctls = [{ name: 'kernel.msgmax', value: '1' }]; },
  ]) {
    const pod = damaged(damage).find((one) => one.kind === 'Deployment').spec.template.spec;
    assert.equal(unrestricted(pod).length, 1, `${damage}`);
  }
});

function ports(pod) {
  return pod.spec.containers.flatMap((container) => container.ports);
}

function unrestricted(spec) {
  const found = [];
  const hold = (holds, rule) => holds || found.push(rule);
  const containers = [...spec.containers, ...(spec.initContainers ?? []), ...(spec.ephemeralContainers ?? [])];
  const pod = spec.securityContext ?? {};
  const each = (rule, holds) => hold(containers.every((one) => holds(one.securityContext ?? {}, one)), rule);
  hold(!spec.hostNetwork && !spec.hostPID && !spec.hostIPC, 'host namespaces');
  hold((spec.volumes ?? []).every((one) => Object.keys(one).every((key) => ['name', 'configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'].includes(key))), 'volume types');
  hold((pod.sysctls ?? []).length === 0, 'sysctls');
  each('privileged containers', (security) => !security.privileged);
  each('privilege escalation', (security) => security.allowPrivilegeEscalation === false);
  each('capabilities', (security) => security.capabilities?.drop?.includes('ALL') && (security.capabilities.add ?? []).every((one) => one === 'NET_BIND_SERVICE'));
  each('running as non-root', (security) => (security.runAsNonRoot ?? pod.runAsNonRoot) === true);
  each('running as non-root user', (security) => ![security.runAsUser, pod.runAsUser].includes(0));
  each('seccomp', (security) => ['RuntimeDefault', 'Localhost'].includes((security.seccompProfile ?? pod.seccompProfile)?.type));
  each('host ports', (security, container) => (container.ports ?? []).every((port) => !port.hostPort));
  each('proc mount', (security) => [undefined, 'Default'].includes(security.procMount));
  each('SELinux', (security) => [security.seLinuxOptions, pod.seLinuxOptions].every((one) => !one?.user && !one?.role));
  each('AppArmor', (security) => [security.appArmorProfile, pod.appArmorProfile].every((one) => one?.type !== 'Unconfined'));
  hold(!pod.windowsOptions?.hostProcess, 'host process');
  return found;
}
