export const messages = {
  nav: {
    home: 'Home',
    workstations: 'Workstations',
    catalog: 'Catalog',
    create: 'Create',
    notifications: 'Notifications',
    menu: 'Menu',
    search: 'Search',
    settings: 'Settings',
  },
  signIn: {
    title: 'Who would you like to be?',
    about:
      'This demo shows cloud desktops that developers open for themselves from their Backstage portal.',
    hint: 'Choose a person to look through their eyes. No password, no AWS account: machines and gateway are simulated on this computer.',
    people: 'People of the demo',
    nobody:
      'Nobody can sign in yet: list people under auth.providers.demo.development.people in app-config.yaml.',
    roles: {
      developer: 'developer, team {{team}}',
      developerWithoutTeam: 'developer',
      administrator: 'administrator',
    },
    does: {
      developer: 'Asks for a workstation and connects to it',
      administrator: 'Runs the fleet and sees everybody’s workstations',
    },
    signingIn: 'Signing in as {{name}} …',
    failed: 'You are not signed in as {{name}}',
    failedHint:
      'If the portal has only just started, its people may take a few seconds to appear.',
    retry: 'Try again',
    other: 'Choose somebody else',
  },
  home: {
    greeting: 'Hello, {{name}}',
    subtitle: 'Your desktops and what they are for',
  },
  firstSteps: {
    title: 'What to try',
    create: 'Ask for a **workstation** and watch it get ready.',
    connect:
      '**Connect** in the browser: the simulated gateway shows as whom it lets you in.',
    entity:
      'Open one for a component, for example the [Payments API](/catalog/default/component/payments-api/workstations).',
    image:
      'Make a [desktop image](/create/templates/default/new-workstation-image) with what your team needs on it, watch it being built and tried, and start a workstation from it.',
    stranger:
      'Sign out under [Settings](/settings), come back as somebody else, and find your workstations out of reach.',
    fleet: 'As Mei, the administrator, look at all of them.',
  },
} as const;
