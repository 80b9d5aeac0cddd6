# Proves on a machine made of the image that the portal can make it a workstation.
#
# The lines before this script assign:
#   $Account  account that must exist; empty when there is none
#   $Gpu      true when the machine has a card
function Wait-Until([string]$What, [scriptblock]$Condition) {
  $deadline = (Get-Date).AddSeconds(180)
  while (-not (& $Condition)) {
    if ((Get-Date) -ge $deadline) {
      throw "Not so within 180 seconds: $What"
    }
    Start-Sleep -Seconds 5
  }
}

function Test-Port {
  $client = New-Object System.Net.Sockets.TcpClient
  try {
    $client.Connect('127.0.0.1', 8443)
    $true
  } catch {
    $false
  } finally {
    $client.Dispose()
  }
}

if ((Get-Service -Name dcvserver).StartType -ne 'Automatic') {
  throw 'The DCV server does not start with the machine.'
}
$Dcv = Join-Path $env:ProgramFiles 'NICE\DCV\Server\bin\dcv.exe'
Wait-Until 'the DCV server runs' { (Get-Service -Name dcvserver).Status -eq 'Running' }
Wait-Until 'the DCV server listens on port 8443' { Test-Port }
Wait-Until 'the DCV server answers' {
  $process = Start-Process -FilePath $Dcv -ArgumentList 'list-sessions', '-j' -Wait -PassThru -WindowStyle Hidden
  $process.ExitCode -eq 0
}
Wait-Until 'the SSM agent runs' { (Get-Service -Name AmazonSSMAgent).Status -eq 'Running' }
Wait-Until 'the CloudWatch agent runs' { (Get-Service -Name AmazonCloudWatchAgent).Status -eq 'Running' }
if (-not (Get-Command Get-SECSecretValue -ErrorAction SilentlyContinue)) {
  throw 'The AWS tools for PowerShell are missing.'
}
if ($Account) {
  Get-LocalUser -Name $Account | Out-Null
}
if ($Gpu -eq 'true') {
  $process = Start-Process -FilePath 'nvidia-smi.exe' -Wait -PassThru -WindowStyle Hidden
  if ($process.ExitCode -ne 0) {
    throw 'The graphics card does not answer its driver.'
  }
}
exit 0
