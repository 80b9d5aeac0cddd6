$program = Join-Path $env:ProgramFiles 'Google\Chrome\Application\chrome.exe'
if (-not (Test-Path -LiteralPath $program)) { throw "'$program' is not there." }
(Get-Item -LiteralPath $program).VersionInfo.ProductVersion
