/* eslint-env browser */
'use strict';

(() => {
  const sessionId = decodeURIComponent(window.location.hash.slice(1));
  const authToken = new URLSearchParams(window.location.search).get(
    'authToken',
  );
  // The secret leaves the address bar and the history before anything else happens.
  window.history.replaceState(null, '', window.location.pathname);

  const element = id => document.getElementById(id);
  let connectionId;

  function show(state, status, reason = '') {
    element('screen').dataset.state = state;
    element('status').textContent = status;
    element('reason').textContent = reason;
    element('reason').hidden = reason === '';
    element('facts').hidden = state !== 'connected';
    element('disconnect').hidden = state !== 'connected';
  }

  function showConnected(result) {
    connectionId = result.connectionId;
    element('userName').textContent = result.userName;
    element('workstationId').textContent = result.workstationId;
    element('host').textContent = `${result.host}:${result.port}`;
    element('instanceId').textContent = result.instanceId;
    const system = result.platform === 'windows' ? 'Windows' : 'Linux';
    document.title = `${result.workstationId} – simulated remote desktop`;
    show(
      'connected',
      `Connected as ${result.userName}`,
      `A ${system} desktop would be here.`,
    );
  }

  async function connect() {
    const response = await fetch('/connect', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sessionId, authToken: authToken ?? '' }),
    });
    const result = await response.json();
    if (result.admitted) showConnected(result);
    else show('refused', 'Not let in', result.reason);
  }

  async function disconnect() {
    const id = connectionId;
    connectionId = undefined;
    await fetch('/disconnect', { method: 'POST', body: id });
    show(
      'disconnected',
      'Disconnected',
      'Open the workstation from the portal to connect again.',
    );
  }

  element('disconnect').addEventListener('click', () => {
    disconnect().catch(error =>
      show('refused', 'The gateway is gone', String(error)),
    );
  });
  // A closed tab is a closed client.
  window.addEventListener('pagehide', () => {
    if (connectionId) navigator.sendBeacon('/disconnect', connectionId);
    connectionId = undefined;
  });
  connect().catch(error =>
    show('refused', 'The gateway did not answer', String(error)),
  );
})();
