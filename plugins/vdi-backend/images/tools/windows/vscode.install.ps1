# The installer for all people of the machine: https://code.visualstudio.com/docs/setup/windows
$file = Get-Signed 'https://update.code.visualstudio.com/latest/win32-x64/stable' 'VSCodeSetup.exe' 'Microsoft Corporation'
Invoke-Installer $file @('/VERYSILENT', '/SUPPRESSMSGBOXES', '/NORESTART', '/MERGETASKS=!runcode,addtopath')
Remove-Item -LiteralPath $file
