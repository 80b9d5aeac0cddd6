# How the DCV server and other programs are called.

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$Dcv = Join-Path $env:ProgramFiles 'NICE\DCV\Server\bin\dcv.exe'

# Standard error of a program would count as an error of the script, even of a program that succeeded.
function Invoke-Program([string]$Program, [string[]]$Arguments) {
  $ErrorActionPreference = 'Continue'
  $output = & $Program @Arguments 2>$null
  [PSCustomObject]@{ ExitCode = $LASTEXITCODE; Output = ($output -join "`n") }
}
