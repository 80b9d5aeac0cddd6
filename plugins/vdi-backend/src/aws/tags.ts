/** Tags of everything that belongs to a deployment. */
export const TAG = {
  deployment: 'vdi:deployment',
  template: 'vdi:template',
  templateVersion: 'vdi:template-version',
  launch: 'vdi:launch',
  workstation: 'vdi:workstation',
  owner: 'vdi:owner',
  name: 'Name',
} as const;
