# Sets up the DCV server of this machine for the workstation that it is. Takes the same variables as the script for
# Linux, and answers in the same way.

$Folder = Join-Path $env:ProgramData 'vdi'
$LogFile = Join-Path $Folder 'host.log'
# Kept until a restart has succeeded, so that a run cut short does not leave the server with old settings.
$RestartMark = Join-Path $Folder 'restart-needed'
$Patience = 60
$Restarted = $false

function Write-Log([string]$Text) {
  Add-Content -LiteralPath $LogFile -Value "$([DateTime]::UtcNow.ToString('s'))Z $Text"
}

function Stop-Host([int]$Code, [string]$Sentence) {
  [Console]::Error.WriteLine("vdi: $Sentence")
  exit $Code
}

function Wait-Until([int]$Seconds, [scriptblock]$Condition) {
  $deadline = (Get-Date).AddSeconds($Seconds)
  while (-not (& $Condition)) {
    if ((Get-Date) -ge $deadline) {
      return $false
    }
    Start-Sleep -Seconds 1
  }
  $true
}

function Get-InstanceId {
  $imds = 'http://169.254.169.254/latest'
  try {
    $token = Invoke-RestMethod -Method Put -Uri "$imds/api/token" -TimeoutSec 2 `
      -Headers @{ 'X-aws-ec2-metadata-token-ttl-seconds' = '60' }
    return Invoke-RestMethod -Uri "$imds/meta-data/instance-id" -TimeoutSec 2 `
      -Headers @{ 'X-aws-ec2-metadata-token' = $token }
  } catch {
    Write-Log "Instance metadata: $($_.Exception.Message)"
  }
  if ($env:AWS_SSM_INSTANCE_ID) {
    return $env:AWS_SSM_INSTANCE_ID
  }
  Stop-Host 3 'This machine does not find its own instance id; allow it the instance metadata service.'
}

function Get-Session {
  $answer = Invoke-Program $Dcv @('describe-session', 'console', '-j')
  if ($answer.ExitCode -eq 0) {
    $answer.Output | ConvertFrom-Json
  }
}

function Test-Owner([string]$Owner) {
  $session = Get-Session
  $(if ($session) { [string]$session.owner } else { '' }) -ceq $Owner
}

function Test-Port {
  $client = New-Object System.Net.Sockets.TcpClient
  try {
    $client.Connect('127.0.0.1', [int]$VDI_PORT)
    $true
  } catch {
    $false
  } finally {
    $client.Dispose()
  }
}

function Start-Server {
  try {
    if (Test-Path -LiteralPath $RestartMark) {
      Restart-Service -Name dcvserver -Force
      Remove-Item -LiteralPath $RestartMark
      $script:Restarted = $true
    } elseif ((Get-Service -Name dcvserver).Status -ne 'Running') {
      Start-Service -Name dcvserver
      $script:Restarted = $true
    }
  } catch {
    Write-Log $_.Exception.Message
    Stop-Host 6 'The DCV server does not start; see its service in the Windows event log.'
  }
  if (-not (Wait-Until $Patience { (Invoke-Program $Dcv @('list-sessions', '-j')).ExitCode -eq 0 })) {
    Stop-Host 6 "The DCV server does not answer 'dcv list-sessions' within $Patience seconds."
  }
}

function Set-Session {
  # A server that has just started makes the session by itself, a moment later.
  if ($User -ne '-' -and $Restarted -and (Wait-Until 10 { Test-Owner $User })) {
    return
  }
  $session = Get-Session
  if ($session -and $session.owner -cne $User) {
    Invoke-Program $Dcv @('close-session', 'console') | Out-Null
    if (-not (Wait-Until $Patience { Test-Owner '' })) {
      Stop-Host 6 "The session of '$($session.owner)' does not end within $Patience seconds."
    }
    $session = $null
  }
  if ($User -eq '-') {
    return
  }
  if (-not $session) {
    # The server may have made it meanwhile: what counts is who owns it now.
    Invoke-Program $Dcv @('create-session', '--owner', $User, 'console') | Out-Null
  }
  if (-not (Wait-Until $Patience { Test-Owner $User })) {
    Stop-Host 6 "There is no DCV session of '$User' within $Patience seconds; see the log of the DCV server on the host."
  }
}

function Get-Report {
  $version = ((Invoke-Program $Dcv @('version')).Output -split "`n")[0].Trim() -replace '^.*DCV\s+', ''
  $booted = [DateTimeOffset](Get-CimInstance -ClassName Win32_OperatingSystem).LastBootUpTime
  $report = [ordered]@{
    workstationId = $Workstation
    dcvVersion    = $version
    listening     = $true
    bootedAt      = $booted.ToUnixTimeMilliseconds()
  }
  if ($User -ne '-') {
    $session = Get-Session
    $report.sessionId = $session.id
    $report.sessionOwner = $session.owner
  }
  $report | ConvertTo-Json -Compress
}

function Invoke-SetUp {
  New-Item -ItemType Directory -Path $Folder -Force | Out-Null
  $instance = Get-InstanceId
  $entry = $VDI_HOSTS -split ';' | Where-Object { ($_ -split ',')[0] -eq $instance } | Select-Object -First 1
  if (-not $entry) {
    Stop-Host 3 "This machine is '$instance', which the command does not name."
  }
  $null, $script:Workstation, $script:User, $script:Secret = $entry -split ','
  if (-not (Test-Path -LiteralPath $Dcv)) {
    Stop-Host 4 "There is no '$Dcv'; install the DCV server in the image."
  }
  Set-Account
  Set-Settings
  Start-Server
  Set-Session
  if (-not (Wait-Until $Patience { Test-Port })) {
    Stop-Host 7 "The DCV server does not listen on port $VDI_PORT within $Patience seconds."
  }
  Get-Report
}

# Two commands at once would undo each other's work.
$Mutex = New-Object System.Threading.Mutex($false, 'Global\vdi-host')
try {
  try {
    $free = $Mutex.WaitOne(120000)
  } catch [System.Threading.AbandonedMutexException] {
    $free = $true
  }
  if (-not $free) {
    Stop-Host 3 'Another preparation of this machine does not end.'
  }
  Invoke-SetUp
  exit 0
} catch {
  Stop-Host 1 "The preparation broke off: $($_.Exception.Message)"
}
