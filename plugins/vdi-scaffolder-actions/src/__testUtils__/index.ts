export { serveVdi, type ServedVdi } from './serveVdi';
export { stepOf, Task } from './Task';
