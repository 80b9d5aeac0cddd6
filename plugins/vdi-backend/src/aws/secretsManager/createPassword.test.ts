import { createPassword } from './createPassword';

describe('createPassword', () => {
  it('satisfies Windows, and disturbs neither shells nor chpasswd', () => {
    const passwords = Array.from({ length: 500 }, createPassword);
    for (const password of passwords) {
      expect(password).toMatch(/^[A-Za-z0-9_.+=@-]{24}$/);
      expect(password).toMatch(/[a-z]/);
      expect(password).toMatch(/[A-Z]/);
      expect(password).toMatch(/[0-9]/);
      expect(password).toMatch(/[_.+=@-]/);
    }
    expect(new Set(passwords).size).toBe(passwords.length);
  });
});
