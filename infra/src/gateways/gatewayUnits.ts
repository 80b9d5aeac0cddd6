import { CERTIFICATE_DIRECTORY, SETUP_LOG } from './machine';

/** Units of systemd on a gateway, by their path below `/etc/systemd/system`. */
export function gatewayUnits(): Record<string, string> {
  return {
    'dcv-connection-gateway.service.d/vdi.conf': `[Unit]
ConditionPathExists=${CERTIFICATE_DIRECTORY}/key.pem
[Service]
Restart=on-failure
RestartSec=5
`,
    'vdi-gateway-refresh.service': service(
      'Configuration and certificate of the gateway',
      // The dash: a configuration that cannot be read must not keep the certificate from being renewed.
      ['-configuration', 'certificate'],
    ),
    'vdi-gateway-refresh.timer': timer('15min', 'RandomizedDelaySec=5min'),
    'vdi-gateway-drain.service': service('End of the drain', ['drain']),
    'vdi-gateway-drain.timer': timer('1min', 'AccuracySec=5s'),
  };
}

function service(description: string, scripts: string[]): string {
  const starts = scripts.map(
    script =>
      `ExecStart=${
        script.startsWith('-') ? '-' : ''
      }/usr/local/sbin/vdi-gateway-${script.replace('-', '')}`,
  );
  return `[Unit]
Description=${description}
[Service]
Type=oneshot
${starts.join('\n')}
StandardOutput=append:${SETUP_LOG}
StandardError=append:${SETUP_LOG}
`;
}

function timer(period: string, spread: string): string {
  return `[Timer]
OnBootSec=${period}
OnUnitActiveSec=${period}
${spread}
[Install]
WantedBy=timers.target
`;
}
