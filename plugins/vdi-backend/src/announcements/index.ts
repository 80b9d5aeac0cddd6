export * from './Announcer';
export * from './ImageAnnouncer';
export * from './imageNotificationOf';
export * from './notificationOf';
