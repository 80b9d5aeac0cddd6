export const messages = {
  page: {
    title: 'Workstations',
    subtitle: 'Your desktops in the cloud',
  },
} as const;
