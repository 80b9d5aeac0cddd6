# Has the CloudWatch agent run from the first start on.
#
# The line before this script assigns:
#   $AgentConfiguration  what it measures and sends, as JSON
$file = Join-Path $env:ProgramData 'Amazon\AmazonCloudWatchAgent\vdi.json'
$control = Join-Path $env:ProgramFiles 'Amazon\AmazonCloudWatchAgent\amazon-cloudwatch-agent-ctl.ps1'
New-Item -ItemType Directory -Path (Split-Path $file) -Force | Out-Null
[IO.File]::WriteAllText($file, $AgentConfiguration)
# The first start makes the service; a configuration with a mistake is refused
& powershell.exe -NoProfile -ExecutionPolicy Bypass -File $control -a fetch-config -m ec2 -s -c "file:$file"
if ($LASTEXITCODE -ne 0) {
  throw "The CloudWatch agent does not take its configuration: amazon-cloudwatch-agent-ctl.ps1 ended with $LASTEXITCODE."
}
Stop-Service -Name AmazonCloudWatchAgent
Set-Service -Name AmazonCloudWatchAgent -StartupType Automatic
exit 0
