import fc from 'fast-check';
import { connectionForms, parseGateway } from './connectionForms';

const ID = 'ws-01jc0000000000000000000000';
const SECRET = 'AbC-_09';

function formsOf(gatewayUrl: string, workstationName = 'my-desktop') {
  return connectionForms({
    gateway: parseGateway(gatewayUrl),
    workstationId: ID,
    workstationName,
    secret: SECRET,
  });
}

/** Reads a connection file as DCV clients do: sections of keys, a line each. */
function parseFile(content: string): Record<string, Record<string, string>> {
  const sections: Record<string, Record<string, string>> = {};
  let section: Record<string, string> = {};
  for (const line of content.split('\n').filter(each => each !== '')) {
    const heading = /^\[(\w+)\]$/.exec(line);
    if (heading) {
      section = {};
      sections[heading[1]] = section;
    } else {
      const equals = line.indexOf('=');
      section[line.slice(0, equals)] = line.slice(equals + 1);
    }
  }
  return sections;
}

describe('connectionForms', () => {
  it('gives a grant in the three forms that clients take', () => {
    const forms = formsOf('https://desktops.example.com:8443');
    expect(forms.webUrl).toBe(
      `https://desktops.example.com:8443/?authToken=${SECRET}#${ID}`,
    );
    expect(forms.nativeUrl).toBe(
      `dcv://desktops.example.com:8443/?authToken=${SECRET}#${ID}`,
    );
    expect(forms.connectionFile.name).toBe('my-desktop.dcv');
    expect(parseFile(forms.connectionFile.content)).toEqual({
      version: { format: '1.0' },
      connect: {
        host: 'desktops.example.com',
        port: '8443',
        webport: '8443',
        quicport: '8443',
        weburlpath: '/',
        sessionid: ID,
        authtoken: SECRET,
        transport: 'auto',
        certificatevalidationpolicy: 'strict',
      },
      options: { promptreconnect: 'true' },
    });
  });

  it('knows paths, standard ports and IPv6', () => {
    const forms = formsOf('https://[2001:db8::7]/dcv');
    expect(forms.webUrl).toBe(
      `https://[2001:db8::7]:443/dcv/?authToken=${SECRET}#${ID}`,
    );
    expect(parseFile(forms.connectionFile.content).connect).toMatchObject({
      host: '2001:db8::7',
      port: '443',
      weburlpath: '/dcv/',
    });
    expect(formsOf('http://desktops.example.com').webUrl).toMatch(
      /^http:\/\/desktops\.example\.com:80\//,
    );
  });

  it.each([
    ['Shop\r\nhost=evil', 'Shop-host-evil.dcv'],
    ['a"; filename=x.exe', 'a-filename-x.exe.dcv'],
    ['../../etc/passwd', 'etc-passwd.dcv'],
    ['Équipe d’été', 'E-quipe-d-e-te.dcv'],
    ['李', 'workstation.dcv'],
    ['con', 'workstation-con.dcv'],
    ['LPT1.x', 'workstation-LPT1.x.dcv'],
    ['console', 'console.dcv'],
  ])('names the file of %j so that it can be one', (name, expected) => {
    expect(formsOf('https://g.example', name).connectionFile.name).toBe(
      expected,
    );
  });

  it('lets no name into headers, links or lines', () => {
    const plain = formsOf('https://g.example');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 63 }),
        workstationName => {
          const forms = formsOf('https://g.example', workstationName);
          expect(forms.connectionFile.name).toMatch(
            /^[A-Za-z0-9_][A-Za-z0-9._-]*\.dcv$/,
          );
          expect(forms.connectionFile.content).toBe(
            plain.connectionFile.content,
          );
          expect(forms.webUrl).toBe(plain.webUrl);
        },
      ),
    );
  });

  it.each(['\r\n', '\n', '\u0000', '\u0085', '\u2028', '\u2029'])(
    'lets no line break into a value: %j',
    separator => {
      const { connectionFile, webUrl, nativeUrl } = connectionForms({
        gateway: {
          protocol: 'https:',
          hostname: `g.example${separator}host=evil`,
          port: 8443,
          path: `/${separator}[options]/`,
        },
        workstationId: ID,
        workstationName: 'x',
        secret: `secret${separator}proxytype=HTTP`,
      });
      expect(connectionFile.content).not.toMatch(
        // eslint-disable-next-line no-control-regex -- what is looked for
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/,
      );
      const file = parseFile(connectionFile.content);
      expect(Object.keys(file)).toEqual(['version', 'connect', 'options']);
      expect(Object.keys(file.connect)).toHaveLength(9);
      expect(file.connect.host).toBe('g.examplehost=evil');
      expect(`${webUrl}${nativeUrl}`).not.toContain(
        `secret${separator}proxytype`,
      );
    },
  );
});

describe('parseGateway', () => {
  it.each([
    'desktops.example.com',
    'not a url',
    '',
    'ftp://g.example',
    'dcv://g.example',
    'https://user@g.example',
    'https://user:secret@g.example',
    'https://g.example/?a=b',
    'https://g.example/#a',
  ])('refuses %j and says which key it is', url => {
    expect(() => parseGateway(url)).toThrow(
      `'vdi.connection.gatewayUrl' must be an address such as https://desktops.example.com:8443; it is '${url}'.`,
    );
  });

  it('keeps an encoded line break encoded', () => {
    expect(parseGateway('https://g.example/%0Ahost=evil').path).toBe(
      '/%0Ahost=evil/',
    );
  });
});
