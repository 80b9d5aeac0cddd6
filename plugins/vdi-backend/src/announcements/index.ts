export * from './Announcer';
export * from './notificationOf';
