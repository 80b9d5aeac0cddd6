# Tells who is connected to the workstation that this machine is: what DCV says of the session, in one line.

$answer = Invoke-Program $Dcv @('describe-session', 'console', '-j')
$answer.Output -replace '\s*[\r\n]+\s*', ''
exit $answer.ExitCode
