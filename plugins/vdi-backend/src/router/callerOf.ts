import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { Access, Caller } from '../permissions';

/** Who sent the request: a person or a program with a service token, never nobody. */
export async function callerOf(
  request: unknown,
  options: { httpAuth: HttpAuthService; access: Access },
): Promise<Caller> {
  const credentials = await options.httpAuth.credentials(request as Request, {
    allow: ['user', 'service'],
  });
  return options.access.callerOf(credentials);
}
