import { expect, test } from 'vitest';
import { findSecrets } from './secrets.ts';

test.for([
  { text: 'amqp://guest:s3cr3t@localhost:5672//', secret: 's3cr3t', kind: 'password in a web address' },
  { text: 'https://:tok3n@example.org/x', secret: 'tok3n', kind: 'password in a web address' },
  { text: 'celery flower --basic_auth=admin:letmein --port=5555', secret: 'letmein', kind: 'login on a command line' },
  { text: 'Authorization: Bearer abcdefghijklmnop1234', secret: 'abcdefghijklmnop1234', kind: 'authorization header' },
  { text: "{'Authorization': u'Token 0123456789abcdef'}", secret: '0123456789abcdef', kind: 'authorization header' },
  { text: 'curl -H "X: Bearer abcdefghijklmnop.qrst"', secret: 'abcdefghijklmnop.qrst', kind: 'access token' },
  { text: 'Cookie: sessionid=abc123; csrftoken=x', secret: 'sessionid=abc123; csrftoken=x', kind: 'cookie' },
  { text: 'OS_PASSWORD=hunter22', secret: 'hunter22', kind: 'password or key' },
  { text: 'export OS_TOKEN=gAAAAABX', secret: 'gAAAAABX', kind: 'password or key' },
  { text: "connect(user='a', password='pa ss')", secret: 'pa ss', kind: 'password or key' },
  { text: "{u'ex_force_auth_token': u'abc-def-ghi'}", secret: 'abc-def-ghi', kind: 'password or key' },
  { text: 'driver(ex_credentials="zzTopSecret1")', secret: 'zzTopSecret1', kind: 'password or key' },
  { text: 'client_secret: Zm9vYmFy', secret: 'Zm9vYmFy', kind: 'password or key' },
  { text: "'Traceback\\n  login(password=\\'topsecret\\')\\n'", secret: 'topsecret', kind: 'password or key' },
  { text: '"api_key": "0a1b2c3d4e"', secret: '0a1b2c3d4e', kind: 'password or key' },
  {
    text: '-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----',
    secret: '\nMIIE\nabc\n',
    kind: 'private key',
  },
  { text: '-----BEGIN PRIVATE KEY-----\nMIIE', secret: '\nMIIE', kind: 'private key' },
  {
    text: 'you can re-approve the image here: https://atmo.example.org/x/1',
    secret: 'https://atmo.example.org/x/1',
    kind: 'link that approves the request',
  },
])('finds the $kind in $text', ({ text, secret, kind }) => {
  expect(findSecrets(text).map((found) => ({ kind: found.kind, secret: text.slice(found.start, found.end) }))).toEqual([
    { kind, secret },
  ]);
});

test.for([
  { text: 'Instance: 8f3c1a52-6f0e-4f0b-9c3e-2f1d5a7b9c11' },
  { text: 'checksum d41d8cd98f00b204e9800998ecf8427e' },
  { text: 'Username: joetest at 128.196.64.12' },
  { text: "KeyError: 'password'" },
  { text: 'password = kwargs.get("password")' },
  { text: 'self.token = self.get_token(credentials)' },
  { text: 'password=None, secret=settings.SECRET' },
  { text: 'https://example.org:8080/path@2x.png' },
  { text: 'for key in keys: print(key)' },
  { text: "password='' secret=''" },
  { text: 'token, value = get_fws(value)' },
  { text: '        self.token = nextchar' },
  { text: 'authorization = self.headers.get("authorization")' },
  { text: 'InvalidCredsError: the token is no longer valid' },
  { text: '' },
])('finds nothing in $text', ({ text }) => {
  expect(findSecrets(text)).toEqual([]);
});
