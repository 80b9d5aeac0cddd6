import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { powershellCommands, powershellProblems } from './powershell';

const SCRIPTS = resolve(__dirname, '../workstations/documents/windows');

describe('powershellProblems', () => {
  it.each(readdirSync(SCRIPTS).filter(name => name.endsWith('.ps1')))(
    'reads %s',
    async name => {
      const script = readFileSync(join(SCRIPTS, name), 'utf8');
      expect(await powershellProblems(script)).toEqual([]);
    },
  );

  it.each([
    ['an open brace', 'if ($true) { Write-Output 1'],
    ['an open string', "Write-Output 'a"],
    ['a bash condition', 'if [ -f x ]; then echo 1; fi'],
  ])('finds %s', async (_, script) => {
    expect(await powershellProblems(script)).not.toEqual([]);
  });

  it('names the commands', async () => {
    expect(
      await powershellCommands('$x = Get-Item a; if ($x) { Stop-Service b }'),
    ).toEqual(['Get-Item', 'Stop-Service']);
  });
});
