$program = Join-Path $env:ProgramFiles 'Mozilla Firefox\firefox.exe'
if (-not (Test-Path -LiteralPath $program)) { throw "'$program' is not there." }
(Get-Item -LiteralPath $program).VersionInfo.ProductVersion
