$program = Join-Path $env:ProgramFiles 'Microsoft VS Code\Code.exe'
if (-not (Test-Path -LiteralPath $program)) { throw "'$program' is not there." }
(Get-Item -LiteralPath $program).VersionInfo.ProductVersion
